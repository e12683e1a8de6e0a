package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.INVALID;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class HtmlReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    /** Before the sweeps: points, a heat map, and its rows as lines. */
    private static final int OTHERS = 3;

    @TempDir private Path runFolder;

    @Test
    void thePageAnswersInOneSentence() throws IOException {
        ExperimentFolder folder =
                SampleRun.write(
                        runFolder,
                        "a",
                        "",
                        4,
                        REPRODUCED,
                        REPRODUCED,
                        NOT_REPRODUCED,
                        INCONCLUSIVE,
                        NOT_APPLICABLE,
                        INVALID);

        assertThat(page(folder))
                .contains(
                        "2 of 6 claims reproduced; 1 not reproduced (L3); 1 inconclusive (L4);"
                                + " 1 not applicable; 1 invalid (L6).")
                .contains("<p class=\"finding\">An answer of 42 % </p>");
    }

    @Test
    void aLookIsMarkedAndReproducesNoResult() throws IOException {
        ExperimentFolder folder =
                SampleRun.write(runFolder, "a", "", 4, REPRODUCED, NOT_APPLICABLE);
        LookedRun.of(folder);

        assertThat(page(folder))
                .contains(
                        "<strong>Only a look, no evidence:</strong> limited to the condition with,"
                                + " epochs overridden to 3.")
                .contains("-Drepro.conditions=with -Drepro.override.epochs=3 -Drepro.rerun=true");
        assertThat(runFolder.resolve("index.html"))
                .content()
                .contains("0 of 1 result reproduced; not applicable: ")
                .contains("only a look: limited to the condition with, epochs overridden to 3");
    }

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
    void theComparisonWithABaselineIsAlsoAFile() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        Run run = RunFolder.read(runFolder).run("a").orElseThrow();
        MetricComparison compared =
                new MetricComparison(
                        "a",
                        "with",
                        "accuracy, mean over epochs",
                        0.5,
                        0.75,
                        0.01,
                        "3 pairs",
                        null,
                        MetricComparison.Outcome.BETTER);

        new HtmlReport(
                        RunFolder.read(runFolder),
                        new Comparison(List.of(compared), List.of(), List.of(), 0))
                .write();

        assertThat(folder.report())
                .content()
                .contains("<td>with</td><td>accuracy, mean over epochs</td><td>0.5</td>");

        assertThat(folder.comparison())
                .content()
                .isEqualToNormalizingNewlines(
                        """
                        condition,metric,baseline,this run,difference,tolerance,seeds,p,outcome
                        with,"accuracy, mean over epochs",0.5,0.75,0.25,0.01,3 pairs,,better
                        """);

        ChartFiles.write(run, List.of(), List.of());

        assertThat(folder.comparison()).doesNotExist();
    }

    @Test
    void thePageComparesEachMetricWithTheBaseline() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        BaselineFolder baselines = new BaselineFolder(runFolder.resolve("baseline"));
        AtomicFile.write(
                baselines.file(Scale.SMOKE, "a"),
                """
                kind,condition,seed,name,value
                reason,,,,the first run
                environment,,,SHA-256 of images ,digest
                environment,,,data set,synthetic
                environment,,,scale,smoke
                claim,,,L1,reproduced
                trial,with,1,epochs,4
                trial,with,1,images_per_second,100
                trial,with,1,metrics_sha256,another
                final,with,1,test_accuracy,0.125
                """);

        HtmlReport.read(runFolder, baselines).write();

        assertThat(folder.report())
                .content()
                .contains("<td>test_accuracy after the last epoch</td><td>0.125</td>");
    }

    @Test
    void theIndexNamesWhatWasNotReproducedInAllExperiments() throws IOException {
        SampleRun.write(runFolder, "b", "", 4, REPRODUCED, NOT_REPRODUCED);
        SampleRun.write(runFolder, "a", "", 4, REPRODUCED, NOT_REPRODUCED);

        assertThat(index())
                .contains(
                        "<h1>0 of 2 results reproduced; not reproduced: <a href=\"a/report.html\">")
                .contains("2 of 4 claims reproduced; 2 not reproduced (a L2, b L2).")
                .contains("href=\"a/report.html\"", "href=\"b/report.html\"")
                .contains("2 min 13 s", "2026-01-02 03:04", ">smoke<");
    }

    @Test
    void claimsShowAllValuesWithIntervalAndSeeds() throws IOException {
        String page = page(SampleRun.write(runFolder, "a", "", 4, REPRODUCED, NOT_REPRODUCED));

        assertThat(page)
                .contains("99.34 %", "99.16 %", "<strong>4.2 epochs</strong>")
                .contains("90 % interval 3.1 to 5.3", "n = 3")
                .contains("Expected: &#39;accuracy &#39; to be 42")
                .containsOnlyOnce("<pre>Message </pre>");
    }

    @Test
    void aDurationSaysThatTrialsOfEarlierRunsTookNone() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        assertThat(page(folder)).contains("took 2 min 13 s, without the trials that were reused");
        assertThat(index()).contains(">2 min 13 s<small>and 2 reused</small></td>");
    }

    @Test
    void theEvidenceIsShownOfAClaimThatHoldsToo() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED, INVALID);

        assertThat(page(folder))
                .containsOnlyOnce(
                        "<details><summary>Why</summary><pre class=\"evidence\">Expecting 42, and p"
                                + " = 0.03125 </pre></details>")
                .containsOnlyOnce("<details><summary>Why</summary><pre>Message </pre></details>");
        assertThat(folder.claims()).content().contains("\"Expecting 42, and p = 0.03125 \"");
    }

    @Test
    void textIsEscaped() throws IOException {
        ExperimentFolder folder =
                SampleRun.write(runFolder, "a", SampleRun.ODD, 4, NOT_REPRODUCED, INVALID);

        String escaped =
                "&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;q&quot; &amp;"
                        + " 🙂 \u202eabc";
        for (String text : List.of(page(folder), index())) {
            assertThat(text).doesNotContain("<script>alert").contains(escaped);
        }
        JsonNode chart = charts(page(folder)).get(OTHERS + SampleRun.SWEEPS.size());
        assertThat(chart.at("/lines/0/label").textValue()).isEqualTo("with " + SampleRun.ODD);
    }

    @Test
    void everyPageForbidsForeignScripts() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        for (String text : List.of(page(folder), index())) {
            assertThat(text)
                    .contains("Content-Security-Policy", "default-src 'none'")
                    .doesNotContain("unsafe-", "http:");
            // Readers may follow a link; nothing is fetched.
            assertThat(text.replace("<a class=\"link\" href=\"https:", ""))
                    .doesNotContain("https:");
        }
    }

    @Test
    void reusedTrialsAreMarked() throws IOException {
        SampleRun.write(runFolder, "e", "text", 3, REPRODUCED);

        HtmlReport.read(runFolder).write();

        String page = Files.readString(runFolder.resolve("e/report.html"));
        assertThat(page)
                .contains("2 of 6 trials reused from earlier runs<br>2 from <code>earlier-run<")
                .containsSubsequence("<td>this run</td>", "<td>reused from <code>earlier-run<");
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
    void otherPeoplesReproductionsHaveAColumnIfThereAreAny() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED, INVALID);

        assertThat(page(folder))
                .contains("<th scope=\"col\">Others' reproductions</th>")
                .contains(
                        "<td class=\"published\" data-label=\"Others' reproductions\">98.5 % </td>")
                .contains("<td colspan=\"6\">");

        String verdicts = Files.readString(folder.verdicts());
        for (String none : List.of("null", "\"\"")) {
            Files.writeString(folder.verdicts(), verdicts.replace("\"98.5 % \"", none));
            assertThat(page(folder))
                    .doesNotContain("Others' reproductions")
                    .contains("<td colspan=\"5\">");
        }
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
    void aFolderWithoutAFileIsNamedAndSpoilsNoOther() throws IOException {
        for (String missing :
                List.of(
                        "plan.json",
                        "experiment.json",
                        "trials.csv",
                        "metrics.csv",
                        "verdicts.json",
                        "provenance.json")) {
            String id = "no-" + missing.replace('.', '-');
            ExperimentFolder folder = SampleRun.write(runFolder, id, "", 4, NOT_REPRODUCED);
            Files.writeString(folder.report(), "an older page");
            Files.delete(folder.path().resolve(missing));
        }
        SampleRun.write(runFolder, "whole", "", 4, REPRODUCED);

        String index = index();

        assertThat(index)
                .contains("1 of 1 claim reproduced.", "6 experiments have no readable results")
                .contains("plan.json is missing", "experiment.json is missing")
                .contains("trials.csv is missing", "metrics.csv is missing")
                .contains("verdicts.json is missing", "provenance.json is missing")
                .contains("href=\"whole/report.html\"")
                .doesNotContain("href=\"no-");
        assertThat(runFolder.resolve("no-plan-json").resolve("report.html")).doesNotExist();
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        Files.writeString(folder.metrics(), "trial,epoch,metric,value\nt,1,<b>,x\n");

        assertThat(index()).contains("metrics.csv, row 1", "[t, 1, &lt;b&gt;, x]");
    }

    @Test
    void filesOfDifferentRunsAreNotMixed() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        Files.writeString(folder.plan(), Files.readString(folder.plan()).replace("run-a", "run-b"));

        assertThat(index()).contains("the latest run did not end", "No claim was judged.");
        assertThat(folder.report()).doesNotExist();
    }

    @Test
    void anEmptyRunFolderHasAnIndex() throws IOException {
        assertThat(index()).contains("No claim was judged.", "No experiment has ended");
    }

    @Test
    void theChartLibraryTravelsWithItsLicenceAndNotice() throws IOException {
        index();

        Path library = runFolder.resolve("assets").resolve("echarts");
        assertThat(library.resolve("LICENSE")).content().contains("Apache License");
        assertThat(library.resolve("NOTICE")).content().contains("Apache ECharts");
        assertThat(library.resolve("echarts.min.js")).isNotEmptyFile();
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

    @Test
    void theIndexShowsTheFirstChartOfEachExperimentAndItsChangeAgainstTheBaseline()
            throws IOException {
        SampleRun.write(runFolder, "a", "", 4, REPRODUCED);

        assertThat(index())
                .contains("<svg class=\"thumbnail\"", "<title>points </title>")
                .containsPattern("<path class=\"dots series-1\" d=\"M[0-9. ]+h0M")
                .contains("<span class=\"absent\">none</span>", "data-outcome=\"reproduced\"");
    }

    @Test
    void columnsOfPaperAndResearchLogAreShownIfTheyHaveValues() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        assertThat(page(folder)).contains(">Published</th>", ">Research log</th>");

        Files.writeString(
                folder.verdicts(),
                Files.readString(folder.verdicts())
                        .replace("\"99.16 %\"", "null")
                        .replace("\"99.34 % \"", "null"));

        assertThat(page(folder)).doesNotContain(">Published<", ">Research log<");
    }

    @Test
    void thePageHasPicturesLinksAndTheCommandOfTheExperimentAlone() throws IOException {
        assertThat(page(SampleRun.write(runFolder, "a", "", 4, REPRODUCED)))
                .contains("<img src=\"samples/1-1.png\"", "<span>class </span>")
                .contains("href=\"https://example.org/paper\"")
                .contains(
                        "mvn process-classes repro:run -Drepro.experiments=a -Drepro.scale=smoke"
                                + " -Drepro.seed=1 -Drepro.seeds=3 -Drepro.rerun=true");
    }

    private String index() throws IOException {
        Path index = HtmlReport.read(runFolder).write();
        assertThat(index).isEqualTo(runFolder.resolve("index.html"));
        return Files.readString(index);
    }

    private String page(ExperimentFolder folder) throws IOException {
        index();
        return Files.readString(folder.report());
    }

    private static List<JsonNode> charts(String page) throws IOException {
        List<JsonNode> charts = new ArrayList<>();
        Matcher data = DATA.matcher(page);
        while (data.find()) {
            charts.add(new ObjectMapper().readTree(data.group(1)));
        }
        return charts;
    }
}
