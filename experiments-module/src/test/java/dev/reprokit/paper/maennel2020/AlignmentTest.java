package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Panel.LEFT;
import static dev.reprokit.paper.maennel2020.Panel.MIDDLE;
import static dev.reprokit.paper.maennel2020.Panel.RIGHT;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.SmallRun;
import dev.reprokit.testing.Story;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;

/** The claims on stories of five seeds, and a training of small networks. */
class AlignmentTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new Alignment());

    private static final double[] FITTED = {0.1, 0.5, 0.9};

    @Test
    void thePublishedCurvesAreReproduced() {
        assertThat(CLAIMS.verdicts(paper().results()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void weightsThatStayAsTheyWereContradictEveryShapeButTheFlatOne() {
        Story story = paper();
        for (Panel panel : Panel.values()) {
            tells(story, panel, sigma -> panel.untrained());
        }

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("left-falls", Verdict.NOT_REPRODUCED),
                        Map.entry("middle-rises", Verdict.NOT_REPRODUCED),
                        Map.entry("middle-falls", Verdict.NOT_REPRODUCED),
                        Map.entry("right-rises", Verdict.NOT_REPRODUCED),
                        Map.entry("right-flat", Verdict.REPRODUCED));
    }

    @Test
    void aMiddleCurveThatFallsToWhereItBeganHasNotFallenBelow() {
        Story story = paper();
        tells(story, MIDDLE, sigma -> sigma < 2.5 ? interpolated(MIDDLE, sigma) : 0.184);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("middle-rises", Verdict.REPRODUCED),
                        Map.entry("middle-falls", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aRightCurveThatGoesOnRisingIsNotFlat() {
        Story story = paper();
        tells(story, RIGHT, sigma -> 0.183 + 0.03 * sigma);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("right-rises", Verdict.REPRODUCED),
                        Map.entry("right-flat", Verdict.NOT_REPRODUCED));
    }

    @Test
    void spreadsThatAreATenthLargerAreNotThePublishedOnes() {
        Story story = paper();
        for (Panel panel : Panel.values()) {
            tells(story, panel, sigma -> 1.1 * interpolated(panel, sigma));
        }

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("left-first", Verdict.NOT_REPRODUCED),
                        Map.entry("left-last", Verdict.NOT_REPRODUCED),
                        Map.entry("middle-first", Verdict.NOT_REPRODUCED),
                        Map.entry("middle-peak", Verdict.NOT_REPRODUCED),
                        Map.entry("middle-last", Verdict.NOT_REPRODUCED),
                        Map.entry("right-first", Verdict.NOT_REPRODUCED),
                        Map.entry("right-plateau", Verdict.NOT_REPRODUCED),
                        Map.entry("right-last", Verdict.NOT_REPRODUCED),
                        Map.entry("left-falls", Verdict.REPRODUCED));
    }

    /** Otherwise a lucky first draw would be taken for a published value. */
    @Test
    void whatChanceGaveBeforeTrainingIsLeftOut() {
        Story story = paper();
        double luck = 0.02;
        for (double sigma : RIGHT.sigmas()) {
            story.tells(
                    RIGHT,
                    Panel.metric(sigma),
                    RIGHT.untrained() + luck,
                    interpolated(RIGHT, sigma) + luck);
        }

        assertThat(CLAIMS.verdicts(story.results()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void networksThatOnlyGuessShowNothing() {
        Story story = paper();
        for (Panel panel : Panel.values()) {
            story.tells(panel, "train_accuracy", 0.1, 0.1, 0.1);
        }

        assertThat(CLAIMS.verdicts(story.results()).values()).containsOnly(Verdict.INVALID);
    }

    @Test
    void onlyTheWholeTrainingIsHeldToThePublishedValues() {
        for (Scale scale : List.of(Scale.SMOKE, Scale.REDUCED)) {
            assertThat(CLAIMS.verdicts(paper().results(), scale, null))
                    .contains(
                            Map.entry("left-first", Verdict.NOT_APPLICABLE),
                            Map.entry("right-plateau", Verdict.NOT_APPLICABLE),
                            Map.entry("left-falls", Verdict.REPRODUCED));
        }
    }

    @Test
    void theAnswerTellsEachCurveInNumbers() {
        assertThat(new Alignment().answers(paper().results()))
                .singleElement()
                .asString()
                .contains(
                        "left, from 0.316 its weights' spread comes to 0.381 at sigma 1.0, ",
                        "0.316 at sigma 1.9; middle, from 0.183",
                        "0.254 at sigma 3.0.");
    }

    @Test
    void aNetworkThatMemorisesLabelsMovesItsWeightsMostWhereInputsVaryMost(@TempDir Path folder)
            throws IOException {
        Results results = SmallRun.of("maennel2020-alignment").epochs(5).in(folder);

        LearningCurve loss = results.curves("right", "train_loss").get(1L);
        assertThat(loss.last()).isLessThan(loss.at(1));
        for (Panel panel : Panel.values()) {
            double first = moved(results, panel, panel.sigmas().get(0));
            double last = moved(results, panel, panel.sigmas().get(panel.sigmas().size() - 1));
            assertThat(last).as("%s", panel).isGreaterThan(0);
            if (panel != LEFT) {
                // Weights of an input that hardly varies hardly get a gradient.
                assertThat(first).as("%s", panel).isLessThan(last);
            }
        }
    }

    private static double moved(Results results, Panel panel, double sigma) {
        LearningCurve tau = results.curves(panel.id(), Panel.metric(sigma)).get(1L);
        return Math.abs(tau.last() - tau.at(0));
    }

    @Test
    void theSpreadIsTheDeviationOverTheUnits() {
        // By hand: weights 1 and 3 of the first input lie 1 from their mean, 2 and 8 lie 3 from it.
        assertThat(FirstLayer.spread(new float[] {1, 2, 3, 8}, 2)).containsExactly(1, 3);
    }

    /** The story of the picture: straight lines between the points that were read off. */
    private static Story paper() {
        Story story = Story.of(5);
        for (Panel panel : Panel.values()) {
            story.tells(panel, "train_accuracy", FITTED);
            tells(story, panel, sigma -> interpolated(panel, sigma));
        }
        return story;
    }

    /** Tells the spread of the untrained network, and that at the end. */
    private static void tells(Story story, Panel panel, DoubleUnaryOperator tau) {
        for (double sigma : panel.sigmas()) {
            story.tells(panel, Panel.metric(sigma), panel.untrained(), tau.applyAsDouble(sigma));
        }
    }

    private static double interpolated(Panel panel, double sigma) {
        SortedMap<Double, Double> points = panel.published().points();
        double before = points.headMap(sigma + 1e-9).lastKey();
        double after = points.tailMap(sigma - 1e-9).firstKey();
        double share = after == before ? 0 : (sigma - before) / (after - before);
        return points.get(before) + share * (points.get(after) - points.get(before));
    }
}
