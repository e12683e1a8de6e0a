package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.published.PublishedCsv;
import dev.reprokit.published.PublishedCurves;
import dev.reprokit.published.PublishedPoints;
import dev.reprokit.published.PublishedTable;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.PublishedSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The values of Zhang et al. 2017 and of those who repeated it, as this project stores them. */
class Zhang2017PublishedValuesTest {
    private final PublishedCurves curves = Figures.ZHANG_CURVES;
    private final PublishedPoints points = Figures.ZHANG_POINTS;
    private final PublishedTable table = Figures.ZHANG_TABLES;

    /** The paper's own reading of its curves: epochs to losses of 1, 0.5, 0.1, 0.01 and 0.001. */
    @ParameterizedTest
    @CsvSource({
        "true-labels, 1, 3, 8, 12, 16",
        "shuffled-pixels, 4, 7, 13, 16, 19",
        "gaussian, 13, 15, 20, 22, 25",
        "random-pixels, 14, 17, 21, 24, 27",
        "random-labels, 26, 30, 35, 37, 46"
    })
    void figure1aFallsAsPublished(
            String condition, int to1, int toHalf, int toTenth, int toHundredth, int count) {
        List<CurvePoint> loss =
                curves.curve("1a", condition, "train_loss", "Zhang et al.", condition).points();

        assertThat(loss).hasSize(count);
        assertThat(loss.get(count - 1).epoch()).isEqualTo(63);
        assertThat(firstAtMost(loss, 1)).isEqualTo(to1);
        assertThat(firstAtMost(loss, 0.5)).isEqualTo(toHalf);
        assertThat(firstAtMost(loss, 0.1)).isEqualTo(toTenth);
        assertThat(firstAtMost(loss, 0.01)).isEqualTo(toHundredth);
    }

    @ParameterizedTest
    @CsvSource({
        "inception, train_accuracy, 1, 0.7047",
        "inception, test_accuracy, 20, 0.8672",
        "inception, test_accuracy, 51, 0.8653",
        "inception-without-bn, test_accuracy, 51, 0.8492"
    })
    void figure2bHasTwelveEpochsACurve(String curve, String metric, int epoch, double value) {
        assertThat(curves.curve("2b", curve, metric, "Zhang et al.", null).points())
                .hasSize(12)
                .contains(new CurvePoint(epoch, value));
    }

    @ParameterizedTest
    @CsvSource({"inception, 10, 3.6", "alexnet-zhang-small, 31, 1.55", "mlp-1x512, 28, 1.96"})
    void figure1bIsEpochsOverThoseOfTrueLabels(String network, int base, double atOne) {
        PublishedSeries relative = paper("relative-time", network);
        PublishedSeries epochs = paper("epochs", network);

        assertThat(relative.points()).hasSize(11).containsEntry(1.0, atOne);
        assertThat(epochs.points()).hasSize(11).containsEntry(0.0, (double) base);
        // Published to two digits behind the point.
        relative.points()
                .forEach(
                        (p, ratio) ->
                                assertThat(epochs.points().get(p) / base)
                                        .isCloseTo(ratio, within(0.006)));
    }

    @ParameterizedTest
    @CsvSource({
        "inception, paper, 0.1285, 0.7097, 0.9018",
        "alexnet-zhang-small, paper, 0.3011, 0.7634, 0.9014",
        "mlp-1x512, paper, 0.4951, 0.7961, 0.8982",
        "alexnet-log-small, log, 0.2122, 0.563, 0.9031",
        "mlp-1x512, log, 0.485, 0.6973, 0.9022",
        "inception, david-inf, 0.14, 0.713, 0.899",
        "alexnet-zhang-small, david-inf, 0.233, 0.742, 0.903",
        "mlp-1x512, david-inf, 0.478, 0.8, 0.896"
    })
    void testErrorsRiseTo90Percent(
            String network, String by, double atZero, double atHalf, double atOne) {
        assertThat(points.series("test-error", network, by, by, network).points())
                .hasSize(11)
                .containsEntry(0.0, atZero)
                .containsEntry(0.5, atHalf)
                .containsEntry(1.0, atOne);
    }

    @ParameterizedTest
    @CsvSource({
        "alexnet-log-small, epochs-to-95, 13, 28, 67",
        "alexnet-log-small, epochs-to-99, 15, 31, 74",
        "alexnet-log-small, epochs-to-99.9, 17, 37, 91",
        "mlp-1x512, epochs-to-95, 22, 39, 45",
        "mlp-1x512, epochs-to-99, 29, 60, 92"
    })
    void theLogTakesLongerForMoreCorruption(
            String network, String figure, double atZero, double atHalf, double atOne) {
        assertThat(points.series(figure, network, "log", "log", network).points())
                .hasSize(11)
                .containsEntry(0.0, atZero)
                .containsEntry(0.5, atHalf)
                .containsEntry(1.0, atOne);
    }

    @Test
    void othersTookLonger() {
        assertThat(points.series("steps-to-loss", "true-labels", "comfy", "Comfy", null).points())
                .containsEntry(0.1, 4000.0)
                .containsEntry(0.01, 5700.0);
        assertThat(
                        points.series("relative-time", "inception", "david-inf", "david-inf", null)
                                .points())
                .containsEntry(1.0, 6.9);
    }

    @Test
    void theTablesHaveAllRowsOfThePaper() {
        assertThat(PublishedCsv.rows(Figures.class, "zhang2017/tables.csv"))
                .filteredOn(row -> row.get("by").equals("Zhang et al."))
                .filteredOn(row -> row.get("table").equals("1"))
                .hasSize(19);
        assertThat(PublishedCsv.rows(Figures.class, "zhang2017/tables.csv"))
                .filteredOn(row -> row.get("by").equals("Zhang et al."))
                .filteredOn(row -> row.get("table").equals("4"))
                .hasSize(6);
        assertThat(table.rows())
                .extracting(row -> row.id() + row.by())
                .as("each once an author")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "inception-crop-weight-decay, '100 % train, 89.05 % test'",
        "inception-without-bn, '100 % train, 82.00 % test'",
        "alexnet-zhang-small-crop, '99.82 % train, 79.66 % test'",
        "mlp-3x512-random-labels, '100 % train, 10.48 % test'",
        "mlp-1x512-random-labels, '99.34 % train, 10.61 % test'",
        "mlp-1x512-weight-decay-random-labels, 99.21 % train",
        "alexnet-zhang-small-weight-decay-random-labels, failed to converge"
    })
    void aRowIsReadInWords(String row, String words) {
        assertThat(table.published(row).inWords()).isEqualTo(words);
    }

    @Test
    void othersAreNamedWithTheirFigures() {
        assertThat(table.elsewhere("inception"))
                .isEqualTo(
                        "Bohan7: 100 % train, 85.27 % test; rharish101: 98.85 % train, 83.79 % test,"
                                + " squared error, batch 16; gvfonseca: 87.20 % test; Comfy"
                                + " Research: 100 % train, 86.71 % test; david-inf: 86.00 % test");
        assertThat(table.elsewhere("inception-crop-random-labels")).isEmpty();
    }

    @Test
    void whatWasNotPublishedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> paper("test-error", "transformer"))
                .withMessage("no published points of transformer by paper in test-error");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.published("transformer"))
                .withMessage("no published row transformer");
    }

    private PublishedSeries paper(String figure, String network) {
        return points.series(figure, network, "paper", "Zhang et al.", network);
    }

    private static int firstAtMost(List<CurvePoint> loss, double threshold) {
        return loss.stream()
                .filter(point -> point.value() <= threshold)
                .findFirst()
                .orElseThrow()
                .epoch();
    }
}
