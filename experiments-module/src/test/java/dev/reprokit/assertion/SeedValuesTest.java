package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class SeedValuesTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final SeedValues WITHOUT = Seeds.epochs("without LRN", 20, 22, 19, 25, 21);
    private static final SeedValues WITH = Seeds.epochs("with LRN", 25, 24, 26, 28, 27);

    @Test
    void takesAValueOfEachCurve() {
        Map<Long, LearningCurve> curves =
                Map.of(
                        7L, LearningCurve.of("a", 0.3, 0.6, 0.9),
                        3L, LearningCurve.of("b", 0.2, 0.3, 0.4));

        SeedValues values = SeedValues.of("epochs", "epochs", curves, c -> c.epochsToReach(0.5));

        assertThat(values.bySeed()).containsExactly(entry(3L, NEVER), entry(7L, 2.0));
    }

    @Test
    void refusesADivergedRun() {
        Map<Long, LearningCurve> curves = Map.of(3L, LearningCurve.of("a", 0.3, Double.NaN));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeedValues.of("final loss", "", curves, LearningCurve::last))
                .withMessage(
                        "at seed 3 'final loss' is not a number: the run diverged, or the value is undefined");
    }

    @Test
    void refusesNoSeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeedValues("final loss", "", new TreeMap<>()))
                .withMessage("'final loss' has no seeds");
    }

    @Test
    void subtractsBySeed() {
        assertThat(WITHOUT.minus(WITH).array()).containsExactly(-5, -2, -7, -3, -6);
    }

    @Test
    void namesTheSeedsWithoutAPartner() {
        SeedValues five = Seeds.epochs("without LRN", 1, 2, 3, 4, 5);
        SeedValues other =
                new SeedValues("with LRN", "epochs", new TreeMap<>(Map.of(1L, 1., 9L, 2.)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> five.minus(other))
                .withMessageContaining(
                        "only 'without LRN' has seeds 2, 3, 4, 5 and only 'with LRN' has seed 9");
    }

    @Test
    void refusesToMixUnits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WITHOUT.minus(Seeds.of("accuracy", "%", 1, 2, 3, 4, 5)))
                .withMessageContaining("'without LRN' is in 'epochs' but 'accuracy' is in '%'");
    }

    /** scipy 1.17.1: ttest_rel(without, with).confidence_interval(0.9). */
    @Test
    void estimatesThePairedDifference() {
        Estimate difference = WITHOUT.minus(WITH).estimate();

        assertThat(difference.value()).isCloseTo(-4.6, within(1e-12));
        assertThat(difference.low()).isCloseTo(-6.5769933787241905, within(1e-9));
        assertThat(difference.high()).isCloseTo(-2.6230066212758105, within(1e-9));
        assertThat(difference.confidence()).isEqualTo(0.90);
        assertThat(difference.n()).isEqualTo(5);
        assertThat(difference.unit()).isEqualTo("epochs");
    }

    /** scipy 1.17.1: the interval of log(without / with), exponentiated; gmean for the value. */
    @Test
    void estimatesThePairedRatio() {
        Estimate ratio = WITHOUT.ratioTo(WITH);

        assertThat(ratio.value()).isCloseTo(0.8206232879939847, within(1e-9));
        assertThat(ratio.low()).isCloseTo(0.7493403581677381, within(1e-9));
        assertThat(ratio.high()).isCloseTo(0.898687189950223, within(1e-9));
        assertThat(ratio.unit()).isEmpty();
    }

    @Test
    void hasNoRatioToZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seeds.epochs("with LRN", 3, 4).ratioTo(Seeds.epochs("x", 0, 1)))
                .withMessage("at seed 1 'x' is not positive, so that it has no ratio");
    }

    @Test
    void whatNeitherArmReachesHasNoDifference() {
        SeedValues difference =
                Seeds.epochs("a", NEVER, NEVER, 3).minus(Seeds.epochs("b", NEVER, 4, NEVER));

        assertThat(difference.array()).containsExactly(Double.NaN, NEVER, -NEVER);
        assertThat(difference.estimate().value()).isNaN();
    }

    @Test
    void zeroHasNoRatio() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Seeds.epochs("x", 0, 1).ratioTo(Seeds.epochs("with LRN", 3, 4)))
                .withMessage("at seed 1 'x' is not positive, so that it has no ratio");
    }

    @Test
    void anArmThatLacksNoSeedHasNone() {
        SeedValues two = Seeds.epochs("two", 1, 2);
        SeedValues three = Seeds.epochs("three", 1, 2, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.minus(three))
                .withMessageContaining("only 'two' has none and only 'three' has seed 3");
    }
}
