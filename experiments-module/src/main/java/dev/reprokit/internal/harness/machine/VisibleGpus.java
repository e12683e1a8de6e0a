package dev.reprokit.internal.harness.machine;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The GPUs that {@code CUDA_VISIBLE_DEVICES} leaves to a process. CUDA numbers these anew, from
 * zero; NVIDIA's driver does not know of the variable.
 *
 * @param list what the variable says, e.g. {@code 2,3}; null if it is not set
 * @see <a href="https://docs.nvidia.com/cuda/cuda-c-programming-guide/#cuda-environment-variables">
 *     CUDA's guide, environment variables</a>
 */
public record VisibleGpus(@Nullable String list) {

    /** {@return those of this process and of the programs that it starts} */
    public static VisibleGpus ofThisProcess() {
        return new VisibleGpus(System.getenv("CUDA_VISIBLE_DEVICES"));
    }

    /**
     * {@return whether no GPU is left for sure} CUDA stops at the first entry that names none.
     *
     * @param all how many GPUs the driver lists
     */
    boolean none(int all) {
        if (list == null) {
            return false;
        }
        String first = entry(0).orElse("");
        return first.isEmpty()
                || first.equals("NoDevFiles")
                || first.matches("-\\d+")
                || isNumber(first) && Integer.parseInt(first) >= all;
    }

    /**
     * {@return how many GPUs are left, where each entry of a known form names one}
     *
     * @param all how many GPUs the driver lists
     */
    int count(int all) {
        if (list == null) {
            return all;
        }
        return (int)
                IntStream.range(0, list.split(",").length)
                        .mapToObj(number -> entry(number).orElse(""))
                        .takeWhile(entry -> names(entry, all))
                        .count();
    }

    private static boolean names(String entry, int all) {
        return isNumber(entry) ? Integer.parseInt(entry) < all : entry.matches("(GPU|MIG)-.+");
    }

    /**
     * {@return what the variable must say to leave one GPU to a program}
     *
     * @param number the number by which CUDA knows it in this process
     */
    public String alone(int number) {
        return list == null ? String.valueOf(number) : entry(number).orElse("");
    }

    /**
     * {@return the number by which the driver knows a GPU; empty if the variable does not name it
     * by number}
     *
     * @param number the number by which CUDA knows it
     */
    Optional<Integer> byDriver(int number) {
        return list == null
                ? Optional.of(number)
                : entry(number).filter(VisibleGpus::isNumber).map(Integer::valueOf);
    }

    private Optional<String> entry(int number) {
        String[] entries = list == null ? new String[0] : list.split(",");
        return number < entries.length ? Optional.of(entries[number].strip()) : Optional.empty();
    }

    private static boolean isNumber(String entry) {
        return entry.matches("\\d{1,9}");
    }
}
