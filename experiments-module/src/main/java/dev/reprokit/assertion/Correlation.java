package dev.reprokit.assertion;

/**
 * Pearson's product-moment correlation, which measures from -1 to 1 how closely one value follows
 * another in a straight line. Between two arms paired by seed it shows what pairing gains: the
 * variance of the difference is smaller by twice their covariance.
 */
public final class Correlation {
    private Correlation() {}

    /**
     * Computes the correlation of pairs of values.
     *
     * @param x one value per pair; at least one pair
     * @param y the other value of each pair, in the same order
     * @return in [-1, 1]; NaN for one pair, for values that are all equal or not finite
     */
    public static double of(double[] x, double[] y) {
        double meanX = TInterval.mean(x);
        double meanY = TInterval.mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
