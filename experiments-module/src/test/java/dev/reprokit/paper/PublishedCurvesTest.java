package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.published.PublishedCurves;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.ReferenceCurve;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

/** The research log's curves, as this project stores them. */
class PublishedCurvesTest {
    private final PublishedCurves log = Figures.LOG;

    @ParameterizedTest
    @CsvSource({
        "lrn-removal, with-lrn, train_loss, 30",
        "lrn-removal, with-lrn, train_accuracy, 30",
        "lrn-removal, with-lrn, test_loss, 30",
        "lrn-removal, with-lrn, test_accuracy, 30",
        "lrn-removal, without-lrn, train_loss, 30",
        "lrn-removal, without-lrn, train_accuracy, 30",
        "lrn-removal, without-lrn, test_loss, 30",
        "lrn-removal, without-lrn, test_accuracy, 30",
        "random-labels, mlp-1x512, train_accuracy, 250",
        "random-labels, mlp-1x512, test_accuracy, 250",
        "random-labels, alexnet-log-small, train_accuracy, 200",
        "random-labels, alexnet-log-small, test_accuracy, 200",
        "random-labels, alexnet-log-small-without-lrn, train_accuracy, 50",
        "random-labels, alexnet-log-small-without-lrn, test_accuracy, 50"
    })
    void everyEpochIsThere(String figure, String curve, String metric, int epochs) {
        ReferenceCurve published = log.curve(figure, curve, metric, "log", "arm");

        assertThat(published.points())
                .extracting(CurvePoint::epoch)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, epochs).boxed().toList());
        if (metric.endsWith("accuracy")) {
            assertThat(published.points())
                    .extracting(CurvePoint::value)
                    .as("fractions of 1")
                    .allMatch(value -> value >= 0 && value <= 1);
        }
        assertThat(published.source()).startsWith("research log");
        assertThat(published.label()).isEqualTo("log");
        assertThat(published.condition()).isEqualTo("arm");
    }

    @ParameterizedTest
    @CsvSource({
        "with-lrn, test_accuracy, 1, 0.2865",
        "without-lrn, test_accuracy, 1, 0.409",
        "with-lrn, test_accuracy, 30, 0.808",
        "without-lrn, test_accuracy, 30, 0.808",
        "with-lrn, train_accuracy, 1, 0.17822",
        "with-lrn, train_loss, 1, 2.1585",
        "with-lrn, test_loss, 1, 1.8241"
    })
    void theFiguresAreTheLogs(String curve, String metric, int epoch, double value) {
        List<CurvePoint> points = log.curve("lrn-removal", curve, metric, "log", "arm").points();

        assertThat(points).contains(new CurvePoint(epoch, value));
    }

    @Test
    void theLogReaches95PercentInHalfTheEpochsWithoutLrn() {
        assertThat(epochsTo95("alexnet-log-small")).isEqualTo(67);
        assertThat(epochsTo95("alexnet-log-small-without-lrn")).isEqualTo(32);
    }

    @Test
    void anotherCurveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.curve("lrn-removal", "with-lrn", "f1_score", "log", "arm"))
                .withMessageContaining("no published curve f1_score of with-lrn in lrn-removal");
    }

    private int epochsTo95(String curve) {
        return log.curve("random-labels", curve, "train_accuracy", "log", "arm").points().stream()
                .filter(point -> point.value() >= 0.95)
                .findFirst()
                .orElseThrow()
                .epoch();
    }
}
