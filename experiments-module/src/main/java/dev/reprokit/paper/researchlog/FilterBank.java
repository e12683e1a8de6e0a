package dev.reprokit.paper.researchlog;

import dev.reprokit.assertion.Correlation;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PrincipalComponents;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The filters of a convolution against the second-order statistics of the patches that they are
 * applied to (Chowers and Weiss 2023).
 *
 * @param variances variances of the patches along their principal components, the largest first;
 *     what rounding made negative is 0
 * @param energy root mean square, over the filters, of their projections on each component: the
 *     energy profile of the authors' code, but for a factor
 */
record FilterBank(double[] variances, double[] energy) {
    /**
     * Share of the largest variance below which one counts as 0: rounding in float32 leaves 1e-14
     * of it where a channel is silent.
     */
    static final double ROUNDING = 1e-10;

    /** Exponents, to the base 10, of the first and last training time of {@link #formulaFit}. */
    private static final int FIRST_TIME = -3;

    private static final int LAST_TIME = 12;
    private static final int TIMES_PER_DECADE = 10;

    /**
     * Projects filters on the components.
     *
     * @param components those of the patches
     * @param filters one column per filter; may be differences of filters
     */
    static FilterBank of(PrincipalComponents components, Matrix filters) {
        return new FilterBank(
                Arrays.stream(components.variances()).map(v -> Math.max(0, v)).toArray(),
                Arrays.stream(components.meanSquares(filters)).map(Math::sqrt).toArray());
    }

    /**
     * Returns the condition number of the patches' covariance: the largest variance over the
     * smallest that is not 0.
     */
    double condition() {
        double least = ROUNDING * variances[0];
        return variances[0]
                / Arrays.stream(variances).filter(variance -> variance > least).min().orElse(1);
    }

    /**
     * Returns the number of components over which the filters' outputs spread their variance, by
     * its participation ratio: 1 if one component has all of it, the number of components if the
     * filters whiten.
     */
    double outputComponents() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < energy.length; i++) {
            double variance = energy[i] * energy[i] * variances[i];
            sum += variance;
            squares += variance * variance;
        }
        return sum * sum / squares;
    }

    /**
     * Returns the beginning of the profile, divided by its largest value, as the authors do.
     *
     * @param components how many components of the largest variances
     * @return at most 1; the component of the largest variance first. All 0 if all energies are
     */
    double[] profile(int components) {
        double[] first = Arrays.copyOf(energy, components);
        double largest = Arrays.stream(first).max().orElseThrow();
        return Arrays.stream(first).map(e -> largest == 0 ? 0 : e / largest).toArray();
    }

    /**
     * Returns how well the authors' closed form for linear networks fits the profile: the largest
     * correlation with {@code (1 - (1 - h v_i)^t) / sqrt(v_i)} at any number of steps t, where v_i
     * are the variances. The steps h are taken to be small, so that the power is {@code exp(-h v_i
     * t)}. It begins as sqrt(v_i), and ends in 1 / sqrt(v_i), which whitens. Weights that have not
     * moved have no profile: 0.
     */
    double formulaFit() {
        int times = (LAST_TIME - FIRST_TIME) * TIMES_PER_DECADE;
        return IntStream.rangeClosed(0, times)
                .mapToDouble(i -> Math.pow(10, FIRST_TIME + (double) i / TIMES_PER_DECADE))
                .map(time -> Correlation.of(formula(time / variances[0]), energy))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private double[] formula(double time) {
        return Arrays.stream(variances)
                .map(v -> v == 0 ? 0 : -Math.expm1(-v * time) / Math.sqrt(v))
                .toArray();
    }
}
