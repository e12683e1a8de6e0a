package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.testing.MadeResults;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ProbeMeasureTest {
    private static final ProbeMeasure LAST_GAIN =
            new ProbeMeasure(
                    "gain through the last layer",
                    "points",
                    probes -> probes.gain(probes.layers().get(probes.layers().size() - 1), 3));
    private static final List<String> SMALL = List.of("conv1", "fc1");
    private static final List<String> LARGE = List.of("conv1", "conv2", "fc1");

    private enum Net implements Arm {
        NET;

        @Override
        public String label() {
            return "net";
        }
    }

    @Test
    void computesFromAllLayersOfASeed() {
        assertThat(LAST_GAIN.in(Net.NET, LARGE).of(probed("conv1", "conv2", "fc1")).bySeed())
                .isEqualTo(Map.of(1L, 25.0, 2L, 25.0));
        assertThat(LAST_GAIN.in(Net.NET, SMALL).name())
                .isEqualTo("gain through the last layer, net");
    }

    @Test
    void takesTheFirstNetworkThatWasMeasuredAtAllItsLayers() {
        assertThat(LAST_GAIN.inOneOf(List.of(LARGE, SMALL), Net.NET).of(probed("conv1", "fc1")))
                .extracting(values -> values.bySeed().get(1L))
                .isEqualTo(50.0);
    }

    @Test
    void aLayerThatWasNotMeasuredIsMissingEvidence() {
        assertThatThrownBy(() -> LAST_GAIN.in(Net.NET, LARGE).of(probed("conv1", "fc1")))
                .isInstanceOf(MissingEvidenceException.class)
                .hasMessageContaining("probe_accuracy.conv2");
    }

    /** Two seeds whose accuracies rise from layer to layer, by 25 points where there are three. */
    private static Results probed(String... layers) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 2; seed++) {
            for (int i = 0; i < layers.length; i++) {
                made.with(
                        "net",
                        seed,
                        ProbeRun.accuracy(layers[i]),
                        new TreeMap<>(Map.of(0, 0.1, 3, 0.25 + i * 0.5 / (layers.length - 1))));
            }
        }
        return made.results();
    }
}
