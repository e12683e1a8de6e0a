package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.NaNPolicy;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What Commons Statistics does that one would not guess. */
class StatisticsTrapTest {
    /** Of five pairs, the most extreme outcome is one of 2^5; on both sides, two of them. */
    private static final double LEAST_EXACT_P = 2.0 / 32;

    @Shows("statistics-wilcoxon-ties")
    void tiesMakeAnExactTestApproximate() {
        WilcoxonSignedRankTest exact =
                WilcoxonSignedRankTest.withDefaults().with(PValueMethod.EXACT);

        assertThat(exact.test(new double[] {1, 2, 3, 4, 5}).getPValue()).isEqualTo(LEAST_EXACT_P);
        assertThat(exact.test(new double[] {1, 1, 1, 1, 1}).getPValue())
                .isCloseTo(0.037, within(0.0005));
    }

    @Shows("statistics-mann-whitney-zeros")
    void negativeZeroIsLess() {
        double[] zeros = new double[8];
        double[] negative = new double[8];
        Arrays.fill(negative, -0.0);

        assertThat(MannWhitneyUTest.withDefaults().test(zeros, negative).getPValue())
                .isCloseTo(0.00014, within(0.000005));
    }

    @Shows("statistics-constant-samples")
    void samplesWithoutSpreadHaveNoP() {
        assertUndecided(TTest.withDefaults().test(new double[] {1, 1, 1}, new double[] {2, 2, 2}));
        assertUndecided(
                MannWhitneyUTest.withDefaults()
                        .test(new double[] {1, 1, 1}, new double[] {1, 1, 1}));
    }

    private static void assertUndecided(SignificanceResult result) {
        assertThat(result.getPValue()).isNaN();
        assertThat(result.reject(0.05)).isFalse();
    }

    @Shows("statistics-median-nan")
    void nanIsTheLargestValue() {
        double[] values = {1, 2, Double.NaN};

        assertThat(Median.withDefaults().evaluate(values)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Median.withDefaults().with(NaNPolicy.ERROR).evaluate(values));
    }

    @Shows("statistics-median-reorders")
    void theCallersArrayIsReordered() {
        double[] median = {5, 1, 4, 2, 3};
        double[] quantile = median.clone();
        double[] copied = median.clone();

        Median.withDefaults().evaluate(median);
        Quantile.withDefaults().evaluate(quantile, 0.5);
        Median.withDefaults().withCopy(true).evaluate(copied);

        assertThat(median).isNotEqualTo(copied);
        assertThat(quantile).isNotEqualTo(copied);
        assertThat(copied).containsExactly(5, 1, 4, 2, 3);
    }

    @Shows("statistics-quantile")
    void theDefaultIsNotNumPys() {
        double[] oneToTen = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();

        assertThat(Quantile.withDefaults().evaluate(oneToTen, 0.9)).isCloseTo(9.63, within(0.005));
        assertThat(Quantile.withDefaults().with(EstimationMethod.HF7).evaluate(oneToTen, 0.9))
                .isCloseTo(9.1, within(1e-12));
    }

    @Shows("statistics-variance-of-one")
    void oneValueHasNoSpread() {
        assertThat(Variance.of(5).getAsDouble()).isZero();
        assertThat(StandardDeviation.of(5).getAsDouble()).isZero();
    }
}
