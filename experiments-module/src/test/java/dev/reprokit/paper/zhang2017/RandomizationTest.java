package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.Figures;
import dev.reprokit.paper.zhang2017.Randomization.Fit;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The claims on the published curves of Figure 1a, taken as five seeds that hardly differ. */
class RandomizationTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new Randomization().claims());

    private static final List<Architecture> NETWORKS =
            List.of(Architecture.INCEPTION, Architecture.ZHANG_ALEXNET, Architecture.MLP_1);

    @Test
    void thePublishedCurvesReproduceThePaper() {
        assertThat(new Story().verdicts().values()).containsOnly(Verdict.REPRODUCED);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE_LABELS, SHUFFLED_PIXELS, shuffled-pixels-after-true-labels",
        "SHUFFLED_PIXELS, GAUSSIAN, gaussian-after-shuffled-pixels",
        "GAUSSIAN, RANDOM_PIXELS, random-pixels-after-gaussian",
        "RANDOM_PIXELS, RANDOM_LABELS, random-labels-after-random-pixels"
    })
    void neighboursThatSwapAreFoundOut(TrainingSet one, TrainingSet other, String claim) {
        Story story = new Story();
        story.curves.put(one, Story.published(other));
        story.curves.put(other, Story.published(one));

        assertThat(story.verdicts()).containsEntry(claim, Verdict.NOT_REPRODUCED);
    }

    @Test
    void oneConditionThatIsNotFittedIsNotAllFive() {
        Story story = new Story();
        story.bestFit.put(TrainingSet.GAUSSIAN, 0.998);

        assertThat(story.verdicts())
                .contains(
                        Map.entry("fits-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("fits-alexnet-zhang-small", Verdict.NOT_REPRODUCED),
                        Map.entry("fits-mlp-1x512", Verdict.NOT_REPRODUCED));
    }

    @Test
    void randomLabelsThatFallAtOnceDoNotStartLate() {
        Story story = new Story();
        story.curves.put(
                TrainingSet.RANDOM_LABELS,
                DoubleStream.iterate(2.25, loss -> loss * 0.9).limit(63).toArray());

        assertThat(story.verdicts())
                .contains(
                        Map.entry("late-start", Verdict.NOT_REPRODUCED),
                        Map.entry("then-fast", Verdict.NOT_REPRODUCED));
    }

    @Test
    void randomLabelsThatNeverFallNeitherStartLateNorConverge() {
        Story story = new Story();
        story.curves.put(
                TrainingSet.RANDOM_LABELS, DoubleStream.generate(() -> 2.3).limit(63).toArray());

        assertThat(story.verdicts())
                .contains(
                        Map.entry("late-start", Verdict.NOT_REPRODUCED),
                        Map.entry("then-fast", Verdict.NOT_REPRODUCED))
                .doesNotContainEntry("ratio-random-labels", Verdict.REPRODUCED);
    }

    @Test
    void randomLabelsAsFastAsTrueOnesHaveNoFactorAndWereNotRandom() {
        Story story = new Story();
        story.curves.put(TrainingSet.RANDOM_LABELS, Story.published(TrainingSet.TRUE_LABELS));
        story.testAccuracy = 0.3;

        assertThat(story.verdicts())
                .contains(
                        Map.entry("ratio-random-labels", Verdict.NOT_REPRODUCED),
                        Map.entry("slower-alexnet-zhang-small", Verdict.NOT_REPRODUCED),
                        Map.entry("slower-mlp-1x512", Verdict.NOT_REPRODUCED),
                        Map.entry("chance-inception", Verdict.NOT_REPRODUCED),
                        Map.entry("chance-alexnet-zhang-small", Verdict.NOT_REPRODUCED),
                        Map.entry("chance-mlp-1x512", Verdict.NOT_REPRODUCED));
    }

    @Test
    void anMlpThatNoticesTheOrderOfPixelsIsFoundOut() {
        Story story = new Story();
        story.mlpKnowsNeighbours = true;

        assertThat(story.verdicts())
                .containsEntry("control-shuffled-pixels", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aFailedTrialMakesTheClaimsOnItInvalid() {
        Map<String, Verdict> verdicts =
                CLAIMS.verdicts(
                        new Story()
                                .results()
                                .failed(
                                        new Fit(Architecture.INCEPTION, TrainingSet.GAUSSIAN).id(),
                                        2)
                                .results());

        assertThat(verdicts)
                .contains(
                        Map.entry("fits-inception", Verdict.INVALID),
                        Map.entry("gaussian-after-shuffled-pixels", Verdict.INVALID),
                        Map.entry("random-pixels-after-gaussian", Verdict.INVALID),
                        Map.entry("fits-mlp-1x512", Verdict.REPRODUCED),
                        Map.entry("shuffled-pixels-after-true-labels", Verdict.REPRODUCED));
    }

    @Test
    void anArmThatHasLearnedNothingReproducesNoClaim() {
        LearnedNothing.reproducesNoClaim(
                new Randomization(),
                arm -> {
                    Story story = new Story();
                    story.broken = arm;
                    return story.verdicts();
                });
    }

    /** What the networks do, one choice at a time to be changed. */
    private static final class Story {
        private final Map<TrainingSet, double[]> curves = new EnumMap<>(TrainingSet.class);
        private final Map<TrainingSet, Double> bestFit = new EnumMap<>(TrainingSet.class);
        private double testAccuracy = 0.1;
        private boolean mlpKnowsNeighbours;

        /** The condition that learns nothing. */
        private String broken = "";

        Story() {
            for (TrainingSet set : TrainingSet.values()) {
                curves.put(set, published(set));
            }
        }

        /** Figure 1a's losses; between the epochs that it names the last one stays. */
        static double[] published(TrainingSet set) {
            List<CurvePoint> points =
                    Figures.ZHANG_CURVES
                            .curve("1a", set.id(), "train_loss", "Figure 1a", null)
                            .points();
            double[] losses = new double[63];
            for (int i = 0; i < points.size(); i++) {
                int end = i + 1 < points.size() ? points.get(i + 1).epoch() : losses.length + 1;
                for (int epoch = points.get(i).epoch(); epoch < end; epoch++) {
                    losses[epoch - 1] = points.get(i).value();
                }
            }
            return losses;
        }

        Map<String, Verdict> verdicts() {
            return CLAIMS.verdicts(results().results());
        }

        MadeResults results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                for (Architecture network : NETWORKS) {
                    for (Fit arm : Fit.all(network)) {
                        add(made, arm, seed);
                    }
                }
            }
            return made;
        }

        private void add(MadeResults made, Fit arm, long seed) {
            boolean sameAsTrue =
                    arm.network() == Architecture.MLP_1
                            && arm.set() == TrainingSet.SHUFFLED_PIXELS
                            && !mlpKnowsNeighbours;
            double[] losses = curves.get(sameAsTrue ? TrainingSet.TRUE_LABELS : arm.set());
            // A thousandth of a difference, so that the seeds are not identical.
            double factor = 1 + seed / 1000.0;
            boolean learned = !arm.id().equals(broken);
            made.with(
                    arm.id(),
                    seed,
                    "train_loss",
                    DoubleStream.of(losses)
                            .map(loss -> learned ? loss * factor : Math.log(10))
                            .toArray());
            double fit = learned ? bestFit.getOrDefault(arm.set(), 1.0) : 0.1;
            made.with(arm.id(), seed, "train_accuracy", fit);
            made.with(arm.id(), seed, "evaluated_train_accuracy", fit);
            made.with(arm.id(), seed, "test_accuracy", learned ? testAccuracy + 0.001 * seed : 0.1);
        }
    }
}
