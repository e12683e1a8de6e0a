package dev.reprokit.record.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class CurvesTest {
    private static final List<String> ARMS = List.of("dropout", "plain");

    @Test
    void aChartOfOneMetricIsNamedAfterIt() {
        assertThat(Curves.of("test_accuracy", ARMS))
                .isEqualTo(
                        new Curves(
                                "test-accuracy",
                                "Test accuracy",
                                "test_accuracy",
                                "test accuracy (fraction)",
                                ARMS,
                                List.of()));
    }

    @Test
    void theUnitOfAnUnknownMetricIsNotGuessed() {
        assertThat(Curves.of("relative_loss", ARMS).axis()).isEqualTo("relative loss");
    }

    @Test
    void aChartMayHoldSeveralMetrics() {
        Curves both =
                Curves.of("clean_accuracy", ARMS)
                        .and("noisy_accuracy")
                        .titled("both", "Clean and noisy images")
                        .onAxis("accuracy (fraction)");

        assertThat(both.metrics()).containsExactly("clean_accuracy", "noisy_accuracy");
        assertThat(both.conditions()).isEqualTo(ARMS);
        assertThat(both.axis()).isEqualTo("accuracy (fraction)");
    }

    @Test
    void theUsualTrainingHasFourCharts() {
        assertThat(Chart.usual(ARMS))
                .extracting(chart -> ((Curves) chart).axis())
                .containsExactly(
                        "test accuracy (fraction)",
                        "train accuracy (fraction)",
                        "train loss (nats)",
                        "test loss (nats)");
    }

    @Test
    void aPublishedCurveStandsBesideALineOfTheChart() {
        Curves chart = Curves.of("test_accuracy", ARMS);
        List<CurvePoint> points = List.of(new CurvePoint(1, 0.5));

        ReferenceCurve ofNone = new ReferenceCurve("paper", "table 1", null, points);
        assertThat(chart.beside(List.of(ofNone)).references()).containsExactly(ofNone);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                chart.beside(
                                        List.of(
                                                new ReferenceCurve(
                                                        "paper", "table 1", "plian", points))))
                .withMessage(
                        "the published curve 'paper' of chart 'test-accuracy' is of 'plian', which"
                                + " the chart does not draw; it draws: dropout, plain; did you mean"
                                + " 'plain'?");
    }
}
