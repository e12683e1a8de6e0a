package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.LookedRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charts of an experiment's page. */
class ReportChartsTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    /** Before the sweeps: points, a heat map, and its rows as lines. */
    static final int OTHERS = 3;

    @TempDir private Path runFolder;

    @Test
    void chartsOfConditionsThatWereLeftOutAreDrawnWithoutThem() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, NOT_APPLICABLE);
        LookedRun.of(folder);
        List<TrialRow> trials =
                TrialsCsv.read(folder.trials()).stream()
                        .filter(trial -> trial.condition().equals("without"))
                        .toList();
        TrialsCsv.write(folder.trials(), trials);

        assertThat(page(folder)).contains("Learning curves").doesNotContain("<td>with</td>");
        assertThat(folder.charts().resolve("test_accuracy.csv"))
                .content()
                .contains("without")
                .doesNotContain("\"with \"");
    }

    @Test
    void chartsHoldSeedsMeanAndSpreadOfFinishedTrials() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        List<JsonNode> charts = charts(page(folder));

        assertThat(charts).hasSize(OTHERS + SampleRun.METRICS.size() + SampleRun.SWEEPS.size());
        charts = charts.subList(OTHERS + SampleRun.SWEEPS.size(), charts.size());
        JsonNode with = charts.get(0).at("/lines/0");
        assertThat(with.get("seeds")).hasSize(3);
        assertThat(with.at("/spread/3").toString())
                .isEqualTo(
                        "{\"x\":4.0,\"mean\":0.95,\"low\":0.85,\"high\":1.05,\"n\":3,\"never\":0,\"missing\":0}");
        JsonNode without = charts.get(0).at("/lines/1");
        assertThat(without.at("/seeds/2/finished").booleanValue()).isFalse();
        assertThat(without.at("/seeds/2/points")).hasSize(2);
        assertThat(without.at("/spread/0/high").doubleValue()).isEqualTo(0.2);
        assertThat(charts.get(0).at("/references/0/line").intValue()).isEqualTo(1);
    }

    @Test
    void everyChartHasItsValuesAsATableAndSaysWhatItLeavesOut() throws IOException {
        String page = page(SampleRun.write(runFolder, "a", "", 4, REPRODUCED));

        assertThat(page)
                .contains(
                        "<td>4</td><td>0.95 (0.85 to 1.05)</td><td>0.9 (0.85 to"
                                + " 0.95)</td><td></td>")
                .contains("<td>3</td>")
                .contains("without : 3 seeds; not in mean and band, as it did not finish: 3.")
                .contains("Dashed: published  (paper ).");
    }

    @Test
    void sweepsHoldMeanAndSpreadOfFinishedTrialsByTheVariedNumber() throws IOException {
        String page = page(SampleRun.write(runFolder, "a", "", 4, REPRODUCED));

        JsonNode last = charts(page).get(OTHERS);
        assertThat(last.at("/lines/0/spread").toString())
                .isEqualTo(
                        "[{\"x\":0.5,\"mean\":0.95,\"low\":0.85,\"high\":1.05,\"n\":3,\"never\":0,\"missing\":0},"
                                + "{\"x\":5.0,\"mean\":0.9,\"low\":0.85,\"high\":0.95,\"n\":2,\"never\":0,\"missing\":1}]");
        assertThat(last.at("/references/0/line").intValue()).isEqualTo(1);
        assertThat(page)
                .contains("<th scope=\"col\">x </th><th scope=\"col\">series </th>")
                .contains(
                        "<td>0.5</td><td>0.95 (0.85 to 1.05)</td>"
                                + "<td>0.9 (0.85 to 0.95); 1 of 3 seeds missing</td><td>0.75</td>")
                .contains("<td>2.5</td><td></td><td>0.95 (0.85 to 1.05)</td><td></td>")
                .contains("<td>4; 2 of 3 seeds never</td>");
    }

    @Test
    void longCurvesAreThinnedAndKeepTheirEnds() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 20_000, REPRODUCED);

        String page = page(folder);

        assertThat(Files.size(folder.metrics())).isGreaterThan(3_000_000);
        assertThat(page.length()).isLessThan(500_000);
        assertThat(page).contains("200 of 20000 measured epochs are drawn; metrics.csv has all.");
        JsonNode spread = charts(page).get(OTHERS + SampleRun.SWEEPS.size()).at("/lines/0/spread");
        assertThat(spread).hasSize(200);
        assertThat(spread.get(0).get("x").intValue()).isEqualTo(1);
        assertThat(spread.get(199).get("x").intValue()).isEqualTo(20_000);
    }

    @Test
    void curvesOfASingleEpochStandSideBySide() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 1, REPRODUCED);
        // A published curve has epochs of its own.
        Files.writeString(
                folder.description(),
                Files.readString(folder.description())
                        .replaceAll(
                                "(?s)\"references\" : \\[.*?\\]\\s*\\}\\s*\\]",
                                "\"references\" : []"));

        String page = page(folder);

        JsonNode chart = charts(page).get(OTHERS + SampleRun.SWEEPS.size());
        assertThat(chart.at("/xAxis/names").toString()).isEqualTo("[\"with \",\"without \"]");
        assertThat(chart.at("/lines/1/spread/0/x").intValue()).isEqualTo(1);
        assertThat(chart.at("/lines/1/seeds/0/points/0/x").intValue()).isEqualTo(1);
        assertThat(page).contains("<th scope=\"col\">Condition</th><th scope=\"col\">axis </th>");
    }

    @Test
    void pointsAndHeatMapsHaveTheirValuesAsTables() throws IOException {
        String page = page(SampleRun.write(runFolder, "a", "", 4, REPRODUCED));

        List<JsonNode> charts = charts(page);
        assertThat(charts.get(0).at("/groups/0/dots")).hasSize(3);
        assertThat(charts.get(0).at("/groups/0/source").isNull()).isTrue();
        assertThat(charts.get(0).at("/fits/0/slope").doubleValue()).isEqualTo(2);
        assertThat(charts.get(1).at("/xAxis/names").toString())
                .isEqualTo("[\"test_accuracy \",\"train_loss \"]");
        assertThat(charts.get(1).at("/references/1/line").intValue()).isEqualTo(3);
        assertThat(charts.get(2).at("/cells/1/3/mean").doubleValue()).isEqualTo(0.95);
        assertThat(charts.get(2).at("/published/values/0/1").doubleValue()).isEqualTo(0.75);
        assertThat(page)
                .contains("<td>published </td><td>model </td><td>0.5</td><td>0.25</td>")
                .contains("<td>train_loss </td><td>0.2 (0.1 to 0.3)</td>")
                .contains("published , epoch 4");
    }

    @Test
    void theCaptionCountsEpochsThatAHeatMapLeavesOut() throws IOException {
        assertThat(page(SampleRun.write(runFolder, "a", "", 60, REPRODUCED)))
                .contains("5 of 60 measured epochs are drawn; the heat map has more.")
                .contains("40 of 60 measured epochs are drawn; metrics.csv has all.");
        assertThat(page(SampleRun.write(runFolder, "b", "", 40, REPRODUCED)))
                .doesNotContain("metrics.csv has all");
    }

    @Test
    void everyChartIsAlsoAFileForPrograms() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        assertThat(page(folder)).contains("href=\"charts/last.csv\" download");

        assertThat(Files.readAllLines(folder.charts().resolve("last.csv")))
                .contains(
                        "series,source,x,mean,lowest,highest,seeds,never,missing",
                        "\"series \",this run,0.5,0.95,0.85,1.05,3,0,0",
                        "\"published \",\"paper \",5,1.5,,,,,");
        assertThat(folder.charts().resolve("layers.csv"))
                .content()
                .contains("\"test_accuracy \",this run,4,0.95,0.85,1.05,3");
        assertThat(folder.charts().resolve("points.csv"))
                .content()
                .contains("\"published \",\"paper \",\"model \",0.5,0.25");
        assertThat(folder.claims())
                .content()
                .contains("L1,\"Sentence \",\"Source \",reproduced,\"99.34 % \"");
    }

    private String page(ExperimentFolder folder) throws IOException {
        HtmlReport.read(runFolder).write();
        return Files.readString(folder.report());
    }

    static List<JsonNode> charts(String page) throws IOException {
        List<JsonNode> charts = new ArrayList<>();
        Matcher data = DATA.matcher(page);
        while (data.find()) {
            charts.add(new ObjectMapper().readTree(data.group(1)));
        }
        return charts;
    }
}
