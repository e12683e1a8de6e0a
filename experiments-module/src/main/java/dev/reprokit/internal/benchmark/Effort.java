package dev.reprokit.internal.benchmark;

import dev.reprokit.training.Protocol;

/**
 * How much to measure.
 *
 * @param protocol batch size and optimiser of the training step
 * @param rounds how often every value is measured
 * @param seconds how long a round trains, at least one batch, and a quarter of it for matrix
 *     products
 * @param mostBatches how many batches an epoch has at most
 * @param matrixSize rows and columns of the matrices that are multiplied
 * @param processors up to how many threads and trials to go on a CPU
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
     * The published training step on all processors.
     *
     * @param secondsPerValue how long to train for each value
     * @param gpu whether a GPU is measured, which needs larger matrices to be busy
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

    /** {@return how many training images the data must have} */
    public int images() {
        return mostBatches * protocol.batchSize();
    }
}
