package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The kinds of GPU that a CUDA library has code for. Machine code for X.Y runs on X.Z with Z of at
 * least Y; code that the driver compiles (PTX) runs on all later kinds.
 *
 * @param codes code by NVIDIA's names: {@code sm_90} is machine code, {@code compute_90} is PTX,
 *     and {@code sm_90a} runs on 9.0 alone; none if the library does not tell
 * @see <a href="https://docs.nvidia.com/cuda/cuda-c-programming-guide/#application-compatibility">
 *     CUDA's guide, application compatibility</a>
 */
record CudaArchitectures(List<String> codes) {
    /** As in {@code -gencode;arch=compute_90,code=sm_90}. */
    private static final Pattern CODE = Pattern.compile("code=((?:sm|compute)_\\d+[af]?)");

    /**
     * Finds the codes in the library's own description of its build.
     *
     * @param build PyTorch's {@code show_config()}, of which a line lists the options of CUDA's
     *     compiler
     */
    static CudaArchitectures of(String build) {
        return new CudaArchitectures(
                CODE.matcher(build).results().map(code -> code.group(1)).distinct().toList());
    }

    /**
     * {@return if there is code for a GPU, or nobody knows}
     *
     * @param capability the compute capability without its point, e.g. {@code 90} for 9.0
     */
    boolean run(String capability) {
        return codes.isEmpty() || codes.stream().anyMatch(code -> runs(code, capability));
    }

    private static boolean runs(String code, String capability) {
        String kind = code.substring(code.indexOf('_') + 1);
        if (!kind.matches("\\d+")) {
            return kind.substring(0, kind.length() - 1).equals(capability);
        }
        int has = Integer.parseInt(kind);
        int needed = Integer.parseInt(capability);
        return has <= needed && (code.startsWith("compute_") || has / 10 == needed / 10);
    }

    /** {@return a compute capability with its point} */
    static String pointed(String capability) {
        int point = capability.length() - 1;
        return capability.substring(0, point) + "." + capability.substring(point);
    }

    @Override
    public String toString() {
        return codes.stream()
                .map(code -> code.substring(code.indexOf('_') + 1))
                .distinct()
                .map(kind -> kind.replaceAll("(\\d)([af]?)$", ".$1$2"))
                .collect(joining(", "));
    }
}
