package dev.reprokit.record.run;

/**
 * Settings of a device's floating-point arithmetic. Results depend on them.
 *
 * @param deterministic whether to use only deterministic algorithms, so that two runs on one device
 *     give the same bits, at the price of speed
 * @param tf32 whether a GPU may round the inputs of matrix products and convolutions to TF32 (10
 *     bits of mantissa)
 * @param cudnnBenchmark whether cuDNN times its algorithms and takes the fastest, which may be
 *     another one in the next run
 */
public record Numerics(boolean deterministic, boolean tf32, boolean cudnnBenchmark) {
    /** The default: full float32, algorithms as cuDNN chooses them without timing. */
    public static final Numerics DEFAULT = new Numerics(false, false, false);

    /**
     * Describes the settings in words.
     *
     * @return e.g. {@code float32, deterministic algorithms}
     */
    public String description() {
        return (tf32 ? "TF32" : "float32")
                + (deterministic ? ", deterministic algorithms" : "")
                + (cudnnBenchmark ? ", algorithms tried by cuDNN" : "");
    }
}
