package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET_WITHOUT_LRN;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.zhang2017.RandomLabels.Row;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The claims on learning curves that rise in a straight line, made by hand. */
class RandomLabelsTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new RandomLabels().claims());

    private static final int EPOCHS = 100;
    private static final List<Architecture> NETWORKS = List.of(MLP_1, LOG_ALEXNET, ZHANG_ALEXNET);

    /** Epochs to a perfect fit, with LRN or without an LRN to remove. */
    private static final double SLOW = 80;

    @Test
    void theLogsStoryIsReproduced() {
        // Every network ends at 100 % train and 10 % test accuracy; half the epochs without LRN;
        // 50 % test accuracy on true labels.
        assertThat(verdicts(new Story()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void oneImageInFiveHundredIsNotEveryImage() {
        Story story = new Story();
        story.bestFit = 0.998;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L1-" + MLP_1.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-" + LOG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-" + ZHANG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        // The published values themselves are 99.34 % to 99.99 %.
                        Map.entry("L1-published-" + MLP_1.id(), Verdict.REPRODUCED),
                        Map.entry("L1-published-" + LOG_ALEXNET.id(), Verdict.REPRODUCED),
                        Map.entry("L1-published-" + ZHANG_ALEXNET.id(), Verdict.REPRODUCED));
    }

    @Test
    void aNetworkThatStopsAt90PercentMissesThePublishedValueToo() {
        Story story = new Story();
        story.bestFit = 0.9;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L1-" + MLP_1.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-published-" + MLP_1.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-published-" + LOG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-published-" + ZHANG_ALEXNET.id(), Verdict.NOT_REPRODUCED));
    }

    @Test
    void labelsThatWereNotShuffledAreFoundOut() {
        Story story = new Story();
        story.testAccuracy = 0.3;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L1-chance-" + MLP_1.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-chance-" + LOG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-chance-" + ZHANG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-" + MLP_1.id(), Verdict.REPRODUCED));
    }

    @Test
    void aControlThatDoesNotGeneraliseIsFoundOut() {
        Story story = new Story();
        story.controlAccuracy = 0.1;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L1-control-" + MLP_1.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-control-" + LOG_ALEXNET.id(), Verdict.NOT_REPRODUCED),
                        Map.entry("L1-control-" + ZHANG_ALEXNET.id(), Verdict.NOT_REPRODUCED));
    }

    @Test
    void slowerWithoutLrnContradictsTheLog() {
        Story story = new Story();
        story.epochsWithoutLrn = 95;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L20", Verdict.NOT_REPRODUCED),
                        Map.entry("L20-half", Verdict.NOT_REPRODUCED));
    }

    @Test
    void slightlyFasterWithoutLrnIsFasterButNotHalf() {
        Story story = new Story();
        story.epochsWithoutLrn = 72;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("L20", Verdict.REPRODUCED),
                        Map.entry("L20-half", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aComparisonOfNetworksThatNeverGetThereIsNoReproduction() {
        Story story = new Story();
        story.bestFit = 0.9;

        assertThat(verdicts(story))
                .containsEntry("L20", Verdict.NOT_REPRODUCED)
                .doesNotContainEntry("L20-half", Verdict.REPRODUCED);
    }

    @Test
    void aFailedTrialMakesTheClaimsOnItInvalidAndNoOthers() {
        Results results =
                new Story().results().failed(new Row(MLP_1, RANDOM_LABELS).id(), 2).results();

        assertThat(CLAIMS.verdicts(results))
                .contains(
                        Map.entry("L1-" + MLP_1.id(), Verdict.INVALID),
                        Map.entry("L1-published-" + MLP_1.id(), Verdict.INVALID),
                        Map.entry("L1-chance-" + MLP_1.id(), Verdict.INVALID),
                        Map.entry("L1-control-" + MLP_1.id(), Verdict.INVALID),
                        Map.entry("L1-" + LOG_ALEXNET.id(), Verdict.REPRODUCED),
                        Map.entry("L20", Verdict.REPRODUCED));
    }

    @Test
    void anArmThatHasLearnedNothingReproducesNoClaim() {
        LearnedNothing.reproducesNoClaim(
                new RandomLabels(),
                arm -> {
                    Story story = new Story();
                    story.broken = arm;
                    return verdicts(story);
                });
    }

    private static Map<String, Verdict> verdicts(Story story) {
        return CLAIMS.verdicts(story.results().results());
    }

    /** What the networks do, one choice at a time to be changed. */
    private static final class Story {
        private double bestFit = 1;
        private double testAccuracy = 0.1;
        private double controlAccuracy = 0.5;
        private double epochsWithoutLrn = SLOW / 2;

        /** The condition that learns nothing. */
        private String broken = "";

        MadeResults results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                for (Architecture network : NETWORKS) {
                    memorise(made, network, seed, SLOW);
                    Row control = new Row(network, TRUE_LABELS);
                    add(made, control, seed, "train_accuracy", 1);
                    add(made, control, seed, "test_accuracy", around(controlAccuracy, seed));
                }
                memorise(made, LOG_ALEXNET_WITHOUT_LRN, seed, epochsWithoutLrn);
            }
            return made;
        }

        private void memorise(MadeResults made, Architecture network, long seed, double epochs) {
            double[] fit =
                    IntStream.rangeClosed(1, EPOCHS)
                            .mapToDouble(epoch -> Math.min(bestFit, epoch / (epochs + seed)))
                            .toArray();
            Row arm = new Row(network, RANDOM_LABELS);
            add(made, arm, seed, "train_accuracy", fit);
            add(made, arm, seed, "evaluated_train_accuracy", fit);
            add(made, arm, seed, "test_accuracy", around(testAccuracy, seed));
        }

        private void add(MadeResults made, Row arm, long seed, String metric, double... values) {
            double[] chance = DoubleStream.generate(() -> 0.1).limit(values.length).toArray();
            made.with(arm.id(), seed, metric, arm.id().equals(broken) ? chance : values);
        }

        private static double[] around(double accuracy, long seed) {
            RandomGenerator random = RandomStream.of(seed, "test accuracy");
            return IntStream.rangeClosed(1, EPOCHS)
                    .mapToDouble(epoch -> accuracy + 0.005 * (random.nextDouble() - 0.5))
                    .toArray();
        }
    }
}
