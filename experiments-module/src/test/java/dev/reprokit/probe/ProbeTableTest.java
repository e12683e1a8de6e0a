package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.record.result.LearningCurve;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ProbeTableTest {
    @Test
    void aLayerWithoutProbeIsNamedWithThoseThatHaveOne() {
        ProbeTable table = new ProbeTable(Map.of("conv1", LearningCurve.of("conv1", 0.5)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.at("conv9", 1))
                .withMessage("no probe at layer 'conv9'; there are: conv1");
        assertThatIllegalArgumentException().isThrownBy(() -> table.best(List.of("conv9")));
    }
}
