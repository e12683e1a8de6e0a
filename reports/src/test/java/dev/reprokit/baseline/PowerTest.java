package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.SimulatedGates.Tails;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/**
 * What the gate sees and what it cries wolf at, on the spreads of this project's own baselines, if
 * these hold back 15 of 20 seeds. Seeds are fixed, so that a figure changes only with the gate.
 */
@Tag("slow")
class PowerTest {
    private static final int HELD = 15;

    /** All other values are the same to the last bit. */
    private static SimulatedGates same() throws IOException {
        return SimulatedGates.of(HELD, Tails.NORMAL, false);
    }

    /** All other values are drawn anew, as on another CPU. */
    private static SimulatedGates redrawn() throws IOException {
        return SimulatedGates.of(HELD, Tails.NORMAL, true);
    }

    @Test
    void anUnchangedProjectFailsInFivePercentOfDrawsAtMost() throws IOException {
        SimulatedRates rates = SimulatedRates.unchanged(redrawn(), SimulatedRates.ALL, 1500);
        assertThat(rates.alarms()).isLessThanOrEqualTo(5);
        assertThat(rates.further()).isLessThanOrEqualTo(60);
    }

    @Test
    void oneExperimentThatIsDrawnAnewFailsNoMoreOften() throws IOException {
        assertThat(SimulatedRates.oneRedrawn(same(), 400).alarms()).isLessThanOrEqualTo(5);
    }

    @Test
    void heavyTailsFailInSevenPercentAtMost() throws IOException {
        SimulatedGates heavy = SimulatedGates.of(HELD, Tails.HEAVY, true);
        assertThat(SimulatedRates.unchanged(heavy, SimulatedRates.ALL, 400).alarms())
                .isLessThanOrEqualTo(7);
    }

    @Test
    void whatIsTheSameToTheLastBitCostsNothing() throws IOException {
        assertThat(SimulatedRates.unchanged(same(), SimulatedRates.NONE, 10))
                .isEqualTo(new SimulatedRates(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1.3, 45, 3, 10", "2.2, 85, 3, 4", "4.4, 98, 3, 2"})
    void aLossIsNoticed(double deviations, double least, int each, int eachRedrawn)
            throws IOException {
        assertThat(
                        SimulatedRates.broken(
                                        same(),
                                        SimulatedRates.NONE,
                                        SimulatedRates.loss(deviations),
                                        each)
                                .alarms())
                .isGreaterThanOrEqualTo(least);
        assertThat(
                        SimulatedRates.broken(
                                        redrawn(),
                                        SimulatedRates.ALL,
                                        SimulatedRates.loss(deviations),
                                        eachRedrawn)
                                .alarms())
                .isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void seedsAtChanceAreNoticedInEveryCondition(int seeds) throws IOException {
        assertThat(
                        SimulatedRates.broken(
                                        same(),
                                        SimulatedRates.NONE,
                                        SimulatedRates.atChance(seeds),
                                        1)
                                .alarms())
                .isEqualTo(100);
        assertThat(
                        SimulatedRates.broken(
                                        redrawn(),
                                        SimulatedRates.ALL,
                                        SimulatedRates.atChance(seeds),
                                        1)
                                .alarms())
                .isEqualTo(100);
    }
}
