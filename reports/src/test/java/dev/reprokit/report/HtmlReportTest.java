package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.INVALID;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.UNDECIDED_YET;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.UndecidedRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HtmlReportTest {
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
                        "5 of 6 claims asked at scale smoke: 2 reproduced; 1 contradicted at this"
                                + " scale (L3); 1 inconclusive (L4); 1 invalid (L6).",
                        "<span class=\"badge\">contradicted at this scale</span>",
                        "<strong>-Drepro.scale=paper on cifar10</strong> for 2 claims.",
                        "would have to run: <span>-Drepro.scale=paper on cifar10</span></small>")
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
                .contains("Scale smoke: 0 of 1 experiment reproduced, 1 of 2 claims asked.")
                .contains("<strong>1 only a look:</strong> <a href=\"a/report.html\">")
                .contains("only a look: limited to the condition with, epochs overridden to 3");
    }

    @Test
    void importedRunsAreMarkedAndTellOfNoMachine() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        assertThat(page(folder)).contains("Threads per trial", "<td>this run</td>");
        ImportedRun.of(folder);

        assertThat(page(folder))
                .contains("<strong>Judged, not run:</strong> runs in /data/runs.")
                .contains("-Drepro.import=/data/runs", "<td>imported</td>")
                .doesNotContain("Threads per trial", "<td>this run</td>");
        assertThat(runFolder.resolve("index.html"))
                .content()
                .contains("1 of 1 claim asked. Judged, not run: a.")
                .contains("<small class=\"look\">judged, not run: runs in /data/runs</small>");
    }

    @Test
    void anUndecidedRunIsMarkedAndReproducesNoResult() throws IOException {
        ExperimentFolder folder =
                SampleRun.write(runFolder, "a", "", 4, UNDECIDED_YET, NOT_APPLICABLE);
        UndecidedRun.of(folder);

        assertThat(page(folder))
                .contains(
                        "<strong>Undecided yet:</strong> 2 of 5 seeds, 4 of 10 trials, about 2 h 0"
                                + " min left. Claims are judged when all seeds have run; the same"
                                + " command goes on.")
                .contains(
                        "<span class=\"verdict undecided-yet\"><span class=\"symbol\""
                                + " aria-hidden=\"true\">…</span>undecided yet</span>")
                .contains("1 of 2 claims asked at scale smoke: 1 undecided yet (L1).");
        assertThat(runFolder.resolve("index.html"))
                .content()
                .contains("Scale smoke: 0 of 1 experiment reproduced, 1 of 2 claims asked.")
                .contains("<strong>1 undecided yet:</strong> ")
                .contains(
                        "<small class=\"look\">2 of 5 seeds, 4 of 10 trials, about 2 h 0 min left");
    }

    @Test
    void theIndexNamesWhatWasNotReproducedInAllExperiments() throws IOException {
        SampleRun.write(runFolder, "b", "", 4, REPRODUCED, NOT_REPRODUCED);
        SampleRun.write(runFolder, "a", "", 4, REPRODUCED, NOT_REPRODUCED);

        assertThat(index())
                .contains(
                        "<h1>Scale smoke: 0 of 2 experiments reproduced, 4 of 4 claims asked.</h1>")
                .contains(
                        "<strong>2 contradicted at this scale:</strong> <a href=\"a/report.html\">")
                .contains(
                        "4 of 4 claims asked at scale smoke: 2 reproduced; 2 contradicted at this"
                                + " scale (a L2, b L2).")
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
        JsonNode chart =
                ReportChartsTest.charts(page(folder))
                        .get(ReportChartsTest.OTHERS + SampleRun.SWEEPS.size());
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
                .contains(
                        "1 of 1 claim asked at scale smoke: 1 reproduced.",
                        "6 experiments have no readable results")
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
}
