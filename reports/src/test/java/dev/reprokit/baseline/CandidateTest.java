package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** What follows from a difference, its tolerance and its p; all numbers are binary fractions. */
class CandidateTest {
    private static final double LEVEL = 0.0625;

    @ParameterizedTest
    @CsvSource({
        // Within tolerance, or exactly as far.
        "HIGHER_IS_BETTER, 0.75, 0.0, SAME",
        "HIGHER_IS_BETTER, 0.50, 0.0, SAME",
        // By chance, and exactly at the level no longer.
        "HIGHER_IS_BETTER, 0.25, 0.125, SAME",
        "HIGHER_IS_BETTER, 0.25, 0.0625, WORSE",
        "HIGHER_IS_BETTER, 1.50, 0.0625, BETTER",
        "LOWER_IS_BETTER, 0.25, 0.0, BETTER",
        "LOWER_IS_BETTER, 1.50, 0.0, WORSE",
        "NEITHER, 0.25, 0.0, CHANGED",
        "NEITHER, 1.50, 0.0, CHANGED"
    })
    void isJudgedByToleranceThenByChanceThenByDirection(
            Direction direction, double now, double p, Outcome outcome) {
        assertThat(candidate("e", direction, now).compared(p, LEVEL, null).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void isUndecidedBeyondItsToleranceWhereNothingIsKnownOfChance() {
        assertThat(
                        candidate("e", Direction.HIGHER_IS_BETTER, 0.25)
                                .compared(null, LEVEL, null)
                                .outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(
                        candidate("e", Direction.HIGHER_IS_BETTER, 0.5)
                                .compared(null, LEVEL, null)
                                .outcome())
                .isEqualTo(Outcome.SAME);
    }

    @Test
    void belongsToItsExperiment() {
        List<Candidate> candidates =
                List.of(
                        candidate("one", Direction.HIGHER_IS_BETTER, 0.25),
                        candidate("other", Direction.HIGHER_IS_BETTER, 0.25));
        Comparison comparison = Comparison.tested(candidates, new ArrayList<>(), List.of());

        assertThat(comparison.metricsOf("one"))
                .extracting(MetricComparison::experiment)
                .containsExactly("one");
        assertThat(comparison.findingsOf("other"))
                .extracting(Difference::experiment)
                .containsExactly("other");
        assertThat(comparison.findingsOf("third")).isEmpty();
    }

    @Test
    void outcomesAreReadInLowerCase() {
        assertThat(Outcome.UNDECIDED.words()).isEqualTo("undecided");
    }

    /** Nothing is known of its spread, but the same numbers came out another way. */
    @Test
    void oneSeedThatDrewTheSameNumbersFailsBeyondTenTolerances() {
        MadeCandidate one = new MadeCandidate();
        one.before = new double[] {0.75};
        one.tolerance = 0.0625;
        one.now = new double[] {0.125};
        assertThat(one.make().compared(null, LEVEL, null).outcome()).isEqualTo(Outcome.UNDECIDED);
        one.now = new double[] {0.0625};
        assertThat(one.make().compared(null, LEVEL, null).outcome()).isEqualTo(Outcome.WORSE);
        one.sameDraw = false;
        assertThat(one.make().compared(null, LEVEL, null).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void aSeedIsApartBeyondTheWholeRangeOfTheBaselineAgain() {
        MadeCandidate apart = new MadeCandidate();
        apart.tolerance = 0;
        apart.before = new double[] {0.25, 0.5};
        apart.now = new double[] {0.5, 0.75};
        assertThat(apart.make().hasSeedApart()).isFalse();
        apart.now = new double[] {0.5, 0.8125};
        assertThat(apart.make().hasSeedApart()).isTrue();
        assertThat(apart.make().apartInWords())
                .startsWith("c, accuracy after the last epoch: a seed lies far outside of all 2");
        apart.held = new Candidate.Held(new double[] {0.125}, new double[0], false);
        assertThat(apart.make().hasSeedApart()).isFalse();
        apart.now = new double[] {-0.5, 0.5};
        assertThat(apart.make().hasSeedApart()).isTrue();
        apart.tolerance = 0.0625;
        assertThat(apart.make().hasSeedApart()).as("not within ten tolerances").isFalse();
    }

    /** A test over images, or the spread of other conditions, may well call it chance. */
    @Test
    void aSingleSeedOfTheSameDrawMovesFarForACauseOnly() {
        MadeCandidate made = new MadeCandidate();
        made.before = new double[] {0.75};
        made.now = new double[] {0.5};
        made.tolerance = 0.01;
        assertThat(made.make().compared(0.5, LEVEL, null).outcome()).isEqualTo(Outcome.WORSE);
        made.now = new double[] {0.7};
        assertThat(made.make().compared(0.5, LEVEL, null).outcome()).isEqualTo(Outcome.SAME);
        made.now = new double[] {0.5};
        made.sameDraw = false;
        assertThat(made.make().compared(0.5, LEVEL, null).outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void aLayerIsNamedBesideTheLabelOfItsFamily() {
        Candidate layer =
                new Candidate(
                        "e",
                        "c",
                        new MetricValue("probe_accuracy.conv1", MetricValue.Kind.FINAL),
                        new DeclaredMetric(
                                "probe_accuracy", "probe accuracy", Direction.HIGHER_IS_BETTER),
                        false,
                        new double[] {0.5, 0.51},
                        new double[] {0.5, 0.52},
                        true,
                        Candidate.Held.NONE,
                        true,
                        0.01,
                        null);
        assertThat(layer.words()).isEqualTo("probe accuracy.conv1 after the last epoch");
        assertThat(layer.unsuspicious(null).seeds()).isEqualTo("2 pairs, not suspicious");
    }

    /** What claims read is tested first, too, but need not be a share of images. */
    @Test
    void onlyTheFinalTestAccuracyIsSummedUpAsOne() {
        MadeCandidate made = new MadeCandidate();
        assertThat(made.make().unsuspicious(null).isFinalAccuracy()).isTrue();
        made.metric = "relative_error";
        made.isPrimary = true;
        assertThat(made.make().isPrimary()).isTrue();
        assertThat(made.make().unsuspicious(null).isFinalAccuracy()).isFalse();
    }

    /** It was 0.75, and may move by a quarter. */
    private static Candidate candidate(String experiment, Direction direction, double now) {
        return new Candidate(
                experiment,
                "condition",
                new MetricValue("metric", MetricValue.Kind.FINAL),
                new DeclaredMetric("metric", "a metric", direction),
                false,
                new double[] {0.75},
                new double[] {now},
                true,
                Candidate.Held.NONE,
                false,
                0.25,
                null);
    }
}
