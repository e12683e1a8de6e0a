package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.random.RandomGenerator;

class ConvergedProbeTest {
    private static final int CLASSES = 3;

    @Test
    void gradientAndHessianAreThoseOfFiniteDifferences() {
        RandomGenerator random = RandomStream.of(1001, "points");
        int[] labels = labels(20, random);
        try (Matrix x = matrix(20, 4, random);
                Matrix weights = matrix(4, CLASSES, random);
                Matrix direction = matrix(4, CLASSES, random);
                Matrix before = moved(weights, -1e-5, direction);
                Matrix behind = moved(weights, 1e-5, direction)) {
            SoftmaxObjective objective = new SoftmaxObjective(x, labels, CLASSES, 0.1);
            try (SoftmaxObjective.Point here = objective.at(weights);
                    SoftmaxObjective.Point low = objective.at(before);
                    SoftmaxObjective.Point high = objective.at(behind);
                    Matrix flat = Matrix.ofColumns(SoftmaxObjective.flat(direction));
                    Matrix product = here.times(flat)) {
                assertThat(here.gradient().innerProduct(direction))
                        .isCloseTo((high.value() - low.value()) / 2e-5, within(1e-8));
                double[] slopes = SoftmaxObjective.flat(high.gradient());
                double[] others = SoftmaxObjective.flat(low.gradient());
                for (int i = 0; i < slopes.length; i++) {
                    assertThat(product.column(0)[i])
                            .isCloseTo((slopes[i] - others[i]) / 2e-5, within(1e-8));
                }
            }
        }
    }

    @Test
    void theProbesGradientIsThatOfFiniteDifferences() {
        RandomGenerator random = RandomStream.of(1001, "probes");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                SoftmaxRegressions probes =
                        new SoftmaxRegressions(
                                manager, 4, CLASSES, List.of(random, random), 0.9, 0.1)) {
            float[] numbers = new float[7 * 2 * 5];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = i % 5 == 4 ? 1 : (float) random.nextGaussian();
            }
            NDArray x = manager.create(numbers, new Shape(7, 2, 5));
            int[] labels = labels(7, random);
            NDArray minusOneHot = manager.zeros(new Shape(7, CLASSES));
            double[] gradient = new double[2 * 5 * CLASSES];
            for (int image = 0; image < 7; image++) {
                minusOneHot.set(new NDIndex(image, labels[image]), -1);
            }
            float[] found = probes.gradient(x, minusOneHot).toFloatArray();
            float[] weights = probes.weights().toFloatArray();

            for (int i = 0; i < gradient.length; i++) {
                double high = loss(numbers, weights, labels, i, 1e-4);
                double low = loss(numbers, weights, labels, i, -1e-4);
                assertThat(found[i]).isCloseTo((float) ((high - low) / 2e-4), within(1e-5f));
            }
        }
    }

    /** The summed cross-entropy of both classifiers by its definition, in float64. */
    private static double loss(float[] x, float[] weights, int[] labels, int moved, double by) {
        double sum = 0;
        for (int image = 0; image < labels.length; image++) {
            for (int probe = 0; probe < 2; probe++) {
                double[] logits = new double[CLASSES];
                double total = 0;
                for (int c = 0; c < CLASSES; c++) {
                    for (int f = 0; f < 5; f++) {
                        int w = (probe * 5 + f) * CLASSES + c;
                        logits[c] +=
                                (weights[w] + (w == moved ? by : 0))
                                        * x[(image * 2 + probe) * 5 + f];
                    }
                    total += Math.exp(logits[c]);
                }
                sum += Math.log(total) - logits[labels[image]];
            }
        }
        return sum;
    }

    @Test
    void takesFewStepsWhereTheProblemIsEasy() {
        RandomGenerator random = RandomStream.of(1001, "points");
        double[][] points = points(200, random);
        int[] labels = labels(200, random);

        ConvergedProbe.Solution solution =
                new ConvergedProbe(1e-4, 1e-9, 50).solve(points, labels, points, labels, CLASSES);

        assertThat(solution.test()).isEqualTo(solution.train());
        // Labels are random: little more than their entropy is to be gained, but something is.
        assertThat(solution.train().loss()).isBetween(1.0, Math.log(3));
        assertThat(solution.steps()).isLessThan(12);
    }

    @Test
    void scaleAndOffsetOfTheFeaturesDoNotMatter() {
        RandomGenerator random = RandomStream.of(1001, "points");
        double[][] points = points(200, random);
        int[] labels = labels(200, random);
        double[][] badlyScaled = points(200, random);
        for (int i = 0; i < points.length; i++) {
            for (int f = 0; f < points[i].length; f++) {
                badlyScaled[i][f] = 1000 + Math.pow(30, f) * points[i][f];
            }
        }

        var one = ConvergedProbe.USUAL.solve(points, labels, points, labels, CLASSES);
        var other = ConvergedProbe.USUAL.solve(badlyScaled, labels, badlyScaled, labels, CLASSES);

        assertThat(other.train().loss()).isCloseTo(one.train().loss(), within(1e-6));
        assertThat(other.train().accuracy()).isEqualTo(one.train().accuracy());
    }

    @Test
    void separableImagesAreSeparated() {
        double[][] points = {{-2, 5}, {-1, 5}, {1, 5}, {2, 5}};
        int[] labels = {0, 0, 1, 1};

        var solution = ConvergedProbe.USUAL.solve(points, labels, points, labels, 2);

        assertThat(solution.train().accuracy()).isEqualTo(1);
        assertThat(solution.train().loss()).isLessThan(0.01);
    }

    @Test
    void saysThatItDidNotGetThere() {
        double[][] points = {{-2}, {-1}, {1}, {2}};
        assertThatThrownBy(
                        () ->
                                new ConvergedProbe(1e-4, 1e-9, 1)
                                        .solve(
                                                points,
                                                new int[] {0, 0, 1, 1},
                                                points,
                                                new int[4],
                                                2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 Newton step");
    }

    private static double[][] points(int size, RandomGenerator random) {
        double[][] points = new double[size][5];
        for (double[] point : points) {
            for (int f = 0; f < point.length; f++) {
                point[f] = random.nextGaussian();
            }
        }
        return points;
    }

    private static int[] labels(int size, RandomGenerator random) {
        return random.ints(size, 0, CLASSES).toArray();
    }

    private static Matrix matrix(int rows, int columns, RandomGenerator random) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int c = 0; c < columns; c++) {
            matrix.setColumn(c, random.doubles(rows, -1, 1).toArray());
        }
        return matrix;
    }

    private static Matrix moved(Matrix weights, double by, Matrix direction) {
        Matrix moved = weights.copy();
        moved.add(by, direction);
        return moved;
    }
}
