package dev.reprokit.internal.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.engine.Engine;

import dev.reprokit.internal.harness.machine.Torch;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ThroughputsTest {
    @Test
    void trialsAreDoubledUntilTheMost() throws Exception {
        Throughputs measured = Throughputs.measure(trials -> 100.0 * trials, 6);

        assertThat(measured.imagesPerSecond())
                .containsExactly(
                        Map.entry(1, 100.0),
                        Map.entry(2, 200.0),
                        Map.entry(4, 400.0),
                        Map.entry(6, 600.0));
        assertThat(measured.bestTrials()).isEqualTo(6);
        assertThat(measured).hasToString("1 -> 100, 2 -> 200, 4 -> 400, 6 -> 600 images/s");
    }

    @Test
    void measuringStopsWhereMoreTrialsGainNothing() throws Exception {
        Throughputs measured = Throughputs.measure(trials -> Math.min(300, 100.0 * trials), 64);

        assertThat(measured.imagesPerSecond()).containsOnlyKeys(1, 2, 4, 8);
        assertThat(measured.bestTrials()).isEqualTo(4);
    }

    @Test
    void aGainOfLessThan5PercentIsNotWorthATrial() throws Exception {
        assertThat(Throughputs.measure(trials -> trials == 1 ? 100 : 104, 2).bestTrials())
                .isEqualTo(1);
        assertThat(Throughputs.measure(trials -> trials == 1 ? 100 : 106, 2).bestTrials())
                .isEqualTo(2);
    }

    @Test
    void theBetterOfTwoRoundsCounts() throws Exception {
        int[] call = {0};

        Throughputs measured = Throughputs.measure(trials -> ++call[0] % 2 == 1 ? 10 : 90, 1);

        assertThat(measured.imagesPerSecond()).containsExactly(Map.entry(1, 90.0));
    }

    @Test
    void noMeasurementIsNoAnswer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Throughputs(new TreeMap<>()));
    }

    @Test
    void aDeviceIsMeasuredByTraining() throws Exception {
        TrainingProbe probe =
                new TrainingProbe(
                        new Torch(
                                Engine.getEngine("PyTorch"),
                                new TreeMap<>(),
                                List.of(Device.cpu()),
                                List.of()));

        assertThat(probe.imagesPerSecond(2)).isBetween(1.0, 1e6);
    }
}
