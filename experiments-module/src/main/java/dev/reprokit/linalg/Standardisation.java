package dev.reprokit.linalg;

/**
 * Standardises features: subtracts their means and divides by their standard deviations. A feature
 * that never varies becomes 0.
 *
 * @param means one mean per feature
 * @param deviations one standard deviation (the population's) per feature; 0 if the feature never
 *     varies
 */
public record Standardisation(double[] means, double[] deviations) {
    /**
     * Relative deviation below which a feature counts as constant: equal float32 features may
     * differ from their mean in the last digits.
     */
    private static final double ROUNDING = 1e-6;

    /**
     * Computes the mean and the standard deviation of each feature over the images.
     *
     * @param features one row per image, one column per feature
     * @return the standardisation of these features, which can be applied to others
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
     * Standardises features by these means and deviations, which may come from other images.
     *
     * @param features one row per image, one column per feature
     * @return a new matrix of the same shape; the caller closes it
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
