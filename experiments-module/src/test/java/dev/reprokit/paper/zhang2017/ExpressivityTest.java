package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.internal.harness.Judge;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The claims on made results, and what the conditions say. */
class ExpressivityTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new Expressivity().claims());

    private final Expressivity experiment = new Expressivity();

    @Test
    void theTheoremsStoryIsReproduced() {
        assertThat(verdicts(new Story()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void theTheoremIsJudgedWithoutTheNetworksThatAreTrained() {
        Map<String, Verdict> verdicts =
                withoutConditions(
                        new Expressivity()
                                .claims().stream()
                                        .filter(claim -> !claim.id().contains("gradient-descent"))
                                        .toList(),
                        "weights-x1",
                        "weights-x64");

        assertThat(verdicts).hasSize(14);
        assertThat(verdicts.values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void theTheoremIsNotJudgedWithoutItsLargestSize() {
        assertThat(withoutConditions(new Expressivity().claims(), "random-n-10000"))
                .contains(
                        Map.entry("T1-random", Verdict.NOT_APPLICABLE),
                        Map.entry("T1-weights", Verdict.NOT_APPLICABLE),
                        Map.entry("T1-alternating", Verdict.REPRODUCED));
    }

    private static Map<String, Verdict> withoutConditions(
            List<Claim> claims, String... conditions) {
        Results results = new Story().results().leavingOut(Set.of(conditions));
        Judge judge = new Judge(results, Scale.PAPER, null);
        return claims.stream()
                .collect(Collectors.toMap(Claim::id, claim -> judge.judge(claim).verdict()));
    }

    @Test
    void aCriterionAboutTheLargestSizeSaysSo() {
        Claim random =
                new Expressivity()
                        .claims().stream()
                                .filter(claim -> claim.id().equals("T1-random"))
                                .findFirst()
                                .orElseThrow();

        assertThat(new Judge(new Story().results(), Scale.PAPER, null).judge(random).criteria())
                .extracting(criterion -> criterion.replaceAll(".*labels, (.*)'.*", "$1"))
                .containsExactly("the largest n", "n = 10", "n = 100", "n = 1,000");
    }

    @Test
    void anErrorAtTheLargestSizeIsFoundOut() {
        Story story = new Story();
        story.errorAtLargest = 1e-5;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("T1-random", Verdict.NOT_REPRODUCED),
                        Map.entry("T1-wide", Verdict.NOT_REPRODUCED),
                        // Above the bound of the rounding analysis, which stayed.
                        Map.entry("control-any-labels", Verdict.NOT_REPRODUCED),
                        Map.entry("T1-weights", Verdict.REPRODUCED));
    }

    @Test
    void oneWrongClassInAThousandIsNotEveryClass() {
        Story story = new Story();
        story.classes = 0.999;

        assertThat(verdicts(story)).containsEntry("T1-classes", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aWeightMoreIsNot2nPlusD() {
        Story story = new Story();
        story.extraWeights = 1;

        assertThat(verdicts(story)).containsEntry("T1-weights", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aSystemThatFloat64CannotInvertIsFoundOut() {
        Story story = new Story();
        story.condition = 1e17;

        assertThat(verdicts(story)).containsEntry("T1-invertible", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aFitThatHangsOnTheOrderOfTheSumsIsFoundOut() {
        Story story = new Story();
        story.backwards = 0.1;

        assertThat(verdicts(story)).containsEntry("control-backwards", Verdict.NOT_REPRODUCED);
    }

    @Test
    void doublePrecisionThatDoesNotEndWhereItShouldIsFoundOut() {
        Story story = new Story();
        story.lateError = 0.5;
        story.closeError = 1e-7;
        story.built = 1;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("control-late-thresholds", Verdict.NOT_REPRODUCED),
                        Map.entry("control-closer-pairs", Verdict.NOT_REPRODUCED),
                        Map.entry("control-closest-pairs", Verdict.NOT_REPRODUCED));
    }

    @Test
    void closePointsThatAreMissedAreFoundOut() {
        Story story = new Story();
        story.distantError = 1e-5;

        assertThat(verdicts(story)).containsEntry("control-close-pairs", Verdict.NOT_REPRODUCED);
    }

    @Test
    void gradientDescentThatFitsAtOnceOrNeverIsFoundOut() {
        Story story = new Story();
        story.narrowFit = 1;
        story.wideFit = 0.99;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("control-gradient-descent-narrow", Verdict.NOT_REPRODUCED),
                        Map.entry("control-gradient-descent-wide", Verdict.NOT_REPRODUCED));
    }

    @Test
    void networksThatFitNothingShowNoLimitOfDoublePrecision() {
        Story story = new Story();
        story.midpointsAtLargest = 0.9;
        story.fewLateError = 0.9;
        story.closeErrorForwards = 0.9;
        story.builtApart = 0;

        assertThat(verdicts(story))
                .contains(
                        Map.entry("control-early-thresholds", Verdict.INVALID),
                        Map.entry("control-late-thresholds", Verdict.INVALID),
                        Map.entry("control-closer-pairs", Verdict.INVALID),
                        Map.entry("control-closest-pairs", Verdict.INVALID));
    }

    @Test
    void earlyThresholdsThatAreWorseThanMidpointsAreFoundOut() {
        Story story = new Story();
        story.midpointsAtLargest = 1e-12;

        assertThat(verdicts(story))
                .containsEntry("control-early-thresholds", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aNarrowNetworkThatIsNotTrainedIsNotTooNarrow() {
        Story untrained = new Story();
        untrained.narrowFit = 0.1;
        Story noneIsTrained = new Story();
        noneIsTrained.wideFit = 0.3;

        assertThat(List.of(untrained, noneIsTrained))
                .allSatisfy(
                        story ->
                                assertThat(verdicts(story))
                                        .containsEntry(
                                                "control-gradient-descent-narrow",
                                                Verdict.INVALID));
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void theNarrowestNetworkIsTheWidestOfAtMost2nPlusDWeights(Scale scale) {
        Expressivity.Row row = Expressivity.SCALES.at(scale);
        int width = row.hiddenLayers().get(0).width();
        int theorem = HiddenLayer.theorem(row.imagesTrainedOn());

        assertThat(width).isPositive();
        assertThat(HiddenLayer.weights(width)).isLessThanOrEqualTo(theorem);
        assertThat(HiddenLayer.weights(width + 1)).isGreaterThan(theorem);
        assertThat(theorem).isEqualTo(2 * row.imagesTrainedOn() + 2352);
        // Zhang et al. 2017, Table 1.
        assertThat(HiddenLayer.weights(Mlp.ONE_BY_512.width())).isEqualTo(1_209_866);
    }

    @Test
    void theClaimsAreAboutConstructionsThatEveryScaleBuilds() {
        assertThat(Scale.values())
                .allSatisfy(
                        scale ->
                                assertThat(Expressivity.SCALES.at(scale).fits())
                                        .extracting(Arm::id)
                                        .contains("random-n-1000", "weights-x1", "weights-x64"));
    }

    @Test
    void equalImagesAreDrawnOnce() {
        // Images of one channel and 2 x 2: 0, 1, 0 again, 3 with a pixel of that value.
        byte[] pixels = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3};
        LabelledImages images = new LabelledImages(1, 2, 2, pixels, new int[4], 1);

        DistinctImages drawn =
                DistinctImages.draw(images, 2, 3, RandomStream.of(1, "sample of images"));

        assertThat(drawn.points()).hasNumberOfRows(3);
        assertThat(List.of(drawn.points())).doesNotHaveDuplicates();
        assertThat(drawn.duplicates()).isBetween(0, 1);
        assertThatThrownBy(
                        () ->
                                DistinctImages.draw(
                                        images, 2, 4, RandomStream.of(1, "sample of images")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("4 distinct images asked for; of 4 only 3 are");
    }

    @Test
    void aPairIsAnImageAndItsCopyAGapAway() {
        double[][] pairs = new DistinctImages(new double[][] {{1, 2}, {3, 4}}, 0).pairs(0.5);

        assertThat(pairs).isDeepEqualTo(new double[][] {{1, 2}, {1.5, 2}, {3, 4}, {3.5, 4}});
    }

    private Map<String, Verdict> verdicts(Story story) {
        return CLAIMS.verdicts(story.results());
    }

    /** What the networks do, one choice at a time to be changed. */
    private static final class Story {
        private double errorAtLargest = 1e-11;
        private double midpointsAtLargest = 1e-8;
        private double classes = 1;
        private int extraWeights;
        private double condition = 1e13;
        private double backwards = 1e-7;
        private double fewLateError = 1e-13;
        private double lateError = 1e20;
        private double distantError = 1e-12;
        private double closeError = 1e-2;
        private double closeErrorForwards = 1e-4;
        private double builtApart = 1;
        private double built;
        private double narrowFit = 0.3;
        private double wideFit = 1;

        Results results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                for (int n : Expressivity.SCALES.paper().pointsFitted()) {
                    double error = n == 10_000 ? errorAtLargest : 1e-15;
                    for (Labelling labelling : Labelling.values()) {
                        construct(made, Construction.of(labelling, n), seed, error);
                    }
                    double midpoints = n == 10_000 ? midpointsAtLargest : 1e-8;
                    construct(made, Construction.midpoints(n), seed, midpoints);
                }
                made.with("late-n-10", seed, "relative_error", fewLateError);
                made.with("late-n-80", seed, "relative_error", lateError);
                made.with("pairs-1e-2", seed, "built", builtApart);
                made.with("pairs-1e-4", seed, "relative_error", distantError);
                made.with("pairs-1e-10", seed, "relative_error", closeErrorForwards);
                made.with("pairs-1e-10", seed, "backwards_error", closeError);
                made.with("pairs-1e-15", seed, "built", built);
                made.with("weights-x1", seed, "evaluated_train_accuracy", 0.1, narrowFit);
                made.with("weights-x64", seed, "evaluated_train_accuracy", 0.1, wideFit);
            }
            return made.results();
        }

        private void construct(
                MadeResults made, Construction construction, long seed, double error) {
            String id = construction.id();
            int n = construction.n();
            made.with(id, seed, "relative_error", error);
            made.with(id, seed, "error_bound", 1e-10);
            made.with(id, seed, "backwards_error", backwards);
            made.with(id, seed, "class_accuracy", classes);
            made.with(id, seed, "condition_number", condition);
            made.with(id, seed, "weights", 2.0 * n + 2352 + extraWeights);
            made.with(id, seed, "2n_plus_d", 2.0 * n + 2352);
        }
    }
}
