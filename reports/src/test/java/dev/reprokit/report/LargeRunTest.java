package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run of half a million metric rows is still a page that opens at once. */
class LargeRunTest {
    private static final int CONDITIONS = 10;
    private static final int SEEDS = 10;
    private static final int METRICS = 25;
    private static final int EPOCHS = 200;
    private static final long MOST_BYTES = 20_000_000;
    private static final int MOST_MILLISECONDS = 2000;

    @TempDir private Path folder;

    @Test
    void opensInTwoSecondsAndTwentyMegabytes() throws Exception {
        try (Browser browser = new Browser(Files.createDirectory(folder.resolve("browser")))) {
            Path runFolder = folder.resolve("run");
            ExperimentFolder experiment = write(runFolder);
            HtmlReport.read(runFolder).write();
            browser.open(runFolder.resolve("index.html").toUri());

            browser.load(experiment.report().toUri());
            long opened =
                    browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd")
                            .asLong();
            browser.await("return !!document.querySelector('.chart[data-series] svg')");
            long first = browser.run("return performance.now()").asLong();
            browser.await("return !!document.documentElement.dataset.drawn");
            long all = browser.run("return performance.now()").asLong();

            long bytes = Files.size(experiment.report());
            try (Stream<Path> assets = Files.walk(runFolder.resolve("assets"))) {
                for (Path file : assets.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
            }
            String measured =
                    "%d KB; opened after %d ms, first chart seen after %d ms, all %d drawn after %d ms"
                            .formatted(bytes / 1000, opened, first, METRICS, all);
            System.out.println(measured);
            assertThat(bytes).as(measured).isLessThan(MOST_BYTES);
            assertThat(opened).as(measured).isLessThan(MOST_MILLISECONDS);
            assertThat(Files.readString(experiment.report()))
                    .contains("30 of 200 measured epochs are drawn; metrics.csv has all.");
        }
    }

    private static ExperimentFolder write(Path runFolder) throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "large", "", 1, Verdict.values());
        List<String> conditions =
                IntStream.range(0, CONDITIONS).mapToObj(i -> "condition-" + i).toList();
        JsonFile.write(
                folder.description(),
                new Description(
                        "large",
                        "A large run",
                        "How large?",
                        "our own",
                        Scale.SMOKE,
                        List.of(),
                        conditions.stream().map(id -> new ConditionLabel(id, id)).toList(),
                        IntStream.range(0, METRICS)
                                .<Chart>mapToObj(
                                        i ->
                                                new Curves(
                                                        "chart-" + i,
                                                        "Metric " + i,
                                                        "metric_" + i,
                                                        "metric (fraction)",
                                                        conditions,
                                                        List.of()))
                                .toList(),
                        List.of(),
                        List.of()));
        List<TrialRow> trials = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>();
        for (String condition : conditions) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                String trial = condition + "-seed-" + seed;
                trials.add(
                        new TrialRow(
                                trial,
                                condition,
                                seed,
                                Map.of(),
                                TrialStatus.FINISHED,
                                EPOCHS,
                                1,
                                1,
                                "",
                                "run-large"));
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    for (int metric = 0; metric < METRICS; metric++) {
                        metrics.add(
                                new Metric(
                                        trial,
                                        epoch,
                                        "metric_" + metric,
                                        SampleRun.value(epoch, seed) + metric / 7.0));
                    }
                }
            }
        }
        assertThat(metrics).hasSize(500_000);
        Files.delete(folder.metrics());
        TrialsCsv.write(folder.trials(), trials);
        MetricsCsv.append(folder.metrics(), metrics);
        return folder;
    }
}
