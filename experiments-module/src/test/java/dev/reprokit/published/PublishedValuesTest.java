package dev.reprokit.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.ReferenceCurve;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/** Published values that an author keeps next to an experiment. */
class PublishedValuesTest {

    @Test
    void aCurveHasItsPointsAndItsSource() {
        ReferenceCurve curve =
                PublishedCurves.of(getClass(), "curves.csv")
                        .curve("2", "dropout", "test_accuracy", "Author", "with-dropout");

        assertThat(curve.points()).containsExactly(new CurvePoint(1, 0.25), new CurvePoint(2, 0.5));
        assertThat(curve.source()).isEqualTo("Author 2027, figure 2");
        assertThat(curve.condition()).isEqualTo("with-dropout");
    }

    @Test
    void armsFindTheCurvesOfTheirIds() {
        assertThat(
                        PublishedCurves.of(getClass(), "curves.csv")
                                .curves("2", "test_accuracy", "Author", Network.values()))
                .extracting(ReferenceCurve::label, ReferenceCurve::condition)
                .containsExactly(
                        tuple("Author, with dropout", "dropout"), tuple("Author, MLP", "plain"));
    }

    private enum Network implements Arm {
        DROPOUT,
        PLAIN;

        @Override
        public String label() {
            return this == PLAIN ? "MLP" : "with dropout";
        }
    }

    @Test
    void aSeriesIsOrderedByX() {
        PublishedSeries series =
                PublishedPoints.of(getClass(), "points.csv")
                        .series("error", "mlp", "Author", "Author", null);

        assertThat(series.points()).containsExactly(Map.entry(0.1, 0.125), Map.entry(0.5, 0.25));
    }

    @Test
    void aTableTellsTheAuthorsRowFromOthers() {
        PublishedTable table = PublishedTable.of(getClass(), "tables.csv", "Author");

        assertThat(table.published("mlp").inWords()).isEqualTo("100 % train, 50.50 % test");
        assertThat(table.elsewhere("mlp")).contains("Reader", "49.00 % test, 3 seeds");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.csv, there is no missing.csv next to dev.reprokit.published.PublishedValuesTest",
        "points.csv, points.csv has no column curve",
        "without-source.csv, row 2 of without-source.csv has no source",
        "too-long.csv, row 1 of too-long.csv does not fit its header"
    })
    void aFileThatDoesNotFitIsRefused(String resource, String message) {
        String column = resource.equals("points.csv") ? "curve" : "figure";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishedCsv.rows(getClass(), resource, column))
                .withMessage(message);
    }
}
