package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Transfer.COVARIANCE;
import static dev.reprokit.paper.maennel2020.Transfer.RESCALED;
import static dev.reprokit.paper.maennel2020.Transfer.SCRATCH;
import static dev.reprokit.paper.maennel2020.Transfer.UNSCALED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TransferTest {
    private static final ShallowCnn NETWORK = new ShallowCnn(6, 5);
    private static final int PARAMETERS = 6;

    private NDManager manager;
    private Classifier untrained;
    private Classifier trained;

    @BeforeEach
    void createNetworks() {
        manager = NDManager.newBaseManager(Device.cpu());
        untrained = network("untrained");
        trained = network("trained");
        for (int i = 0; i < PARAMETERS; i++) {
            // Training has made the weights of layer 1, 2, 3 larger by 2, 3, 4, and moved biases.
            array(trained, i).muli(2 + i / 2).addi(0.01);
        }
    }

    private Classifier network(String stream) {
        return new Classifier(NETWORK, manager, new Shape(1, 3, 8, 8), RandomStream.of(1, stream));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void fromScratchNothingIsTakenOver() {
        assertSame(after(SCRATCH), parameters(network("untrained")));
    }

    @Test
    void withoutRescalingAllButTheLastLayerIsTakenOverAsItIs() {
        List<float[]> expected = new ArrayList<>(parameters(trained).subList(0, PARAMETERS - 2));
        expected.addAll(parameters(untrained).subList(PARAMETERS - 2, PARAMETERS));

        assertSame(after(UNSCALED), expected);
    }

    @Test
    void rescalingKeepsDirectionsAndRestoresTheFirstLengths() {
        List<Double> lengths = parameters(untrained).stream().map(TransferTest::length).toList();
        List<float[]> last = parameters(untrained).subList(PARAMETERS - 2, PARAMETERS);
        List<float[]> after = after(RESCALED);

        for (int i = 0; i < PARAMETERS - 2; i++) {
            assertThat(length(after.get(i))).isCloseTo(lengths.get(i), within(1e-5));
            double factor = lengths.get(i) / length(parameters(trained).get(i));
            float[] direction = parameters(trained).get(i);
            for (int j = 0; j < direction.length; j++) {
                assertThat((double) after.get(i)[j]).isCloseTo(factor * direction[j], within(1e-5));
            }
        }
        assertSame(after.subList(PARAMETERS - 2, PARAMETERS), last);
    }

    @Test
    void theCovarianceComesWithoutTheFiltersAndWithTheFirstLength() {
        List<float[]> before = parameters(untrained);
        List<float[]> after = after(COVARIANCE);

        assertThat(after.get(0)).isNotEqualTo(parameters(trained).get(0));
        assertThat(length(after.get(0))).isCloseTo(length(before.get(0)), within(1e-5));
        assertSame(after.subList(1, PARAMETERS), before.subList(1, PARAMETERS));
    }

    /** The other inputs keep their small weights, so what is drawn from others would show. */
    @Test
    void whereLearntFiltersVaryMostDrawnOnesDoToo() {
        NDArray filters = array(trained, 0);
        try (NDArray oneInput = filters.get(":, 1, 2, 0")) {
            oneInput.muli(1000);
        }

        float[] after = after(COVARIANCE).get(0);
        double ofThatInput = 0;
        for (int filter = 0; filter < 6; filter++) {
            // Channel 1 of 3, row 2 and column 0 of 3 by 3.
            ofThatInput += Math.pow(after[filter * 27 + 9 + 6], 2);
        }
        assertThat(Math.sqrt(ofThatInput) / length(after)).isGreaterThan(0.99);
    }

    /** By the definition of a covariance, from many draws of four units with two inputs. */
    @Test
    void drawnUnitsHaveTheCovarianceOfTheGivenOnesAndMeanZero() {
        float[] units = {5, 1, 7, 2, 9, 6, 3, 3};
        // Deviations from the means 6 and 3: (-1, -2), (1, -1), (3, 3), (-3, 0).
        double[] covariance = {20 / 4.0, 10 / 4.0, 14 / 4.0};
        double[] sums = new double[3];
        double mean = 0;
        double betweenUnits = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            float[] drawn = FirstLayer.drawn(units, 4, RandomStream.of(draw, "draws"));
            betweenUnits += drawn[0] * drawn[2] / draws;
            for (int unit = 0; unit < 4; unit++) {
                float first = drawn[2 * unit];
                float second = drawn[2 * unit + 1];
                sums[0] += first * first;
                sums[1] += first * second;
                sums[2] += second * second;
                mean += first;
            }
        }

        int number = 4 * draws;
        // Five standard errors; that of a variance v is v sqrt(2 / number).
        assertThat(mean / number).isCloseTo(0, within(5 * Math.sqrt(5.0 / number)));
        assertThat(betweenUnits).isCloseTo(0, within(5 * 5 / Math.sqrt(draws)));
        for (int i = 0; i < covariance.length; i++) {
            assertThat(sums[i] / number)
                    .isCloseTo(covariance[i], within(5 * 5 * Math.sqrt(2.0 / number)));
        }
    }

    private List<float[]> after(Transfer transfer) {
        transfer.applyTo(untrained, trained, manager, 1);
        return parameters(untrained);
    }

    private static void assertSame(List<float[]> actual, List<float[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }

    private static List<float[]> parameters(Classifier classifier) {
        List<float[]> parameters = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            parameters.add(array(classifier, i).toFloatArray());
        }
        return parameters;
    }

    private static NDArray array(Classifier classifier, int index) {
        return classifier.block().getParameters().valueAt(index).getArray();
    }

    private static double length(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * (double) value;
        }
        return Math.sqrt(sum);
    }
}
