package dev.reprokit.linalg;

/**
 * Standardises features: subtracts the mean from each feature and divides by its standard
 * deviation. A feature whose deviation is at most 1e-6 of its mean counts as constant and becomes
 * 0.
 *
 * @param means one mean per feature
 * @param deviations one standard deviation (the population's, divided by the number of images) per
 *     feature; 0 if the feature is constant
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
     * @param features one row per image, one column per feature; unchanged
     * @return means and deviations, which can be applied to these images and to others
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
     * Standardises features by these means and deviations, which may come from other images: {@code
     * (x - mean) / deviation}, or 0 if the deviation is 0.
     *
     * @param features one row per image, one column per feature; unchanged
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
