package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class SeedValuesAssertTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final SeedValues WITHOUT = Seeds.epochs("without LRN", 20, 22, 19, 25, 21);
    private static final SeedValues WITH = Seeds.epochs("with LRN", 25, 24, 26, 28, 27);

    @Test
    void fiveOfFiveDecideAnOrderEitherWay() {
        assertThat(WITHOUT).isLowerThan(WITH).isFasterThan(WITH);
        assertThat(WITH).isHigherThan(WITHOUT);
        refuted(() -> assertThat(WITH).isLowerThan(WITHOUT));
        refuted(() -> assertThat(WITH).isFasterThan(WITHOUT));
        refuted(() -> assertThat(WITHOUT).isHigherThan(WITH));
    }

    @Test
    void fourOfFiveAreInconclusive() {
        SeedValues mixed = Seeds.epochs("mixed", 20, 22, 19, 25, 28);

        inconclusive(() -> assertThat(mixed).isFasterThan(WITH));
        inconclusive(() -> assertThat(WITH).isFasterThan(mixed));
    }

    @Test
    void aTieCountsAgainstTheClaim() {
        SeedValues tied = Seeds.epochs("tied", 20, 22, 19, 25, 27);

        inconclusive(() -> assertThat(tied).isFasterThan(WITH));
        refuted(() -> assertThat(WITH).isFasterThan(tied));
        refuted(() -> assertThat(WITH).isFasterThan(WITH));
        refuted(() -> assertThat(WITH).isHigherThan(WITH));
    }

    @Test
    void anEpochThatNeverCameIsLaterThanAnyOther() {
        SeedValues never = Seeds.epochs("never", NEVER, NEVER, NEVER, NEVER, NEVER);

        assertThat(WITH).isFasterThan(never);
        refuted(() -> assertThat(never).isFasterThan(WITH));
        refuted(() -> assertThat(never).isFasterThan(never));
    }

    @Test
    void confidenceMovesTheDecision() {
        SeedValues four = Seeds.epochs("four", 1, 2, 3, 4);
        SeedValues more = Seeds.epochs("more", 2, 3, 4, 5);

        inconclusive(() -> assertThat(four).isLowerThan(more));
        assertThat(four).atConfidence(0.90).isLowerThan(more);
        inconclusive(() -> assertThat(WITHOUT).atConfidence(0.99).isLowerThan(WITH));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(four).atConfidence(95));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(four).atConfidence(0.5));
    }

    /** The paired difference is -4.6 with a 90 % interval of [-6.577, -2.623]. */
    @Test
    void equivalenceNeedsTheIntervalInsideTheMargin() {
        assertThat(WITHOUT).isEquivalentTo(WITH, 6.6);
        inconclusive(() -> assertThat(WITHOUT).isEquivalentTo(WITH, 6.5));
        inconclusive(() -> assertThat(WITHOUT).isEquivalentTo(WITH, 2.7));
        refuted(() -> assertThat(WITHOUT).isEquivalentTo(WITH, 2.6));
        refuted(() -> assertThat(WITH).isEquivalentTo(WITHOUT, 2.6));
        assertThat(WITH).isEquivalentTo(WITH, 0.001);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITH).isEquivalentTo(WITH, 0))
                .withMessageContaining("positive margin");
    }

    @Test
    void accuraciesDifferByPoints() {
        SeedValues left = new SeedValues("left", "%", new TreeMap<>(Map.of(1L, 50.0, 2L, 51.0)));
        SeedValues right = new SeedValues("right", "%", new TreeMap<>(Map.of(1L, 49.9, 2L, 51.1)));

        assertThat(left.minus(right).unit()).isEqualTo("points");
        assertThat(Finding.of(left, that -> that.isEquivalentTo(right, 2)).get(0).message())
                .contains("within a margin of 2 points", "margin 2 points", "difference: 0 points");
    }

    /** The paired ratio is 0.821 with a 90 % interval of [0.7493, 0.8987]. */
    @Test
    void aRatioNeedsTheIntervalInsideTheRegion() {
        assertThat(WITHOUT).hasRatioTo(WITH, 0.74, 0.9);
        inconclusive(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.75, 0.9));
        inconclusive(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.74, 0.89));
        refuted(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.4, 0.67));
        refuted(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.9, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0, 1))
                .withMessageContaining("positive ratio");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.67, 0.4))
                .withMessageContaining("[0.67, 0.4]");
    }

    /** The mean is 21.4 with a 90 % interval of [19.205, 23.595]. */
    @Test
    void aMeanNeedsTheIntervalInsideTheRegion() {
        assertThat(WITHOUT).hasMeanWithin(19, 24).hasMeanBelow(23.6).hasMeanAbove(19.2);
        inconclusive(() -> assertThat(WITHOUT).hasMeanWithin(20, 24));
        inconclusive(() -> assertThat(WITHOUT).hasMeanBelow(23.5));
        inconclusive(() -> assertThat(WITHOUT).hasMeanAbove(19.3));
        refuted(() -> assertThat(WITHOUT).hasMeanWithin(24, 30));
        refuted(() -> assertThat(WITHOUT).hasMeanBelow(19.2));
        refuted(() -> assertThat(WITHOUT).hasMeanAbove(23.6));
    }

    @Test
    void oneSeedOrOneThatNeverGotThereHasNoMeanToJudge() {
        inconclusive(() -> assertThat(Seeds.epochs("one", 3)).hasMeanWithin(0, 10));
        inconclusive(() -> assertThat(Seeds.epochs("x", 3, NEVER, 4)).hasMeanAbove(1));
    }

    @Test
    void everySeedMeansEverySeed() {
        assertThat(WITHOUT).areAllAtLeast(19).areAllAtMost(25).areAllWithin(19, 25);
        refuted(() -> assertThat(WITHOUT).areAllAtLeast(19.1));
        refuted(() -> assertThat(WITHOUT).areAllAtMost(24.9));
        refuted(() -> assertThat(WITHOUT).areAllWithin(19, 24));
        refuted(() -> assertThat(Seeds.epochs("x", 3, NEVER)).areAllAtMost(100));
    }

    @Test
    void aDivergedRunOrAMissingPartnerIsNotJudged() {
        SeedValues diverged = Seeds.epochs("diverged", 1, 2, Double.NaN, 4, 5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(diverged).isLowerThan(WITH))
                .withMessageContaining("at seed 3 'diverged' is not a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITH).isEquivalentTo(diverged, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(diverged).areAllAtMost(9));
        assertThatIllegalArgumentException().isThrownBy(() -> assertThat(diverged).hasMeanBelow(9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITH).isLowerThan(Seeds.epochs("few", 1, 2)))
                .withMessageContaining("paired by seed");
    }

    @Test
    void anUndecidedOrderShowsTestAdviceAndValues() {
        SeedValues few = Seeds.epochs("without LRN", 20, 22, NEVER);
        SeedValues other = Seeds.epochs("with LRN", 25, 24, NEVER);

        assertThatThrownBy(() -> assertThat(few).as("L3").isFasterThan(other))
                .isExactlyInstanceOf(InconclusiveError.class)
                .hasMessage(
                        """
                        [L3] Expecting 'without LRN' to be faster than 'with LRN', but there is too little evidence to decide.
                          test: exact paired sign test, one-sided at 95 %, a tie counts against the claim
                          faster at 2 of 3 seeds: p = 0.5; not faster at 1: p = 0.875
                          seeds: 3 can never decide; run at least 5
                          seed  this (epochs)  other (epochs)  difference
                             1             20              25          -5
                             2             22              24          -2
                             3    not reached     not reached   undefined
                          correlation between the arms: undefined""");
    }

    @Test
    void aRefutedEquivalenceShowsTestIntervalAndValues() {
        assertThatThrownBy(() -> assertThat(WITHOUT).isEquivalentTo(WITH, 2))
                .hasMessage(
                        """
                        Expecting 'without LRN' to be equivalent to 'with LRN' within a margin of 2 epochs, but the values refute it.
                          test: two one-sided paired t tests, margin 2 epochs
                          paired difference: -4.6 epochs, 90 % interval [-6.57699, -2.62301], n = 5
                          seed  this (epochs)  other (epochs)  difference
                             1             20              25          -5
                             2             22              24          -2
                             3             19              26          -7
                             4             25              28          -3
                             5             21              27          -6
                          correlation between the arms: 0.480762""");
    }

    @Test
    void anUndecidedMeanSaysHowManySeedsWouldDo() {
        assertThatThrownBy(() -> assertThat(WITHOUT).hasMeanAbove(20.4))
                .isExactlyInstanceOf(InconclusiveError.class)
                .hasMessageContaining("mean: 21.4 epochs, 90 % interval [19.2051, 23.5949], n = 5")
                .hasMessageContaining("about 17 would decide with this mean and spread")
                .hasMessageContaining("choose a larger number before the run and use new seeds")
                .hasMessageNotContaining("-Drepro");
    }

    @Test
    void aRatioShowsRatiosBySeed() {
        assertThatThrownBy(() -> assertThat(WITHOUT).hasRatioTo(WITH, 0.4, 0.67))
                .hasMessageContaining("geometric mean: 0.820623, 90 % interval [0.74934, 0.898687]")
                .hasMessageContaining("1             20              25       0.8");
    }

    @Test
    void everySeedNamesThoseThatAreNot() {
        assertThatThrownBy(() -> assertThat(WITHOUT).areAllAtMost(21))
                .hasMessageStartingWith(
                        "Expecting every seed of 'without LRN' to be at most 21, but 2 of 5 are not: seeds 2, 4.");
    }

    private static void refuted(ThrowingCallable assertion) {
        assertThat(catchThrowable(assertion)).isExactlyInstanceOf(AssertionError.class);
    }

    private static void inconclusive(ThrowingCallable assertion) {
        assertThat(catchThrowable(assertion)).isExactlyInstanceOf(InconclusiveError.class);
    }

    @Test
    void tiesAreNeitherLowerNorHigher() {
        refuted(() -> assertThat(WITH).isLowerThan(WITH));
        refuted(() -> assertThat(WITH).isHigherThan(WITH));
    }

    @Test
    void everyAssertionReturnsItself() {
        SeedValuesAssert values = assertThat(WITHOUT);

        assertThat(values.atConfidence(0.95)).isSameAs(values);
        assertThat(values.isLowerThan(WITH)).isSameAs(values);
        assertThat(values.isFasterThan(WITH)).isSameAs(values);
        assertThat(values.isEquivalentTo(WITH, 6.6)).isSameAs(values);
        assertThat(values.hasRatioTo(WITH, 0.74, 0.9)).isSameAs(values);
        assertThat(values.hasMeanWithin(19, 24)).isSameAs(values);
        assertThat(values.hasMeanBelow(23.6)).isSameAs(values);
        assertThat(values.hasMeanAbove(19.2)).isSameAs(values);
        assertThat(values.areAllAtLeast(19)).isSameAs(values);
        assertThat(values.areAllAtMost(25)).isSameAs(values);
        assertThat(values.areAllWithin(19, 25)).isSameAs(values);
        SeedValuesAssert others = assertThat(WITH);
        assertThat(others.isHigherThan(WITHOUT)).isSameAs(others);
    }

    @Test
    void aRegionMayBeASingleRatio() {
        SeedValues equal = Seeds.epochs("equal", 3, 4);

        assertThat(equal).hasRatioTo(equal, 1, 1);
    }

    @Test
    void aConfidenceIsLessThanCertainty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(WITH).atConfidence(1))
                .withMessageContaining("between 0.5 and 1");
    }

    @Test
    void aRefutedMeanShowsTheValueOfEachSeed() {
        assertThatThrownBy(() -> assertThat(WITHOUT).hasMeanAbove(30))
                .hasMessageContaining("seed")
                .hasMessageContaining("19")
                .hasMessageContaining("25");
    }
}
