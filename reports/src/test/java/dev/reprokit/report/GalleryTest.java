package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the page draws of what an experiment declares. */
class GalleryTest {
    private static final List<String> BOTH = List.of("with", "without");

    @TempDir private Path runFolder;
    private ExperimentFolder folder;

    @BeforeEach
    void run() throws IOException {
        folder = SampleRun.write(runFolder, "a", "x", 4, REPRODUCED);
    }

    private Gallery gallery(Chart... charts) throws IOException {
        SampleRun.declare(folder, charts);
        return Gallery.of(RunFolder.read(runFolder).runs().get(0));
    }

    private static JsonNode json(Plot plot) throws IOException {
        return new ObjectMapper().readTree(plot.json());
    }

    @Test
    void sectionsAreInTheOrderOfTheirFirstCharts() throws IOException {
        Scatter points = new Scatter("p", "P", "x", "y", false, List.of(), List.of(), List.of());

        Gallery gallery =
                gallery(Curves.of("train_loss", BOTH), points, Curves.of("test_accuracy", BOTH));

        assertThat(gallery.sections())
                .extracting(Gallery.Section::id)
                .containsExactly("curves", "points");
        assertThat(gallery.plots())
                .extracting(Plot::id)
                .containsExactly("train-loss", "test-accuracy", "p");
        assertThat(gallery.headline().title()).isEqualTo("Train loss");
    }

    @Test
    void aChartOfSeveralMetricsTellsThemApart() throws IOException {
        ReferenceCurve published =
                new ReferenceCurve(
                        "paper", "table 1", "train_loss", "without", List.of(new CurvePoint(1, 2)));
        Curves chart = Curves.of("test_accuracy", BOTH).and("train_loss");

        JsonNode drawn = json(gallery(chart.beside(List.of(published))).plots().get(0));

        assertThat(drawn.at("/lines").findValuesAsText("label"))
                .containsExactly(
                        "with x, test accuracy",
                        "with x, train loss",
                        "without x, test accuracy",
                        "without x, train loss");
        assertThat(drawn.at("/references/0/line").intValue()).isEqualTo(3);
    }

    @Test
    void metricsOfOneConditionAreNamedAlone() throws IOException {
        Curves chart = Curves.of("test_accuracy", List.of("with")).and("train_loss");

        JsonNode drawn = json(gallery(chart).plots().get(0));

        assertThat(drawn.at("/lines").findValuesAsText("label"))
                .containsExactly("test accuracy", "train loss");
    }

    @Test
    void withoutAChartEachMetricThatChangesOverTheEpochsIsDrawn() throws IOException {
        String trial = RunFolder.read(runFolder).runs().get(0).results().trials().get(0).trial();
        MetricsCsv.append(folder.metrics(), List.of(new Metric(trial, 1, "once", 0.5)));

        Gallery gallery = gallery();

        assertThat(gallery.plots())
                .extracting(Plot::title)
                .containsExactlyInAnyOrder("Test accuracy", "Train loss");
        assertThat(json(gallery.plots().get(0)).at("/lines")).hasSize(2);
    }

    @Test
    void heatMapsOfOneQuantityShareTheirColours() throws IOException {
        ReferenceCurve high =
                new ReferenceCurve("paper", "table 1", "with", List.of(new CurvePoint(1, 3)));

        List<Plot> plots =
                gallery(
                                map("one", "fraction", null),
                                map("two", "fraction", high),
                                map("three", "nats", null))
                        .plots();

        JsonNode shared = json(plots.get(1)).at("/scale");
        assertThat(shared.at("/least").doubleValue())
                .isEqualTo(json(plots.get(1)).at("/cells/0/0/mean").doubleValue());
        assertThat(shared.at("/most").doubleValue()).isEqualTo(3);
        assertThat(json(plots.get(3)).at("/scale")).isEqualTo(shared);
        assertThat(json(plots.get(5)).at("/scale/most").doubleValue()).isLessThan(1);
    }

    private static HeatMap map(String id, String axis, ReferenceCurve published) {
        HeatMap.Row row = new HeatMap.Row("a row of labels", "test_accuracy", published);
        return new HeatMap(id, id, "Row", axis, "with", List.of(row));
    }

    @Test
    void thePageSaysThatAMetricWasNotMeasured() throws IOException {
        SampleRun.declare(folder, Curves.of("test_acuracy", BOTH));

        HtmlReport.read(runFolder).write();

        assertThat(folder.report())
                .content()
                .contains("draws the metric &#39;test_acuracy&#39;, which no trial")
                .contains("did you mean &#39;test_accuracy&#39;?");
    }

    @Test
    void aChartOfItsOwnAccordHasTheMetricsLabel() throws IOException {
        SampleRun.declare(
                folder,
                List.of(
                        new DeclaredMetric(
                                "train_loss", "loss in nats", Direction.LOWER_IS_BETTER)));

        HtmlReport.read(runFolder).write();

        assertThat(folder.report()).content().contains("Loss in nats").contains("Test accuracy");
    }
}
