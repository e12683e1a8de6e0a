package dev.reprokit.assertion;

/**
 * Pearson's product-moment correlation. Between two arms paired by seed it shows what pairing
 * gains: the variance of the difference is smaller by twice their covariance.
 */
final class Correlation {
    private Correlation() {}

    /**
     * Computes the correlation of two arms.
     *
     * @return in [-1, 1]; NaN for one pair, an arm without variance, or values that are not finite
     */
    static double of(double[] x, double[] y) {
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
