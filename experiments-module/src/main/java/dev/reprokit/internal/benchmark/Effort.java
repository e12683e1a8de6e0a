package dev.reprokit.internal.benchmark;

import dev.reprokit.training.Protocol;

/**
 * The amount of measuring.
 *
 * @param protocol batch size and optimiser of the training step
 * @param rounds number of measurements of every value
 * @param seconds duration of training in a round, in seconds, at least one batch; matrix products
 *     take a quarter of it
 * @param mostBatches largest number of batches in an epoch
 * @param matrixSize rows and columns of the multiplied matrices
 * @param processors largest number of threads and of trials on a CPU
 */
public record Effort(
        Protocol protocol,
        int rounds,
        double seconds,
        int mostBatches,
        int matrixSize,
        int processors) {
    private static final int ROUNDS = 3;
    private static final int MOST_BATCHES = 40;
    private static final int MATRIX_SIZE_ON_CPU = 2048;
    private static final int MATRIX_SIZE_ON_GPU = 8192;

    /**
     * Creates the default effort: training steps with the published batches of 128 on all
     * processors, for about {@code secondsPerValue} of training per value.
     *
     * @param secondsPerValue seconds of training for each value, at least 1
     * @param gpu true to measure a GPU, which needs larger matrices to be busy
     * @return the effort
     */
    public static Effort of(int secondsPerValue, boolean gpu) {
        return new Effort(
                Protocol.PUBLISHED,
                ROUNDS,
                (double) secondsPerValue / ROUNDS,
                MOST_BATCHES,
                gpu ? MATRIX_SIZE_ON_GPU : MATRIX_SIZE_ON_CPU,
                Runtime.getRuntime().availableProcessors());
    }

    /** {@return the number of training images that the data must have at least} */
    public int images() {
        return mostBatches * protocol.batchSize();
    }
}
