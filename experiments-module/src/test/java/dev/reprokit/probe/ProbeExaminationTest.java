package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.random.RandomGenerator;

class ProbeExaminationTest {
    private static final int CLASSES = 3;

    @Test
    void theLargestSecondMomentHasTheConstantFeatureToo() {
        // Moments [[4, 2], [2, 1]]: eigenvalues 5 and 0.
        assertThat(ProbeExamination.largestSecondMoment(new double[][] {{2}, {2}}))
                .isCloseTo(5, within(1e-12));
        // [[4, 0], [0, 1]].
        assertThat(ProbeExamination.largestSecondMoment(new double[][] {{2}, {-2}}))
                .isCloseTo(4, within(1e-12));
    }

    /** Where every point has every label once, equal probabilities are best. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.95, 1.05, 2})
    void stepsOvershootFurtherAndFurtherAboveOne(double ratio) {
        RandomGenerator random = RandomStream.of(1001, "points");
        double[][] rows = new double[30][2];
        int[] labels = new int[30];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i % CLASSES;
            rows[i] =
                    i % CLASSES == 0
                            ? new double[] {3 + random.nextGaussian(), random.nextGaussian()}
                            : rows[i - 1];
        }
        double atRateOne = ProbeExamination.stepRatio(rows, CLASSES, probes(1));
        LinearProbes probes = probes(ratio / atRateOne);
        assertThat(ProbeExamination.stepRatio(rows, CLASSES, probes))
                .isCloseTo(ratio, within(1e-9));

        double[][] columns = new double[3][rows.length];
        for (int i = 0; i < rows.length; i++) {
            columns[0][i] = rows[i][0];
            columns[1][i] = rows[i][1];
            columns[2][i] = 1;
        }
        try (Matrix x = Matrix.ofColumns(columns);
                Matrix weights = Matrix.zeros(3, CLASSES);
                Matrix velocity = Matrix.zeros(3, CLASSES)) {
            SoftmaxObjective objective = new SoftmaxObjective(x, labels, CLASSES, 0);
            // Away from the best, and not along a direction that shifts all classes alike.
            weights.setColumn(0, new double[] {1e-6, 1e-6, 1e-6});
            double before = weights.norm();
            for (int step = 0; step < 100; step++) {
                try (SoftmaxObjective.Point here = objective.at(weights)) {
                    velocity.add(probes.momentum() - 1, velocity);
                    velocity.add(1, here.gradient());
                    weights.add(-probes.protocol().learningRate(), velocity);
                }
            }
            if (ratio > 1) {
                assertThat(weights.norm()).isGreaterThan(10 * before);
            } else {
                assertThat(weights.norm()).isLessThan(2 * before);
            }
        }
    }

    private static LinearProbes probes(double rate) {
        return new LinearProbes(new Protocol(30, rate, 1, 0.9), 1);
    }

    @Test
    void findsTheBestProbeOfANetworksFeatures() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            Dataset images = SyntheticImages.generate(60, 20);
            ImageTensors data = ImageTensors.of(manager, images.train(), images.test(), 28);
            try (Classifier network =
                            new Classifier(
                                    AlexNet.LOG_SMALL.narrowed(4),
                                    manager,
                                    data.trainImages().getShape(),
                                    RandomStream.of(1001, "initial weights"));
                    ProbeFeatures features = ProbeFeatures.of(network, data)) {
                for (String layer : features.layers()) {
                    ProbeExamination found =
                            ProbeExamination.of(features, layer, data, LinearProbes.RESEARCH_LOG);

                    assertThat(found.converged().gradientNorm()).isLessThan(1e-6);
                    assertThat(found.metrics(layer))
                            .containsKeys("converged_accuracy." + layer, "step_ratio." + layer)
                            .hasSize(5);
                }
                // 96 features tell 60 images apart.
                assertThat(
                                ProbeExamination.of(
                                                features, "fc1", data, LinearProbes.RESEARCH_LOG)
                                        .converged()
                                        .train()
                                        .accuracy())
                        .isEqualTo(1);
            }
        }
    }
}
