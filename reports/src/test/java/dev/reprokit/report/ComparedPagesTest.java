package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.ImageFlips;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What pages and files say beside a baseline. */
class ComparedPagesTest {
    @TempDir private Path runFolder;

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
                        0.125,
                        true,
                        "3 pairs",
                        null,
                        false,
                        MetricComparison.Outcome.BETTER);

        new HtmlReport(
                        RunFolder.read(runFolder),
                        new ComparedRuns(
                                new Comparison(
                                        List.of(compared), List.of(), List.of(), 0, List.of()),
                                Disagreements.NONE,
                                List.of()))
                .write();

        assertThat(folder.report())
                .content()
                .contains("<td>with</td><td>accuracy, mean over epochs</td><td>0.5</td>")
                .contains("<td>0.01</td><td>0.125</td><td>3 pairs</td>")
                .contains(
                        "A loss of 12.5 points of final test accuracy in one condition would have"
                                + " been noticed with 80 % in half of the conditions; the least"
                                + " sensitive is a with: 12.5 points.");

        assertThat(folder.comparison())
                .content()
                .isEqualToNormalizingNewlines(
                        """
                        condition,metric,baseline,this run,difference,tolerance,noticeable,seeds,p,outcome
                        with,"accuracy, mean over epochs",0.5,0.75,0.25,0.01,0.125,3 pairs,,better
                        """);

        ChartFiles.write(run, List.of(), Map.of(), List.of(), List.of());

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
    void anAcceptedDisagreementIsShownAsRefutedWithItsReason() throws IOException {
        ExperimentFolder folder =
                SampleRun.write(runFolder, "a", "", 4, NOT_REPRODUCED, NOT_REPRODUCED);
        RunFolder runs = RunFolder.read(runFolder);
        Disagreements disagreements =
                new Disagreements(Map.of("a", new TreeMap<>(Map.of("L1", "too <few> images"))));

        new HtmlReport(runs, new ComparedRuns(Comparison.NONE, disagreements, List.of())).write();

        assertThat(folder.report())
                .content()
                .contains("2 of 2 claims asked at scale smoke: 1 contradicted at this scale (L2);")
                .contains("1 contradicted at this scale, accepted (L1).")
                .containsOnlyOnce("<small class=\"accepted\">")
                .contains(
                        "contradicted at this scale</span><small class=\"accepted\">accepted: too &lt;few&gt;"
                                + " images</small>");
        assertThat(runFolder.resolve("index.html"))
                .content()
                .contains("Scale smoke: 0 of 1 experiment reproduced, 2 of 2 claims asked.")
                .contains("<strong>1 contradicted at this scale:</strong> <a ")
                .contains("1 contradicted at this scale, accepted (a L1).")
                .contains("2 contradicted at this scale</span>")
                .contains("<small class=\"accepted\">L1 accepted: too &lt;few&gt; images</small>");
        assertThat(folder.claims())
                .content()
                .startsWith("id,sentence,source,verdict,")
                .contains(
                        ",contradicted at this scale,",
                        ",evidence,accepted,further run\n",
                        ",too <few> images,'-Drepro.scale=paper on cifar10\n");
    }

    @Test
    void flippedImagesAreShownAndAlsoAFile() throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        List<TestImages.Picture> pictures = new ArrayList<>();
        for (int image = 1; image < 31; image++) {
            pictures.add(new TestImages.Picture(image, image + ".png", 4, 4));
        }
        List<Integer> lost = IntStream.range(1, 40).boxed().toList();
        JsonFile.write(folder.testImages(), new TestImages(Collections.nCopies(40, 7), pictures));

        assertThat(page(folder, flips(lost)))
                .contains(
                        "<td>with</td><td>40</td><td>5</td><td>3</td><td>39</td>"
                                + "<td>0.25, at most 2</td><td>1</td><td>0, at most 0</td>")
                .contains("<img src=\"right/1.png\"", "<span>1, class 7</span>")
                .contains("<img src=\"right/24.png\"")
                .doesNotContain("right/25.png")
                .contains("15 more without a picture here");
        assertThat(folder.flips())
                .content()
                .startsWith("condition,image,class,direction\nwith,1,7,lost\n")
                .endsWith("with,39,7,lost\nwith,0,7,won\n");

        assertThat(page(folder, flips(List.of())))
                .contains("<td>0</td>")
                .doesNotContain("<h4>Lost");
        assertThat(page(folder)).doesNotContain("Images that flipped");
        assertThat(folder.flips()).doesNotExist();
    }

    private static ImageFlips flips(List<Integer> lost) {
        return new ImageFlips(
                "a",
                "with",
                40,
                5,
                3,
                lost,
                List.of(0),
                new ImageFlips.Chance(0.25, 2),
                new ImageFlips.Chance(0, 0));
    }

    private String page(ExperimentFolder folder, ImageFlips flips) throws IOException {
        MetricComparison metric =
                new MetricComparison(
                        "a",
                        "with",
                        "m",
                        0,
                        0,
                        0,
                        null,
                        false,
                        "3",
                        1.,
                        false,
                        MetricComparison.Outcome.SAME);
        new HtmlReport(
                        RunFolder.read(runFolder),
                        new ComparedRuns(
                                new Comparison(
                                        List.of(metric), List.of(), List.of(), 1, List.of(flips)),
                                Disagreements.NONE,
                                List.of()))
                .write();
        return Files.readString(folder.report());
    }

    private String page(ExperimentFolder folder) throws IOException {
        HtmlReport.read(runFolder).write();
        return Files.readString(folder.report());
    }
}
