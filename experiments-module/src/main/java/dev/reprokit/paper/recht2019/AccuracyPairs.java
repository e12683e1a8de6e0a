package dev.reprokit.paper.recht2019;

import dev.reprokit.assertion.RankCorrelation;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Accuracies of several models on two test sets.
 *
 * @param original accuracies on the original set, strictly between 0 and 1
 * @param fresh accuracies on the new set, in the same order of models
 */
record AccuracyPairs(double[] original, double[] fresh) {
    /** Accuracies in per cent. */
    static final DoubleUnaryOperator PER_CENT = share -> 100 * share;

    /** Accuracies as quantiles of the normal distribution. */
    static final DoubleUnaryOperator PROBIT =
            NormalDistribution.of(0, 1)::inverseCumulativeProbability;

    static final DoubleUnaryOperator LOGIT = share -> Math.log(share / (1 - share));

    private static final int RESAMPLES = 20_000;

    /**
     * A least-squares line.
     *
     * @param slope rise of y per unit of x
     * @param offset y at x = 0
     * @param correlation Pearson's r
     */
    record LineFit(double slope, double offset, double correlation) {

        /** Fits y as a function of x. */
        static LineFit of(double[] x, double[] y) {
            double meanX = 0;
            double meanY = 0;
            for (int i = 0; i < x.length; i++) {
                meanX += x[i] / x.length;
                meanY += y[i] / x.length;
            }
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int i = 0; i < x.length; i++) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                xy += (x[i] - meanX) * (y[i] - meanY);
                yy += (y[i] - meanY) * (y[i] - meanY);
            }
            double slope = xy / xx;
            return new LineFit(slope, meanY - slope * meanX, xy / Math.sqrt(xx * yy));
        }
    }

    /** Fits a line to the new accuracies as a function of the original ones, both on a scale. */
    LineFit fit(DoubleUnaryOperator scale) {
        return LineFit.of(scaled(original, scale), scaled(fresh, scale));
    }

    private static double[] scaled(double[] shares, DoubleUnaryOperator scale) {
        return Arrays.stream(shares).map(scale).toArray();
    }

    /**
     * Returns the central 95 % of the slopes when models are drawn with replacement, as in Recht et
     * al. 2019: the models differ by more than the noise that a t interval assumes.
     *
     * @return lower and upper end
     */
    double[] slopeInterval(DoubleUnaryOperator scale, RandomGenerator random) {
        double[] x = scaled(original, scale);
        double[] y = scaled(fresh, scale);
        double[] slopes = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] models = random.ints(x.length, 0, x.length).toArray();
            slopes[resample] = LineFit.of(picked(x, models), picked(y, models)).slope();
        }
        Arrays.sort(slopes);
        int tail = RESAMPLES / 40;
        return new double[] {slopes[tail], slopes[RESAMPLES - 1 - tail]};
    }

    private static double[] picked(double[] values, int[] models) {
        return Arrays.stream(models).mapToDouble(model -> values[model]).toArray();
    }

    /** Returns the largest change of a model's rank, in places; equal accuracies share a rank. */
    double largestRankChange() {
        double[] before = RankCorrelation.ranks(original);
        double[] after = RankCorrelation.ranks(fresh);
        return IntStream.range(0, before.length)
                .mapToDouble(model -> Math.abs(before[model] - after[model]))
                .max()
                .orElseThrow();
    }

    /** Returns the loss of each model, in points of a percentage. */
    double[] gaps() {
        return IntStream.range(0, original.length)
                .mapToDouble(model -> 100 * (original[model] - fresh[model]))
                .toArray();
    }
}
