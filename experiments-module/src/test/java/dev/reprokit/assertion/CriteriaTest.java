package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.claim.Criteria;
import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;

import java.util.List;

class CriteriaTest {
    private static final SeedValues EPOCHS = Seeds.epochs("without LRN", 20, 22, 19, 25, 21);
    private static final SeedValues MORE = Seeds.epochs("with LRN", 25, 24, 26, 28, 27);

    @Test
    void collectsAssertionsThatHold() {
        try (Criteria criteria = Criteria.collect()) {
            assertThat(EPOCHS).isFasterThan(MORE).hasMeanWithin(10, 30).areAllAtMost(25);
            assertThat(EPOCHS).hasRatioTo(MORE, 0.5, 1);

            assertThat(criteria.inWords())
                    .containsExactly(
                            "'without LRN' to be faster than 'with LRN'",
                            "'without LRN' to have a mean within [10, 30]",
                            "every seed of 'without LRN' to be at most 25",
                            "'without LRN' to have a ratio to 'with LRN' within [0.5, 1]");
        }
    }

    @Test
    void collectsAssertionsOverCurves() {
        LearningCurve curve = LearningCurve.of("train accuracy", 0.5, 0.9);
        try (Criteria criteria = Criteria.collect()) {
            assertThat(curve).reaches(0.8).withinEpochs(2).endsAbove(0.8).staysBelow(1);

            assertThat(criteria.inWords())
                    .containsExactly(
                            "'train accuracy' to reach 0.8",
                            "'train accuracy' to reach 0.8 within 2 epochs",
                            "'train accuracy' to end above 0.8",
                            "'train accuracy' to stay below 1");
        }
    }

    @Test
    void endsWithTheAssertionThatFails() {
        try (Criteria criteria = Criteria.collect()) {
            assertThatThrownBy(() -> assertThat(EPOCHS).areAllAtMost(20).isFasterThan(MORE))
                    .isInstanceOf(AssertionError.class);

            assertThat(criteria.inWords())
                    .containsExactly("every seed of 'without LRN' to be at most 20");
        }
    }

    @Test
    void collectsEachOnceAndIntoOneInstancePerThread() {
        List<String> collected;
        try (Criteria criteria = Criteria.collect()) {
            assertThatIllegalStateException().isThrownBy(Criteria::collect);
            assertThat(EPOCHS).areAllAtMost(25).areAllAtMost(25);
            collected = criteria.inWords();
        }
        assertThat(EPOCHS).areAllAtLeast(1);

        assertThat(collected).containsExactly("every seed of 'without LRN' to be at most 25");
        try (Criteria criteria = Criteria.collect()) {
            assertThat(criteria.inWords()).isEmpty();
        }
    }
}
