package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The construction on points made by hand and at random. */
class FiniteSampleNetworkTest {
    private static final double EARLY = Construction.Thresholds.EARLY.position;

    @Test
    void threePointsOnALineAreSolvedAsByHand() {
        // x = 1, 2, 4; midpoints 1.5 and 3, the first threshold half a mean gap below 1: 0.25.
        // Rows of A: 0.75 | 1.75 0.5 | 3.75 2.5 1. Labels 3, 6, 10:
        // w0 = 4, w1 = (6 - 7) / 0.5 = -2, w2 = 10 - 15 + 5 = 0.
        TriangularSystem system = TriangularSystem.interleaved(new double[] {1, 2, 4}, 0.5);

        assertThat(system.b()).containsExactly(0.25, 1.5, 3);
        assertThat(system.solve(new double[] {3, 6, 10})).containsExactly(4, -2, 0);
        assertThat(system.smallestEigenvalue()).isEqualTo(0.5);
    }

    @Test
    void inOneDimensionItIsTheSameNetworkAlongEitherDirection() {
        double[][] points = {{4}, {1}, {2}};
        double[] labels = {10, 3, 6};

        for (long seed = 1; seed <= 10; seed++) {
            FiniteSampleNetwork network = fit(points, labels, 0.5, RandomStream.of(seed, "test"));

            assertThat(Math.abs(network.direction()[0])).isEqualTo(1);
            for (int i = 0; i < points.length; i++) {
                assertThat(network.valueAt(points[i])).isCloseTo(labels[i], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Labelling.class)
    void anyLabelsAreFitted(Labelling labelling) {
        double[][] points = gaussian(300, 20);
        Projection projection = Projection.random(points, RandomStream.of(7, "direction"));
        TriangularSystem system = TriangularSystem.interleaved(projection.values(), EARLY);
        double[] labels = labelling.of(projection, RandomStream.of(7, "labels"));

        FiniteSampleNetwork network = FiniteSampleNetwork.through(projection, system, labels);

        double largest = labelling == Labelling.WIDE ? 1e6 : 9;
        double bound = largest * system.errorBound();
        assertThat(bound).isLessThan(1e-9 * largest);
        for (int i = 0; i < points.length; i++) {
            assertThat(network.valueAt(points[i])).isCloseTo(labels[i], within(bound));
            assertThat(network.valueBackwardsAt(points[i]))
                    .isCloseTo(labels[i], within(1e-6 * largest));
        }
    }

    @Test
    void itHasTwoWeightsAPointAndOneADimension() {
        FiniteSampleNetwork network =
                fit(gaussian(50, 7), new double[50], EARLY, RandomStream.of(1, "test"));

        assertThat(network.weightCount()).isEqualTo(2 * 50 + 7);
    }

    @Test
    void theInverseByColumnsHasTheSameConditionNumberAndSmallestEigenvalue() {
        Projection projection = Projection.random(gaussian(60, 5), RandomStream.of(3, "test"));
        for (double position : new double[] {EARLY, 0.5, 0.6}) {
            TriangularSystem system = TriangularSystem.interleaved(projection.values(), position);
            double[] inverseRows = new double[60];
            double[] rows = new double[60];
            double smallest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < 60; j++) {
                double[] unit = new double[60];
                unit[j] = 1;
                double[] column = system.solve(unit);
                for (int i = 0; i < 60; i++) {
                    double entry = Math.max(system.x()[i] - system.b()[j], 0);
                    rows[i] += entry;
                    inverseRows[i] += Math.abs(column[i]);
                    assertThat(entry > 0).isEqualTo(j <= i);
                    smallest = i == j ? Math.min(smallest, entry) : smallest;
                }
            }

            double condition = largest(rows) * largest(inverseRows);
            assertThat(system.conditionNumber()).isCloseTo(condition, within(1e-6 * condition));
            assertThat(system.smallestEigenvalue()).isEqualTo(smallest);
        }
    }

    @Test
    void lateThresholdsLoseAllDigits() {
        double[][] points = gaussian(80, 20);
        Projection projection = Projection.random(points, RandomStream.of(5, "direction"));
        double[] labels = Labelling.ALTERNATING.of(projection, RandomStream.of(5, "labels"));

        assertThat(worstError(points, projection, labels, EARLY)).isLessThan(1e-10);
        assertThat(worstError(points, projection, labels, Construction.Thresholds.LATE.position))
                .isGreaterThan(1);
    }

    @Test
    void projectionsAreSortedAndEveryPointIsAmongThem() {
        Projection projection = Projection.random(gaussian(30, 4), RandomStream.of(2, "test"));

        assertThat(projection.values()).isSorted();
        assertThat(projection.order()).containsExactlyInAnyOrder(IntStream.range(0, 30).toArray());
    }

    @Test
    void equalPointsAreRefused() {
        double[][] points = {{1, 2}, {0, 5}, {1, 2}};

        assertThatThrownBy(() -> fit(points, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points 0 and 2 are equal; the theorem is on distinct points");
    }

    @Test
    void pointsThatFloat64CannotTellApartAreNoErrorOfTheCaller() {
        double[][] points = {{1e9, 0}, {1e9, 1e-12}};

        assertThatThrownBy(() -> fit(points, 0, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void noThresholdFitsBetweenNeighbouringNumbers() {
        double[] x = {1, Math.nextUp(1.0)};

        assertThatThrownBy(() -> TriangularSystem.interleaved(x, 0.5))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("no room");
    }

    @Test
    void whatIsNoSampleIsRefused() {
        double[][] two = {{1}, {2}};

        assertThatThrownBy(() -> fit(new double[0][])).hasMessageContaining("at least one point");
        assertThatThrownBy(() -> fit(new double[][] {{1, 2}, {1}}, 0, 0))
                .hasMessage("point 1 has 1 numbers and point 0 has 2");
        assertThatThrownBy(() -> fit(new double[][] {{1}, {Double.NaN}}, 0, 0))
                .hasMessage("a number of point 1 is not finite");
        assertThatThrownBy(() -> fit(two, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 labels for 2 points");
        assertThatThrownBy(() -> fit(two, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a label is not finite");
        assertThatThrownBy(() -> fit(two, new double[2], 1, RandomStream.of(1, "test")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not at 1.0");
    }

    private static FiniteSampleNetwork fit(double[][] points, double... labels) {
        return fit(points, labels, EARLY, RandomStream.of(1, "test"));
    }

    private static FiniteSampleNetwork fit(
            double[][] points, double[] labels, double position, RandomGenerator random) {
        Projection projection = Projection.random(points, random);
        return FiniteSampleNetwork.through(
                projection, TriangularSystem.interleaved(projection.values(), position), labels);
    }

    private static double worstError(
            double[][] points, Projection projection, double[] labels, double position) {
        FiniteSampleNetwork network =
                FiniteSampleNetwork.through(
                        projection,
                        TriangularSystem.interleaved(projection.values(), position),
                        labels);
        double worst = 0;
        for (int i = 0; i < points.length; i++) {
            worst = Math.max(worst, Math.abs(network.valueAt(points[i]) - labels[i]));
        }
        return worst;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double[][] gaussian(int n, int dimension) {
        RandomGenerator random = RandomStream.of(n, "points");
        double[][] points = new double[n][dimension];
        for (double[] point : points) {
            for (int k = 0; k < dimension; k++) {
                point[k] = random.nextGaussian();
            }
        }
        return points;
    }
}
