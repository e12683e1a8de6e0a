package dev.reprokit.documentation;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.assertion.InconclusiveError;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The assertions in a plain test, as the page on experiments of one's own shows them. */
class JUnitExampleTest {
    /** Made-up curves of five seeds; a test of one's own would train. */
    private static final Map<Long, LearningCurve> WITH_LRN = curves(0.80);

    private static final Map<Long, LearningCurve> WITHOUT_LRN = curves(0.85);

    private static Map<Long, LearningCurve> curves(double end) {
        return Map.of(
                1L, LearningCurve.of("train accuracy", 0.30, 0.55, end),
                2L, LearningCurve.of("train accuracy", 0.31, 0.56, end + 0.01),
                3L, LearningCurve.of("train accuracy", 0.29, 0.54, end - 0.01),
                4L, LearningCurve.of("train accuracy", 0.28, 0.57, end),
                5L, LearningCurve.of("train accuracy", 0.32, 0.53, end));
    }

    @Test
    void learnsFasterWithoutLrn() {
        assertThat(WITHOUT_LRN.get(1L)).reaches(0.5).withinEpochs(2).endsAbove(0.8);

        SeedValues with = SeedValues.of("with LRN", "points", WITH_LRN, c -> 100 * c.last());
        SeedValues without =
                SeedValues.of("without LRN", "points", WITHOUT_LRN, c -> 100 * c.last());
        assertThat(without).isHigherThan(with);
        assertThat(without).isEquivalentTo(with, 10);
        assertThat(without).atConfidence(0.99).hasMeanAbove(75);
    }

    @Test
    void threeSeedsDecideNothing() {
        SeedValues few =
                SeedValues.of(
                        "three seeds",
                        "points",
                        Map.of(
                                1L, WITHOUT_LRN.get(1L),
                                2L, WITHOUT_LRN.get(2L),
                                3L, WITHOUT_LRN.get(3L)),
                        c -> 100 * c.last());
        SeedValues others =
                SeedValues.of(
                        "three others",
                        "points",
                        Map.of(
                                1L, WITH_LRN.get(1L),
                                2L, WITH_LRN.get(2L),
                                3L, WITH_LRN.get(3L)),
                        c -> 100 * c.last());
        assertThatThrownBy(() -> assertThat(few).isHigherThan(others))
                .isInstanceOf(InconclusiveError.class);
    }
}
