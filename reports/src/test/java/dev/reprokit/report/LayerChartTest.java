package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.result.Results;

import org.junit.jupiter.api.Test;

import java.util.List;

class LayerChartTest {

    @Test
    void theCaptionSaysOnceThatNothingWasMeasured() {
        HeatMap map =
                new HeatMap(
                        "layers",
                        "Separability by layer",
                        "Layer",
                        "accuracy (%)",
                        "alexnet",
                        List.of(new HeatMap.Row("conv1", "probe_accuracy.conv1", null)));

        LineChart chart = LayerChart.of(map, HeatChart.of(map, new Results(List.of(), List.of())));

        assertThat(Caption.of(chart)).isEqualTo("This run measured none of it.");
    }
}
