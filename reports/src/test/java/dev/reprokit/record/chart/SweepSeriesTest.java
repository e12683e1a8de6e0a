package dev.reprokit.record.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SweepSeriesTest {
    @Test
    void aLineOfPointsIsInTheOrderOfTheirNumbers() {
        SweepSeries line =
                SweepSeries.of("width", List.of(64, 8, 16), n -> n / 8.0, n -> "width-" + n);

        assertThat(line.label()).isEqualTo("width");
        assertThat(line.conditions())
                .containsExactly(
                        Map.entry(1.0, "width-8"),
                        Map.entry(2.0, "width-16"),
                        Map.entry(8.0, "width-64"));
        assertThat(line.metrics()).isEmpty();
    }
}
