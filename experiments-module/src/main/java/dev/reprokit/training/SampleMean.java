package dev.reprokit.training;

/**
 * A mean over samples (a loss, an accuracy) that is made of means over batches, each weighted by
 * the size of its batch. The short last batch of an epoch counts for no more than its samples.
 *
 * <pre>{@code
 * SampleMean loss = new SampleMean();
 * loss.addBatch(0, 9);
 * loss.addBatch(1, 1);
 * loss.value(); // 0.1
 * }</pre>
 *
 * <p>The losses of DJL average the means of the batches instead, as if all had one size: 0.5 here.
 */
public final class SampleMean {
    private double sum;
    private long samples;

    /**
     * Adds a batch.
     *
     * @param mean the mean over the batch, in any unit; NaN makes the whole mean NaN
     * @param size number of samples in the batch, at least 1
     * @throws IllegalArgumentException if the size is less than 1
     */
    public void addBatch(double mean, long size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "expected a batch of at least 1 sample, but got " + size);
        }
        sum += mean * size;
        samples += size;
    }

    /**
     * Returns the mean over the samples of all batches so far.
     *
     * @return the mean, in the unit of the batches' means
     * @throws IllegalStateException if there has been no batch
     */
    public double value() {
        if (samples == 0) {
            throw new IllegalStateException("there is no mean of no samples");
        }
        return sum / samples;
    }
}
