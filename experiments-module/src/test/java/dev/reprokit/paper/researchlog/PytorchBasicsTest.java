package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;
import dev.reprokit.training.UpdateRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;

/** What is computed by hand, by differences; and the claims on made results. */
class PytorchBasicsTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new PytorchBasics());

    /** To the rounding of float64, in which it computes. */
    @Test
    void gradientsAreTheFormulas() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            Map<String, Double> errors = new GradientCheck(1001).measure(manager);
            assertThat(errors.get("elementwise_gradient_error")).isBetween(0.0, 1e-14);
            assertThat(errors.get("network_gradient_error")).isBetween(0.0, 1e-14);
            assertThat(errors)
                    .containsEntry("accumulated_gradient_error", 0.0)
                    .containsEntry("cleared_gradient_error", 0.0);
            assertThat(manager.getManagedArrays()).isEmpty();
        }
    }

    @Test
    void theChainRuleGivesTheSlopesOfTheLoss() {
        HandMadeNetwork network =
                new HandMadeNetwork(
                        new double[][] {{0.3, -1.2}, {1.1, 0.4}},
                        new double[][] {{0.5, -0.4}, {0.9, 0.7}, {-0.8, 0.2}},
                        new double[] {0.1, -0.2, 0.3},
                        new double[][] {{0.6, -0.5, 0.4}, {0.2, 0.8, -0.9}},
                        new double[] {0.05, -0.1},
                        new int[] {1, 0});
        HandMadeNetwork.Gradients gradients = network.gradients();

        assertSlopes(network, network.x(), gradients.x());
        assertSlopes(network, network.w1(), gradients.w1());
        assertSlopes(network, network.w2(), gradients.w2());
        assertSlopes(network, new double[][] {network.b1()}, new double[][] {gradients.b1()});
        assertSlopes(network, new double[][] {network.b2()}, new double[][] {gradients.b2()});
    }

    /** Central differences, in place. */
    private static void assertSlopes(
            HandMadeNetwork network, double[][] numbers, double[][] gradients) {
        double step = 1e-6;
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers[i].length; j++) {
                double number = numbers[i][j];
                numbers[i][j] = number + step;
                double above = loss(network);
                numbers[i][j] = number - step;
                double below = loss(network);
                numbers[i][j] = number;
                assertThat(gradients[i][j]).isCloseTo((above - below) / (2 * step), within(1e-8));
            }
        }
    }

    private static double loss(HandMadeNetwork network) {
        double sum = 0;
        for (int i = 0; i < network.x().length; i++) {
            double[] hidden = HandMadeNetwork.affine(network.w1(), network.b1(), network.x()[i]);
            for (int j = 0; j < hidden.length; j++) {
                hidden[j] = Math.max(0, hidden[j]);
            }
            double[] shares =
                    HandMadeNetwork.softmax(
                            HandMadeNetwork.affine(network.w2(), network.b2(), hidden));
            sum -= Math.log(shares[network.labels()[i]]) / network.x().length;
        }
        return sum;
    }

    /** Rates 0.1 and then 0.05, gradient 1: 0.1 and 0.095, against 0.1 and 0.14. */
    @Test
    void theTwoFormsOfMomentumDifferWhenTheRateDoes() {
        double[] memory = new double[2];
        StepFormula formula = StepFormula.momentum(0.9, false);
        StepFormula other = StepFormula.momentum(0.9, true);

        assertThat(formula.change(memory, 1, 0.1, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(formula.change(memory, 1, 0.05, 2)).isCloseTo(0.095, within(1e-12));
        memory = new double[2];
        assertThat(other.change(memory, 1, 0.1, 1)).isCloseTo(0.1, within(1e-12));
        assertThat(other.change(memory, 1, 0.05, 2)).isCloseTo(0.14, within(1e-12));
    }

    /** Whatever the gradient, the first step is the rate; uncorrected sqrt(10) times that. */
    @Test
    void adamsFirstStepIsTheRate() {
        UpdateRule.Adam rule = UpdateRule.Adam.DEFAULT;

        assertThat(StepFormula.adam(rule, true).change(new double[2], 7, 0.01, 1))
                .isCloseTo(0.01, within(1e-10));
        assertThat(StepFormula.adam(rule, false).change(new double[2], 7, 0.01, 1))
                .isCloseTo(0.01 * Math.sqrt(10), within(1e-8));
    }

    @Test
    void whatTheFormulasSayIsReproduced() {
        assertThat(verdicts(new Story()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void oneWrongGradientStepOrByteIsFoundOut() {
        Story story = new Story();
        story.gradientError = 1e-9;
        story.accumulated = 1e-16;
        story.toFormula = 1e-3;
        story.toOther = 1e-3;
        story.different = 1;
        story.unloaded = 0;
        story.test = 0.15;

        assertThat(verdicts(story))
                .containsEntry("cnn-epoch-1", Verdict.REPRODUCED)
                .hasSize(20)
                .allSatisfy(
                        (claim, verdict) -> {
                            if (!claim.equals("cnn-epoch-1")) {
                                assertThat(verdict).as(claim).isEqualTo(Verdict.NOT_REPRODUCED);
                            }
                        });
    }

    @Test
    void aNetworkThatHasLearnedNothingAfterAnEpochIsFoundOut() {
        Story story = new Story();
        story.firstTrain = 0.1;

        assertThat(verdicts(story)).containsEntry("cnn-epoch-1", Verdict.NOT_REPRODUCED);
    }

    /** At chance, test images may be guessed better than training images. */
    @Test
    void aboveTrainingSaysNothingOfANetworkThatGuesses() {
        Story story = new Story();
        story.test = 0.12;
        story.train = 0.1;

        assertThat(verdicts(story)).containsEntry("cnn-test-above-train", Verdict.INVALID);
    }

    private static Map<String, Verdict> verdicts(Story story) {
        return CLAIMS.verdicts(story.results());
    }

    /** What the trials measure, one choice at a time to be changed. */
    private static final class Story {
        private double gradientError = 1e-15;
        private double accumulated;
        private double toFormula = 1e-6;
        private double toOther = 0.5;
        private double different;
        private double unloaded = 1000;
        private double firstTrain = 0.467;
        private double train = 0.707;
        private double test = 0.754;

        Results results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                made.with(
                        PytorchBasics.Part.AUTOGRAD.id(),
                        seed,
                        "elementwise_gradient_error",
                        gradientError);
                made.with(
                        PytorchBasics.Part.AUTOGRAD.id(),
                        seed,
                        "network_gradient_error",
                        gradientError);
                made.with(
                        PytorchBasics.Part.AUTOGRAD.id(),
                        seed,
                        "accumulated_gradient_error",
                        accumulated);
                made.with(
                        PytorchBasics.Part.AUTOGRAD.id(),
                        seed,
                        "cleared_gradient_error",
                        accumulated);
                for (String id : List.of("sgd-steps", "adam-steps")) {
                    made.with(id, seed, "distance_to_formula", toFormula);
                    made.with(id, seed, "distance_to_other_formula", toOther);
                }
                for (String id : List.of("saved-sgd", "saved-adam")) {
                    made.with(id, seed, "outputs_that_differ_before_loading", unloaded);
                    made.with(id, seed, "outputs_that_differ_after_loading", different);
                    made.with(id, seed, "state_bytes_that_differ_after_going_on", different);
                    made.with(id, seed, "weight_bytes_that_one_epoch_changes", unloaded);
                }
                made.with(
                        PytorchBasics.Part.TUTORIAL_CNN.id(),
                        seed,
                        "train_accuracy",
                        curve(firstTrain, train, seed));
                made.with(
                        PytorchBasics.Part.TUTORIAL_CNN.id(),
                        seed,
                        "test_accuracy",
                        curve(0.598, test, seed));
            }
            return made.results();
        }

        /** From the first epoch's value to the ninth's. */
        private static double[] curve(double first, double ninth, long seed) {
            double[] curve = new double[9];
            for (int i = 0; i < curve.length; i++) {
                curve[i] = first + (ninth - first) * i / 8 + 1e-4 * seed;
            }
            return curve;
        }
    }
}
