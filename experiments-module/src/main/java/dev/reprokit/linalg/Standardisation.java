package dev.reprokit.linalg;

/**
 * Features less their means, over their deviations; a feature that never changes becomes 0.
 *
 * @param means one a feature
 * @param deviations one a feature, the population's; 0 where it never changes
 */
public record Standardisation(double[] means, double[] deviations) {
    /** Float32 features that are all equal may differ from their mean in the last digits. */
    private static final double ROUNDING = 1e-6;

    /**
     * Learns means and deviations.
     *
     * @param features (images, features)
     * @return what standardises these, and others like them
     */
    public static Standardisation of(Matrix features) {
        double[] means = new double[features.columns()];
        double[] deviations = new double[means.length];
        for (int f = 0; f < means.length; f++) {
            double[] column = features.column(f);
            for (double value : column) {
                means[f] += value / column.length;
            }
            double variance = 0;
            for (double value : column) {
                variance += (value - means[f]) * (value - means[f]) / column.length;
            }
            double deviation = Math.sqrt(variance);
            deviations[f] = deviation > ROUNDING * Math.abs(means[f]) ? deviation : 0;
        }
        return new Standardisation(means, deviations);
    }

    /**
     * Standardises.
     *
     * @param features (images, features)
     * @return of the same shape, to be closed
     */
    public Matrix apply(Matrix features) {
        Matrix standardised = Matrix.zeros(features.rows(), features.columns());
        for (int f = 0; f < means.length; f++) {
            if (deviations[f] > 0) {
                double[] column = features.column(f);
                for (int image = 0; image < column.length; image++) {
                    column[image] = (column[image] - means[f]) / deviations[f];
                }
                standardised.setColumn(f, column);
            }
        }
        return standardised;
    }
}
