package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class ProbeRunTest {
    private static final Protocol PROTOCOL = new Protocol(10, 0.01, 0.95, 0.9);
    private static final ProbeRun RUN =
            new ProbeRun(
                    new ClassificationRun(AlexNet.LOG_SMALL.narrowed(4), 28, PROTOCOL, false),
                    new LinearProbes(PROTOCOL, 1),
                    List.of(0, 2, 4),
                    ProbePoints.RESEARCH_LOG,
                    List.of("conv2"));

    @Test
    void recordsTheNetworkAlwaysAndProbesWhenAsked() throws IOException {
        try (StubTrial trial = new StubTrial(Condition.of("any", 4), 20)) {
            RUN.run(trial, new int[20], (trained, epoch) -> Map.of("measured", epoch + 40.0));

            Map<Integer, Map<String, Double>> recorded = trial.recorded();
            assertThat(recorded).containsOnlyKeys(0, 1, 2, 3, 4);
            assertThat(recorded.get(0))
                    .doesNotContainKey("train_accuracy")
                    .containsEntry("measured", 40.0)
                    .hasSize(13 * 2 + 5 + 1);
            assertThat(recorded.get(3)).containsOnlyKeys("train_accuracy");
            assertThat(recorded.get(4))
                    .containsEntry("train_accuracy", 0.04)
                    .containsEntry("measured", 44.0)
                    .containsKeys(
                            ProbeRun.accuracy("conv1"),
                            ProbeRun.loss("fc3"),
                            ProbeExamination.convergedAccuracy("conv2"));
            // The stub's network is the same after epochs 2 and 4, and another one untrained.
            assertThat(recorded.get(2).get(ProbeRun.loss("conv1")))
                    .isEqualTo(recorded.get(4).get(ProbeRun.loss("conv1")))
                    .isNotEqualTo(recorded.get(0).get(ProbeRun.loss("conv1")));
        }
    }

    @Test
    void endsWithTheConditionAndProbesItsLastEpoch() throws IOException {
        try (StubTrial shorter = new StubTrial(Condition.of("any", 3), 20);
                StubTrial longer = new StubTrial(Condition.of("any", 5), 20)) {
            RUN.run(shorter, new int[20]);
            RUN.run(longer, new int[20]);

            assertThat(probed(shorter)).containsExactly(0, 2, 3);
            assertThat(probed(longer)).containsExactly(0, 2, 4, 5);
        }
    }

    private static List<Integer> probed(StubTrial trial) {
        return trial.recorded().entrySet().stream()
                .filter(epoch -> epoch.getValue().containsKey(ProbeRun.loss("conv1")))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void goesOnAfterTheLastEpochThatWasRecorded() throws IOException {
        try (StubTrial whole = new StubTrial(Condition.of("any", 4), 20);
                StubTrial killed = new StubTrial(Condition.of("any", 4), 20)) {
            RUN.run(whole, new int[20]);
            killed.killedAfter(2);
            RUN.run(killed, new int[20]);

            assertThat(killed.recorded()).containsOnlyKeys(3, 4);
            assertThat(killed.recorded().get(4)).isEqualTo(whole.recorded().get(4));
        }
    }
}
