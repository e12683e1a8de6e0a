package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.baseline.MetricComparison.Outcome;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChangeTest {
    private static final MetricComparison METRIC =
            new MetricComparison(
                    "a",
                    "c",
                    "accuracy, last",
                    0.9,
                    0.9,
                    0.01,
                    null,
                    true,
                    "5 pairs",
                    1.0,
                    false,
                    Outcome.SAME);

    @Test
    void withoutABaselineNothingIsCompared() {
        assertThat(View.Change.of("a", Comparison.NONE))
                .isEqualTo(new View.Change(false, false, "none"));
    }

    @Test
    void metricsWithoutADifferenceAreUnchanged() {
        assertThat(View.Change.of("a", comparison()))
                .isEqualTo(new View.Change(true, false, "unchanged"));
        assertThat(View.Change.of("other", comparison()).compared()).isFalse();
    }

    @Test
    void differencesAreCountedByKind() {
        assertThat(
                        View.Change.of(
                                "a",
                                comparison(
                                        new Difference(Difference.Kind.REGRESSION, "a", "worse"),
                                        new Difference(Difference.Kind.NEW, "a", "new"),
                                        new Difference(
                                                Difference.Kind.REGRESSION, "a", "worse, too"),
                                        new Difference(
                                                Difference.Kind.REGRESSION, "other", "worse"))))
                .isEqualTo(new View.Change(true, true, "2 regression, 1 new"));
    }

    private static Comparison comparison(Difference... findings) {
        return new Comparison(List.of(METRIC), List.of(findings), List.of(), 1, List.of());
    }
}
