package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.MetricComparison.Outcome;

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
        "test_accuracy, 0.75, 0.0, SAME",
        "test_accuracy, 0.50, 0.0, SAME",
        // By chance, and exactly at the level no longer.
        "test_accuracy, 0.25, 0.125, SAME",
        "test_accuracy, 0.25, 0.0625, WORSE",
        "test_accuracy, 1.50, 0.0625, BETTER",
        "test_loss, 0.25, 0.0, BETTER",
        "test_loss, 1.50, 0.0, WORSE",
        "test_error, 1.50, 0.0, WORSE",
        "epochs, 0.25, 0.0, CHANGED",
        "epochs, 1.50, 0.0, CHANGED"
    })
    void isJudgedByToleranceThenByChanceThenByDirection(
            String metric, double now, double p, Outcome outcome) {
        assertThat(candidate("e", metric, now).compared(p, LEVEL).outcome()).isEqualTo(outcome);
    }

    @Test
    void isUndecidedBeyondItsToleranceWhereNothingIsKnownOfChance() {
        assertThat(candidate("e", "test_accuracy", 0.25).compared(null, LEVEL).outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(candidate("e", "test_accuracy", 0.5).compared(null, LEVEL).outcome())
                .isEqualTo(Outcome.SAME);
    }

    @Test
    void belongsToItsExperiment() {
        List<Candidate> candidates =
                List.of(
                        candidate("one", "test_accuracy", 0.25),
                        candidate("other", "test_accuracy", 0.25));
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

    /** It was 0.75, and may move by a quarter. */
    private static Candidate candidate(String experiment, String metric, double now) {
        return new Candidate(
                experiment,
                "condition",
                new Quantity(metric, Quantity.Kind.FINAL),
                new double[] {0.75},
                new double[] {now},
                true,
                0.25);
    }
}
