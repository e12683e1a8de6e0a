package dev.reprokit.internal.harness.machine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A GPU as NVIDIA's driver knows it, whether or not CUDA can use it.
 *
 * @param name the maker's name
 * @param driver the driver's version, e.g. {@code 550.54.14}
 */
record Gpu(String name, String driver) {
    /** Without persistence mode the tool first wakes the GPUs, which takes seconds for each. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The oldest drivers for Linux that run programs of a CUDA version, by its first number.
     *
     * @see <a href="https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/">CUDA's release notes,
     *     minimum required driver version for minor version compatibility</a>
     */
    private static final Map<String, String> OLDEST_DRIVERS =
            Map.of("11", "450.80.02", "12", "525.60.13", "13", "580");

    /** {@return the GPUs that the driver's tool lists; none if it is missing or hangs} */
    static List<Gpu> ofDriver() {
        return parse(tool("--query-gpu=driver_version,name", "--format=csv,noheader").orElse(""));
    }

    /** {@return what the driver's tool says; empty if it is missing, fails or hangs} */
    static Optional<String> tool(String... options) {
        return CommandOutput.of(
                Stream.concat(Stream.of("nvidia-smi"), Arrays.stream(options)).toList(), PATIENCE);
    }

    /** Reads lines such as {@code 550.54.14, NVIDIA H100}; other lines say that there is none. */
    static List<Gpu> parse(String csv) {
        return csv.lines()
                .map(line -> line.split(", *", 2))
                .filter(fields -> fields.length == 2 && fields[0].matches("\\d+(\\.\\d+)*"))
                .map(fields -> new Gpu(fields[1].strip(), fields[0]))
                .toList();
    }

    /**
     * {@return the maker's name of a GPU}
     *
     * @param number its number, as CUDA gives them
     * @param listed the GPUs that the driver lists, in its order
     * @param visible the GPUs that CUDA counts
     */
    static String name(int number, List<Gpu> listed, VisibleGpus visible) {
        List<String> names = listed.stream().map(Gpu::name).distinct().toList();
        if (names.isEmpty()) {
            return "name unknown: nvidia-smi does not answer";
        }
        // Where all are alike it does not matter which one CUDA means.
        return names.size() == 1
                ? names.get(0)
                : visible.byDriver(number)
                        .filter(index -> index < listed.size())
                        .map(index -> listed.get(index).name())
                        .orElse(
                                "name unknown: nvidia-smi's numbers of CUDA_VISIBLE_DEVICES=%s are not known"
                                        .formatted(visible.list()));
    }

    /** {@return the oldest driver that runs programs of a CUDA version; 0 if nobody knows} */
    static String oldestDriver(String cuda) {
        return OLDEST_DRIVERS.getOrDefault(cuda.replaceFirst("\\..*", ""), "0");
    }

    /** {@return whether its driver is too old for programs of a CUDA version, e.g. 12.8} */
    boolean isTooOldFor(String cuda) {
        return isOlder(driver, oldestDriver(cuda));
    }

    /** Compares versions number by number. */
    static boolean isOlder(String version, String other) {
        return Arrays.compare(numbers(version), numbers(other)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
