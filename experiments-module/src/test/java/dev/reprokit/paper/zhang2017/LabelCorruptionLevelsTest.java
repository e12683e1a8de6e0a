package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.Figures;
import dev.reprokit.paper.zhang2017.LabelCorruptionLevels.Level;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The claims on the published points of Figures 1b and 1c, taken as five seeds. */
@Tag("slow")
class LabelCorruptionLevelsTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new LabelCorruptionLevels().claims());

    private static final int EPOCHS = 100;

    @Test
    void thePublishedPointsReproduceThePaper() {
        assertThat(new Story().verdicts().values()).containsOnly(Verdict.REPRODUCED);
    }

    @ParameterizedTest
    @EnumSource(names = {"INCEPTION", "ZHANG_ALEXNET", "LOG_ALEXNET", "MLP_1"})
    void moreCorruptionThatIsFasterIsFoundOut(Architecture network) {
        Story story = new Story();
        story.time = p -> 50 - 20 * p;

        assertThat(story.verdicts())
                .containsEntry("slower-" + network.id(), Verdict.NOT_REPRODUCED);
    }

    @Test
    void aFactorOfTwelveIsNotSmall() {
        Story story = new Story();
        story.time = p -> 5 + 55 * p;

        assertThat(story.verdicts())
                .contains(
                        Map.entry("factor-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("slower-inception", Verdict.REPRODUCED));
    }

    @Test
    void labelsThatWereNeverCorruptedAreFoundOut() {
        Story story = new Story();
        story.time = p -> 20;
        story.testError = p -> 0.3;

        assertThat(story.verdicts())
                .contains(
                        Map.entry("slower-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("error-rises-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("chance-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("published-errors-inception", Verdict.NOT_REPRODUCED));
    }

    @Test
    void fourPointsFromThePublishedErrorsAreNotThem() {
        Story story = new Story();
        story.errorShift = -0.04;

        assertThat(story.verdicts())
                .contains(
                        Map.entry("published-errors-mlp-1x512", Verdict.NOT_REPRODUCED),
                        Map.entry("error-rises-mlp-1x512", Verdict.REPRODUCED));
    }

    @Test
    void oneImageInHundredThatIsNotFittedIsTrainingError() {
        Story story = new Story();
        story.fit = 0.99;

        assertThat(story.verdicts())
                .contains(
                        Map.entry("generalisation-alexnet-log-small", Verdict.NOT_REPRODUCED),
                        Map.entry("factor-alexnet-log-small", Verdict.REPRODUCED));
    }

    @Test
    void networksThatNeverFitHaveNoFactor() {
        Story story = new Story();
        story.fit = 0.9;

        assertThat(story.verdicts())
                .doesNotContainEntry("factor-mlp-1x512", Verdict.REPRODUCED)
                .containsEntry("slower-mlp-1x512", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aFailedTrialMakesTheClaimsOnItInvalidAndNoOthers() {
        MadeResults made =
                new Story().results(Scale.PAPER).failed(new Level(Architecture.MLP_1, 0.3).id(), 4);

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("slower-mlp-1x512", Verdict.INVALID),
                        Map.entry("generalisation-mlp-1x512", Verdict.INVALID),
                        Map.entry("factor-mlp-1x512", Verdict.REPRODUCED),
                        Map.entry("slower-inception", Verdict.REPRODUCED));
    }

    @Test
    void theSmallestScaleHasThreeLevels() {
        Results smoke = new Story().results(Scale.SMOKE).results();

        assertThat(CLAIMS.verdicts(smoke, Scale.SMOKE, "synthetic"))
                .contains(
                        Map.entry("factor-mlp-1x512", Verdict.REPRODUCED),
                        Map.entry("generalisation-mlp-1x512", Verdict.REPRODUCED),
                        Map.entry("slower-mlp-1x512", Verdict.NOT_APPLICABLE));
    }

    @Test
    void anArmThatHasLearnedNothingReproducesNoClaim() {
        LearnedNothing.reproducesNoClaim(
                new LabelCorruptionLevels(),
                arm -> {
                    Story story = new Story();
                    story.broken = arm;
                    return story.verdicts();
                });
    }

    /** What the networks do, one choice at a time to be changed; null where it is as published. */
    private static final class Story {
        private DoubleUnaryOperator time;
        private DoubleUnaryOperator testError;
        private double errorShift;
        private double fit = 1;

        /** The condition that learns nothing. */
        private String broken = "";

        Map<String, Verdict> verdicts() {
            return CLAIMS.verdicts(results(Scale.PAPER).results());
        }

        MadeResults results(Scale scale) {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                for (Level arm : LabelCorruptionLevels.SCALES.at(scale).arms()) {
                    add(made, arm, seed);
                }
            }
            return made;
        }

        private void add(MadeResults made, Level arm, long seed) {
            double p = arm.p();
            boolean learned = !arm.id().equals(broken);
            double end =
                    time != null
                            ? time.applyAsDouble(p)
                            : point(
                                    arm.network() == LOG_ALEXNET ? "epochs-to-99" : "epochs",
                                    arm.network(),
                                    p);
            double error =
                    testError != null
                            ? testError.applyAsDouble(p)
                            : point("test-error", arm.network(), p) + errorShift + 0.001 * seed;
            double[] fits =
                    IntStream.rangeClosed(1, EPOCHS)
                            .mapToDouble(epoch -> epoch < end ? fit * epoch / EPOCHS / 2 : fit)
                            .map(value -> learned ? value : 0.1)
                            .toArray();
            made.with(arm.id(), seed, "train_accuracy", fits);
            made.with(arm.id(), seed, "evaluated_train_accuracy", fits);
            made.with(arm.id(), seed, "test_accuracy", learned ? 1 - error : 0.1);
        }

        private static double point(String value, Architecture network, double p) {
            String by = network == LOG_ALEXNET ? "log" : "paper";
            return Figures.ZHANG_POINTS.series(value, network.id(), by, by, null).points().get(p);
        }
    }
}
