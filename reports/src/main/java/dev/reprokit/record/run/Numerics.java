package dev.reprokit.record.run;

/**
 * How exactly a device computes. Results depend on it.
 *
 * @param deterministic whether everything that can make two runs differ on one device is switched
 *     off, at the price of speed
 * @param tf32 whether a GPU may round the inputs of matrix products and convolutions to TF32
 * @param cudnnBenchmark whether cuDNN tries its algorithms and takes the fastest, which need not be
 *     the same one in the next run
 */
public record Numerics(boolean deterministic, boolean tf32, boolean cudnnBenchmark) {
    /** Full float32, cuDNN's own choice of algorithms. */
    public static final Numerics DEFAULT = new Numerics(false, false, false);

    /**
     * In words.
     *
     * @return e.g. {@code float32, deterministic algorithms}
     */
    public String description() {
        return (tf32 ? "TF32" : "float32")
                + (deterministic ? ", deterministic algorithms" : "")
                + (cudnnBenchmark ? ", algorithms tried by cuDNN" : "");
    }
}
