package dev.reprokit.baseline;

/**
 * A metric after the last epoch in one condition of one run, summed up over its seeds.
 *
 * @param seeds the number of seeds, 1 or more
 * @param mean the mean over seeds, in the metric's unit
 * @param deviation the standard deviation between seeds (with n - 1), in the metric's unit; 0 for
 *     one seed
 */
public record HistoryValue(int seeds, double mean, double deviation) {

    /**
     * Checks that the numbers are possible.
     *
     * @throws IllegalArgumentException if one is not
     */
    public HistoryValue {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be 1 or more, but is " + seeds);
        }
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean is not a finite number");
        }
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("deviation must be 0 or more");
        }
    }
}
