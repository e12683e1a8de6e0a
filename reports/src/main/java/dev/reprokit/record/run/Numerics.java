package dev.reprokit.record.run;

/**
 * Settings of a device's floating-point arithmetic. Results depend on them.
 *
 * @param deterministic true to use only deterministic algorithms, so that two runs on one device
 *     give the same bits, at the price of speed
 * @param tf32 true if a GPU may round the inputs of matrix products and convolutions to TF32 (10
 *     bits of mantissa)
 * @param cudnnBenchmark true to let cuDNN, the library that computes convolutions on a GPU, time
 *     its algorithms and take the fastest, which may be another one in the next run
 */
public record Numerics(boolean deterministic, boolean tf32, boolean cudnnBenchmark) {
    /**
     * The default: full float32, algorithms as cuDNN (the library for convolutions on a GPU)
     * chooses them without timing, which need not be deterministic.
     */
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
