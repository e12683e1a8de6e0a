package dev.reprokit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;

class TestedClaimsTest {
    private static final Measure FIT = Measure.percent("train_accuracy", "final train accuracy");
    private static final Results FASTER =
            Story.of(5)
                    .tells("slow", "train_accuracy", 0.2, 0.6)
                    .tells("fast", "train_accuracy", 0.4, 0.9)
                    .results();

    private static Claim claim() {
        return Claim.of("C1", "Fast fits more.")
                .from("a paper")
                .that(FIT.in("fast"))
                .isHigherThan(FIT.in("slow"));
    }

    @Test
    void aComparisonThatHoldsWithAnArmThatLearnedNothingIsFound() {
        TestedClaims empty = new TestedClaims(List.of(claim().givenNothing("it seems so")));

        assertThatThrownBy(() -> empty.verdicts(FASTER))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "claim C1 compares arms; with the results of guessing in 'slow'");
    }

    @Test
    void aFloorMakesItMeanSomething() {
        TestedClaims claims = new TestedClaims(List.of(claim().given(FIT.atLeast(20))));

        assertThat(claims.verdicts(FASTER)).containsEntry("C1", Verdict.REPRODUCED);
    }

    @Test
    void aStorysSeedsDifferALittle() {
        assertThat(FASTER.curves("slow", "train_accuracy").values())
                .extracting(LearningCurve::last)
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat(value).isBetween(0.599, 0.601));
    }
}
