package dev.reprokit.paper.maennel2020;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.TaperedMlp;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.stream.IntStream;

class PanelTest {

    @Test
    void theInputsVaryAsTheFigureSays() {
        assertThat(Panel.LEFT.sigmas())
                .containsExactly(1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9);
        assertThat(Panel.MIDDLE.sigmas()).hasSize(30).startsWith(0.1, 0.2, 0.3).endsWith(2.9, 3.0);
        assertThat(Panel.RIGHT.sigmas()).isEqualTo(Panel.MIDDLE.sigmas());
    }

    @ParameterizedTest
    @EnumSource(Panel.class)
    void inputsAreDrawnWithTheirStandardDeviations(Panel panel) {
        int points = 10_000;
        int directions = panel.sigmas().size();
        float[] inputs = panel.inputs(points, RandomStream.of(1, "inputs"));

        assertThat(inputs).hasSize(points * directions);
        for (int direction = 0; direction < directions; direction++) {
            int at = direction;
            double square =
                    IntStream.range(0, points)
                            .mapToDouble(point -> Math.pow(inputs[point * directions + at], 2))
                            .average()
                            .orElseThrow();
            // Four standard errors of a deviation over 10,000 points are 2.8 %.
            double sigma = panel.sigmas().get(at);
            assertThat(Math.sqrt(square)).isCloseTo(sigma, within(0.028 * sigma));
        }
    }

    @Test
    void theNetworksAreThoseOfTheFigure() {
        assertThat(Panel.LEFT.network(1))
                .isEqualTo(new TaperedMlp(2048, 256, Initialisation.LECUN));
        assertThat(Panel.LEFT.points(1)).isEqualTo(10_000);
        assertThat(Panel.RIGHT.network(1))
                .isEqualTo(new TaperedMlp(256, 256, Initialisation.LECUN));
        assertThat(Panel.RIGHT.points(1)).isEqualTo(2_000);
        assertThat(Panel.RIGHT.network(8)).isEqualTo(new TaperedMlp(32, 32, Initialisation.LECUN));
        assertThat(Panel.LEFT.untrained()).isCloseTo(0.316, within(0.001));
    }

    @ParameterizedTest
    @EnumSource(Panel.class)
    void everyPublishedPointIsOfAnInput(Panel panel) {
        assertThat(panel.sigmas()).containsAll(panel.published().points().keySet());
    }
}
