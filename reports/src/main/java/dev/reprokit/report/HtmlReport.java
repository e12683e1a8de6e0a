package dev.reprokit.report;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.RunHistory;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The HTML pages of a run folder: {@code index.html}, {@code EXPERIMENT/report.html}, {@code
 * benchmark/benchmark.html} where a benchmark was run, and the {@code assets} folder that they
 * share. They judge nothing.
 */
public final class HtmlReport {
    private final RunFolder folder;
    private final ComparedRuns compared;

    /**
     * Creates a report on runs that have been read.
     *
     * @param folder the runs
     * @param compared the runs beside their baselines
     */
    public HtmlReport(RunFolder folder, ComparedRuns compared) {
        this.folder = folder;
        this.compared = compared;
    }

    /**
     * Creates a report on a run folder, without baselines.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     * @return the report, to be written
     * @throws IOException if the folder cannot be listed
     */
    public static HtmlReport read(Path runFolder) throws IOException {
        return new HtmlReport(RunFolder.read(runFolder), ComparedRuns.NONE);
    }

    /**
     * Creates a report on a run folder.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     * @param baselines what the experiments are compared with, and their histories; it need not
     *     exist
     * @return the report, to be written
     * @throws IOException if the folder cannot be listed
     */
    public static HtmlReport read(Path runFolder, BaselineFolder baselines) throws IOException {
        RunFolder folder = RunFolder.read(runFolder);
        return new HtmlReport(folder, ComparedRuns.of(folder, baselines));
    }

    /**
     * Writes all pages. An experiment without a whole run gets no page (an older one is removed)
     * and a line on the index that says what is wrong.
     *
     * @return {@code index.html}
     * @throws IOException if a page cannot be written
     */
    public Path write() throws IOException {
        Templates templates = new Templates();
        Comparison comparison = compared.comparison();
        Disagreements disagreements = compared.disagreements();
        for (RunProblem problem : folder.problems()) {
            Files.deleteIfExists(problem.folder().report());
        }
        Assets.copyTo(folder.path().resolve("assets"));
        List<View.Row> rows = new ArrayList<>();
        for (Run run : folder.runs()) {
            Gallery gallery = Gallery.of(run).with(history(run));
            Map<String, String> accepted = disagreements.in(run.verdicts());
            ChartFiles.write(
                    run,
                    gallery.plots(),
                    accepted,
                    comparison.metricsOf(run.experiment()),
                    comparison.flipsOf(run.experiment()));
            AtomicFile.write(
                    run.folder().report(),
                    templates.experiment(run, gallery, comparison, disagreements));
            rows.add(View.Row.of(run, gallery, comparison, accepted, page(run), ""));
        }
        List<View.Problem> problems = new ArrayList<>(View.Problem.all(folder));
        boolean benchmark = Files.exists(BenchmarkFolder.in(folder.path()).measurements());
        if (benchmark) {
            try {
                writeBenchmark(templates);
            } catch (IOException e) {
                problems.add(new View.Problem("benchmark", e.getMessage()));
                benchmark = false;
            }
        }
        List<Verdicts> verdicts = folder.runs().stream().map(Run::verdicts).toList();
        Overview overview = Overview.of(verdicts, rows, Answer.to(verdicts, disagreements));
        AtomicFile.write(index(), templates.index(overview, rows, problems, benchmark));
        return index();
    }

    /**
     * Writes the page of the benchmark. If there is an index page, writes all pages again.
     *
     * @return {@code benchmark/benchmark.html}
     * @throws IOException if the benchmark's values cannot be read, or a page cannot be written
     */
    public Path writeBenchmark() throws IOException {
        Assets.copyTo(folder.path().resolve("assets"));
        Path page = writeBenchmark(new Templates());
        if (Files.exists(index())) {
            write();
        }
        return page;
    }

    private Path writeBenchmark(Templates templates) throws IOException {
        BenchmarkFolder benchmark = BenchmarkFolder.in(folder.path());
        AtomicFile.write(
                benchmark.page(),
                templates.benchmark(
                        BenchmarkCsv.read(benchmark.measurements()),
                        JsonFile.read(benchmark.provenance(), Provenance.class)));
        return benchmark.page();
    }

    private List<Gallery.Section> history(Run run) throws IOException {
        for (RunHistory history : compared.histories()) {
            if (history.experiment().equals(run.experiment())) {
                return HistoryCharts.of(history).stream().toList();
            }
        }
        return List.of();
    }

    private static String page(Run run) {
        return run.folder().name() + "/report.html";
    }

    private Path index() {
        return folder.path().resolve("index.html");
    }
}
