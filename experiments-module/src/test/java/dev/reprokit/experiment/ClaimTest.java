package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.assertion.Finding;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.testing.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ClaimTest {
    private static final Results NONE = new Results(List.of(), List.of());

    @Test
    void keepsWhatItIsTold() {
        Estimate value = new Estimate(1, 0, 2, 0.9, 5, "%");
        Claim claim =
                Claim.of("L3", "It is faster.")
                        .from("a paper")
                        .published("twice")
                        .logged("1.9 times")
                        .showing(r -> value);

        assertThat(claim.id()).isEqualTo("L3");
        assertThat(claim.sentence()).isEqualTo("It is faster.");
        assertThat(claim.source()).isEqualTo("a paper");
        assertThat(claim.published()).isEqualTo("twice");
        assertThat(claim.logged()).isEqualTo("1.9 times");
        assertThat(claim.observe(NONE)).contains(value);
    }

    @Test
    void mayHaveNoValue() {
        Claim claim = Claim.of("L3", "It is faster.");

        assertThat(claim.observe(NONE)).isEmpty();
        assertThat(claim.published()).isEmpty();
        assertThat(claim.logged()).isEmpty();
    }

    @Test
    void onlyOneScaleMayDecideIt() {
        Claim claim = Claim.of("L3", "It is faster.").onlyAt(Scale.PAPER, "it takes all images");

        assertThat(claim.notApplicableReason(Scale.PAPER)).isEmpty();
        assertThat(claim.notApplicableReason(Scale.SMOKE)).contains("it takes all images");
        assertThat(claim.notApplicableReason(Scale.REDUCED)).contains("it takes all images");
    }

    @Test
    void aQuantityOfAllArmsIsAFloorOfEach() {
        Quantity gain = FIT.in(Network.FAST).minus(FIT.in(Network.SLOW));
        Claim claim =
                claim().that(FIT.in(Network.FAST))
                        .isHigherThan(FIT.in(Network.SLOW))
                        .given(gain.atLeast(25));

        claim.check(accuracies(0.5, 0.8));
        assertThatThrownBy(() -> claim.check(accuracies(0.6, 0.8)))
                .isInstanceOf(MissingEvidenceException.class);
    }

    @Test
    void hasToAssertSomething() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Claim.of("L3", "It is faster.").check(NONE))
                .withMessageContaining("claim L3 has no assertion: call that");
    }

    @Test
    void asksTheResults() {
        Claim claim =
                Claim.of("L3", "It is faster.")
                        .holdsIf("it is there", 1, r -> r.curves("fast", "loss"));

        assertThatThrownBy(() -> claim.check(NONE)).hasMessageContaining("'fast'");
    }

    @Test
    void speaksOfScalesOneByOne() {
        Claim claim =
                Claim.of("L3", "It is faster.")
                        .notApplicableAt(Scale.SMOKE, "too few epochs")
                        .decidableAt(Scale.REDUCED, Scale.PAPER);

        assertThat(claim.notApplicableReason(Scale.SMOKE)).contains("too few epochs");
        assertThat(claim.notApplicableReason(Scale.PAPER)).isEmpty();
        assertThat(claim.isDecidableAt(Scale.SMOKE)).isFalse();
        assertThat(claim.isDecidableAt(Scale.REDUCED)).isTrue();
        assertThat(claim.isDecidableAt(Scale.PAPER)).isTrue();
    }

    private enum Network implements Arm {
        SLOW("slow"),
        FAST("fast");

        private final String label;

        Network(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private static final Measure FIT = Measure.percent("train_accuracy", "final train accuracy");

    private static Results accuracies(double slow, double fast) {
        return Story.of(5)
                .tells(Network.SLOW, "train_accuracy", slow)
                .tells(Network.FAST, "train_accuracy", fast)
                .results();
    }

    @Test
    void showsTheFirstThingThatItAsserts() {
        Quantity fast = FIT.in(Network.FAST);
        Quantity slow = FIT.in(Network.SLOW);
        Results results = accuracies(0.5, 0.8);

        assertThat(observed(claim().that(fast).hasMeanAbove(70), results))
                .isCloseTo(80, within(1e-9));
        assertThat(observed(claim().that(fast).isHigherThan(slow), results))
                .isCloseTo(30, within(1e-9));
        assertThat(observed(claim().that(fast).isEquivalentTo(slow, 1), results))
                .isCloseTo(30, within(1e-9));
        assertThat(observed(claim().that(fast).hasRatioTo(slow, 1, 2), results))
                .isCloseTo(1.6, within(1e-9));
        assertThat(
                        observed(
                                claim().that(fast).isHigherThan(slow).and(slow).hasMeanAbove(1),
                                results))
                .isCloseTo(30, within(1e-9));
        assertThat(observed(claim().that(fast).isHigherThan(slow).showing(slow), results))
                .isCloseTo(50, within(1e-9));
    }

    @Test
    void aDifferenceOfPercentagesIsInPoints() {
        Quantity gain = FIT.in(Network.FAST).minus(FIT.in(Network.SLOW));

        assertThat(gain.unit()).isEqualTo("points more final train accuracy");
        assertThat(gain.conditions()).containsExactly("fast", "slow");
    }

    @Test
    void saysBeforeARunWhatItIsHeldTo() {
        Claim claim =
                claim().that(FIT.in(Network.FAST))
                        .isHigherThan(FIT.in(Network.SLOW))
                        .and(FIT.in(Network.FAST))
                        .hasMeanWithin(70, 90)
                        .given(FIT.atLeast(20));

        assertThat(claim.criteriaInWords())
                .containsExactly(
                        "'final train accuracy, fast' to be higher than 'final train accuracy,"
                                + " slow'",
                        "'final train accuracy, fast' to have a mean within [70, 90]",
                        "given every seed of 'final train accuracy, fast' to be at least 20 %",
                        "given every seed of 'final train accuracy, slow' to be at least 20 %");
        assertThat(claim.conditions()).containsExactly("fast", "slow");
    }

    @Test
    void itsAssertionsAreThoseOfTheAssertionsThatTestsUse() {
        Results results = accuracies(0.5, 0.8);
        Claim refuted = claim().that(FIT.in(Network.SLOW)).isHigherThan(FIT.in(Network.FAST));

        claim().that(FIT.in(Network.FAST)).isHigherThan(FIT.in(Network.SLOW)).check(results);
        assertThatThrownBy(() -> refuted.check(results))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be higher than 'final train accuracy, fast'")
                .hasMessageContaining("test: exact paired sign test, one-sided");
    }

    static List<Claim> everyAssertion() {
        Quantity fast = FIT.in(Network.FAST);
        Quantity slow = FIT.in(Network.SLOW);
        Measure epochs = Measure.last("train_accuracy", "epochs", "epochs");
        return List.of(
                claim().that(fast).isHigherThan(slow),
                claim().that(fast).isLowerThan(slow),
                claim().that(epochs.in(Network.FAST)).isFasterThan(epochs.in(Network.SLOW)),
                claim().that(fast).isEquivalentTo(slow, 12.5),
                claim().that(fast).hasRatioTo(slow, 0.33, 1.75),
                claim().that(fast).hasRatioTo(slow, 2, Double.POSITIVE_INFINITY),
                claim().that(fast).hasMeanWithin(0.000012, 66.123456),
                claim().that(fast).hasMeanAbove(1e-9),
                claim().that(fast).hasMeanBelow(12_345.678),
                claim().that(fast).areAllAtLeast(70),
                claim().that(fast).areAllAtMost(0.1),
                claim().that(fast).areAllWithin(-1, 1));
    }

    @ParameterizedTest
    @MethodSource("everyAssertion")
    void whatItSaysBeforeARunIsWhatItAsserts(Claim claim) {
        assertThat(claim.findings(accuracies(0.5, 0.8)))
                .extracting(Finding::criterion)
                .isEqualTo(claim.criteriaInWords());
    }

    @Test
    void anArmBelowItsFloorMakesTheComparisonInvalid() {
        Claim claim =
                claim().that(FIT.in(Network.FAST))
                        .isHigherThan(FIT.in(Network.SLOW))
                        .given(FIT.atLeast(20));

        claim.check(accuracies(0.5, 0.8));
        assertThatThrownBy(() -> claim.check(accuracies(0.1, 0.8)))
                .isInstanceOf(MissingEvidenceException.class)
                .hasMessageStartingWith(
                        "the comparison means nothing: it needs 'final train accuracy, slow' to be"
                                + " at least 20 % in every seed, but it is ")
                .hasMessageContaining("(seed 1)");
    }

    @Test
    void aFloorMayBeAskedOfOneArm() {
        Claim claim =
                claim().that(FIT.in(Network.FAST))
                        .isHigherThan(FIT.in(Network.SLOW))
                        .given(FIT.atLeast(20), Network.FAST);

        claim.check(accuracies(0.1, 0.8));
        assertThat(claim.conditionsWithFloor()).containsExactly("fast");
    }

    @Test
    void oneFloorMayBeAskedOfOneArmAndThenOfAnother() {
        Floor floor = FIT.atLeast(20);
        Claim claim =
                claim().that(FIT.in(Network.FAST))
                        .isHigherThan(FIT.in(Network.SLOW))
                        .given(floor, Network.FAST)
                        .given(floor, Network.SLOW);

        assertThat(claim.conditionsWithFloor()).containsExactly("fast", "slow");
    }

    @Test
    void aFloorThatEveryPercentageReachesIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> FIT.atLeast(0));
        assertThatIllegalArgumentException().isThrownBy(() -> FIT.atMost(100));
    }

    @Test
    void accuraciesAreNotFast() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> claim().that(FIT.in(Network.FAST)).isFasterThan(FIT.in(Network.SLOW)))
                .withMessageContaining("say isLowerThan");
    }

    @Test
    void countsTheEpochsInWhichAnArmIsLower() {
        Quantity lower = Quantity.percentOfEpochsLower("loss", Network.FAST, Network.SLOW);
        Results results =
                Story.of(2)
                        .tells(Network.FAST, "loss", 2, 1, 0.5, 0.4)
                        .tells(Network.SLOW, "loss", 2, 1.5, 1, 0.3)
                        .results();

        assertThat(lower.of(results).bySeed()).containsEntry(1L, 50.0).containsEntry(2L, 50.0);
    }

    @Test
    void refusesMarginsAndRegionsThatAreNone() {
        Expectation fast = claim().that(FIT.in(Network.FAST));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fast.isEquivalentTo(FIT.in(Network.SLOW), 0))
                .withMessage("claim L3: expected a positive margin but got 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> fast.hasMeanWithin(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fast.hasRatioTo(FIT.in(Network.SLOW), 0, 1));
    }

    /** Both are points, but differences of two measures are of two kinds. */
    @Test
    void refusesToCompareNumbersOfTwoUnits() {
        Measure other = Measure.points("loss", "another");
        Quantity gain = FIT.in(Network.FAST).minus(FIT.in(Network.SLOW));
        Quantity otherGain = other.in(Network.FAST).minus(other.in(Network.SLOW));
        Expectation expected = claim().that(gain);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> expected.isHigherThan(otherGain))
                .withMessageContaining("only numbers of one unit can be compared");
        assertThatIllegalArgumentException().isThrownBy(() -> expected.hasRatioTo(otherGain, 1, 2));
    }

    private static Claim claim() {
        return Claim.of("L3", "It is faster.").from("a paper");
    }

    private static double observed(Claim claim, Results results) {
        return claim.observe(results).orElseThrow().value();
    }
}
