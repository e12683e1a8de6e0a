package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MiniatureTest {
    private static LineChart logarithmic(double... means) {
        List<Spread> spread = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            spread.add(Spread.of(i, List.of(means[i])));
        }
        return new LineChart(
                new LineChart.Axis("epoch", false),
                new LineChart.Axis("error", true),
                List.of(new LineChart.Line("a", List.of(), spread)),
                List.of(),
                List.of());
    }

    @Test
    void aMeanOfZeroHasNoPlaceOnALogarithmicAxis() {
        assertThat(Miniature.of("errors", logarithmic(1, 0, 0.01)).strokes())
                .singleElement()
                .extracting(View.Stroke::path)
                .isEqualTo("M5.0 5.0L155.0 59.0");
    }

    @Test
    void whereNothingHasAPlaceNothingIsDrawn() {
        assertThat(Miniature.of("errors", logarithmic(0, 0)).strokes()).isEmpty();
    }
}
