package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.offset;

import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Map;
import java.util.stream.Stream;

/** Runs the passing and failing examples in the Javadoc of the assertions. */
class AssertionExamplesTest {
    private static final SeedValues FAST = Seeds.epochs("fast", 40, 41, 39, 42, 40);
    private static final SeedValues NEAR = Seeds.epochs("near", 41, 40, 40, 41, 41);
    private static final SeedValues SLOW = Seeds.epochs("slow", 80, 79, 83, 81, 80);
    private static final LearningCurve CURVE = LearningCurve.of("accuracy", 0.50, 0.80, 0.96, 0.97);

    @TestFactory
    Stream<DynamicTest> curves() {
        return Stream.of(
                passes("reaches", () -> assertThat(CURVE).reaches(0.95)),
                fails("reaches", () -> assertThat(CURVE).reaches(0.99)),
                passes("withinEpochs", () -> assertThat(CURVE).reaches(0.95).withinEpochs(3)),
                fails("withinEpochs", () -> assertThat(CURVE).reaches(0.95).withinEpochs(2)),
                passes("staysBelow", () -> assertThat(CURVE).staysBelow(0.98)),
                fails("staysBelow", () -> assertThat(CURVE).staysBelow(0.97)),
                passes("staysAbove", () -> assertThat(CURVE).staysAbove(0.4)),
                fails("staysAbove", () -> assertThat(CURVE).staysAbove(0.6)),
                passes("staysWithin", () -> assertThat(CURVE).staysWithin(0.5, 1.0)),
                fails("staysWithin", () -> assertThat(CURVE).staysWithin(0.5, 0.9)),
                passes("endsBelow", () -> assertThat(CURVE).endsBelow(0.98)),
                fails("endsBelow", () -> assertThat(CURVE).endsBelow(0.90)),
                passes("endsAbove", () -> assertThat(CURVE).endsAbove(0.90)),
                fails("endsAbove", () -> assertThat(CURVE).endsAbove(0.98)),
                passes("endsWithin", () -> assertThat(CURVE).endsWithin(0.95, 0.99)),
                fails("endsWithin", () -> assertThat(CURVE).endsWithin(0.40, 0.60)));
    }

    @TestFactory
    Stream<DynamicTest> pairedSeeds() {
        return Stream.of(
                passes("at 95 %", () -> assertThat(FAST).atConfidence(0.95).isLowerThan(SLOW)),
                isOpen("at 99 %", () -> assertThat(FAST).atConfidence(0.99).isLowerThan(SLOW)),
                passes("isLowerThan", () -> assertThat(FAST).isLowerThan(SLOW)),
                fails("isLowerThan", () -> assertThat(SLOW).isLowerThan(FAST)),
                isOpen("isLowerThan", () -> assertThat(FAST).isLowerThan(NEAR)),
                passes("isHigherThan", () -> assertThat(SLOW).isHigherThan(FAST)),
                fails("isHigherThan", () -> assertThat(FAST).isHigherThan(SLOW)),
                passes("isFasterThan", () -> assertThat(FAST).isFasterThan(SLOW)),
                fails("isFasterThan", () -> assertThat(SLOW).isFasterThan(FAST)),
                passes("isEquivalentTo", () -> assertThat(FAST).isEquivalentTo(NEAR, 2)),
                fails("isEquivalentTo", () -> assertThat(FAST).isEquivalentTo(SLOW, 2)),
                isOpen("isEquivalentTo", () -> assertThat(FAST).isEquivalentTo(NEAR, 1)),
                passes("hasRatioTo", () -> assertThat(FAST).hasRatioTo(SLOW, 0.4, 0.67)),
                fails("hasRatioTo", () -> assertThat(FAST).hasRatioTo(SLOW, 0.8, 1.25)));
    }

    @TestFactory
    Stream<DynamicTest> oneArm() {
        return Stream.of(
                passes("hasMeanWithin", () -> assertThat(FAST).hasMeanWithin(35, 45)),
                fails("hasMeanWithin", () -> assertThat(FAST).hasMeanWithin(60, 100)),
                isOpen("hasMeanWithin", () -> assertThat(FAST).hasMeanWithin(35, 41)),
                passes("hasMeanBelow", () -> assertThat(FAST).hasMeanBelow(50)),
                fails("hasMeanBelow", () -> assertThat(FAST).hasMeanBelow(30)),
                passes("hasMeanAbove", () -> assertThat(FAST).hasMeanAbove(30)),
                fails("hasMeanAbove", () -> assertThat(FAST).hasMeanAbove(50)),
                passes("areAllAtLeast", () -> assertThat(FAST).areAllAtLeast(39)),
                fails("areAllAtLeast", () -> assertThat(FAST).areAllAtLeast(40)),
                passes("areAllAtMost", () -> assertThat(FAST).areAllAtMost(42)),
                fails("areAllAtMost", () -> assertThat(FAST).areAllAtMost(41)),
                passes("areAllWithin", () -> assertThat(FAST).areAllWithin(39, 42)),
                fails("areAllWithin", () -> assertThat(FAST).areAllWithin(40, 42)));
    }

    @Test
    void statedIntervals() {
        isAbout(FAST.estimate(), 0.05, 40.4, 39.3, 41.5);
        isAbout(FAST.minus(NEAR).estimate(), 0.005, -0.2, -1.24, 0.84);
        isAbout(FAST.minus(SLOW).estimate(), 0.05, -40.2, -42.4, -38.0);
        isAbout(FAST.ratioTo(SLOW), 0.0005, 0.501, 0.482, 0.521);
        assertThat(Seeds.epochs("one", 40).estimate().low()).isNaN();
    }

    @Test
    void valuesOfCurves() {
        LearningCurve curve = LearningCurve.of("accuracy", 0.50, 0.80, 0.96);
        assertThat(SeedValues.of("", "", Map.of(1L, curve), c -> c.epochsToReach(0.95)).bySeed())
                .isEqualTo(Map.of(1L, 3.0));
        assertThat(SeedValues.of("", "", Map.of(1L, curve), c -> c.epochsToReach(0.99)).bySeed())
                .isEqualTo(Map.of(1L, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeedValues.of("", "", Map.of(1L, curve), c -> 0.0 / 0));
    }

    @Test
    void pairsOfTwoSeeds() {
        SeedValues fast = Seeds.epochs("fast", 40, 41);
        assertThat(Seeds.epochs("slow", 80, 79).minus(fast).bySeed())
                .isEqualTo(Map.of(1L, 40.0, 2L, 38.0));
        assertThatIllegalArgumentException().isThrownBy(() -> FAST.minus(fast));
        assertThat(Seeds.epochs("fast", 40, 20).ratioTo(Seeds.epochs("slow", 80, 40)).value())
                .isEqualTo(0.5, offset(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fast.ratioTo(Seeds.epochs("zero", 0, 0)));
    }

    private static void isAbout(
            Estimate estimate, double half, double value, double low, double high) {
        assertThat(estimate.value()).isEqualTo(value, offset(half));
        assertThat(estimate.low()).isEqualTo(low, offset(half));
        assertThat(estimate.high()).isEqualTo(high, offset(half));
    }

    private static DynamicTest passes(String name, Runnable example) {
        return DynamicTest.dynamicTest(name + " passes", example::run);
    }

    private static DynamicTest fails(String name, Runnable example) {
        return DynamicTest.dynamicTest(
                name + " fails",
                () ->
                        assertThat(catchThrowable(example::run))
                                .isInstanceOf(AssertionError.class)
                                .isNotInstanceOf(InconclusiveError.class));
    }

    private static DynamicTest isOpen(String name, Runnable example) {
        return DynamicTest.dynamicTest(
                name + " is inconclusive",
                () ->
                        assertThat(catchThrowable(example::run))
                                .isInstanceOf(InconclusiveError.class));
    }
}
