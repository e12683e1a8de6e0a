package dev.reprokit.report;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTML pages of a run folder: {@code index.html}, {@code EXPERIMENT/report.html}, {@code
 * benchmark/benchmark.html} where a benchmark was run, and the {@code assets} folder that they
 * share. It reads files and judges nothing.
 */
public final class HtmlReport {
    private final Path runFolder;
    private final BaselineFolder baselines;

    /**
     * Creates a report on a run folder, without baselines.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     */
    public HtmlReport(Path runFolder) {
        this(runFolder, null);
    }

    /**
     * Creates a report on a run folder.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     * @param baselines what the experiments are compared with; it need not exist
     */
    public HtmlReport(Path runFolder, BaselineFolder baselines) {
        this.runFolder = runFolder;
        this.baselines = baselines;
    }

    /**
     * Writes all pages. An experiment whose files are missing, malformed or of different runs gets
     * no page (an older one is removed) and a line on the index that says what is wrong.
     *
     * @return {@code index.html}
     * @throws IOException if a page cannot be written
     */
    public Path write() throws IOException {
        Templates templates = new Templates();
        List<Evidence> readable = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (ExperimentFolder folder : ExperimentFolder.startedIn(runFolder)) {
            try {
                readable.add(Evidence.read(folder));
            } catch (IOException e) {
                problems.add(
                        new View.Problem(folder.path().getFileName().toString(), e.getMessage()));
                Files.deleteIfExists(folder.report());
            }
        }
        Assets.copyTo(runFolder.resolve("assets"));
        Comparison comparison =
                baselines == null ? Comparison.NONE : Comparison.in(runFolder, baselines);
        List<View.Row> rows = new ArrayList<>();
        for (Evidence evidence : readable) {
            Gallery gallery = Gallery.of(evidence);
            ChartFiles.write(
                    evidence, gallery.plots(), comparison.metricsOf(evidence.plan().experiment()));
            AtomicFile.write(
                    evidence.folder().report(),
                    templates.experiment(evidence, gallery, comparison));
            rows.add(View.Row.of(evidence, gallery, comparison, page(evidence), ""));
        }
        boolean benchmark = Files.exists(BenchmarkFolder.in(runFolder).measurements());
        if (benchmark) {
            try {
                writeBenchmark(templates);
            } catch (IOException e) {
                problems.add(new View.Problem("benchmark", e.getMessage()));
                benchmark = false;
            }
        }
        AtomicFile.write(
                index(), templates.index(overview(readable, rows), rows, problems, benchmark));
        return index();
    }

    /**
     * Writes the page of the benchmark. If there is an index page, writes all pages again.
     *
     * @return {@code benchmark/benchmark.html}
     * @throws IOException if the benchmark's values cannot be read, or a page cannot be written
     */
    public Path writeBenchmark() throws IOException {
        Assets.copyTo(runFolder.resolve("assets"));
        Path page = writeBenchmark(new Templates());
        if (Files.exists(index())) {
            write();
        }
        return page;
    }

    private Path writeBenchmark(Templates templates) throws IOException {
        BenchmarkFolder folder = BenchmarkFolder.in(runFolder);
        AtomicFile.write(
                folder.page(),
                templates.benchmark(
                        BenchmarkCsv.read(folder.measurements()),
                        JsonFile.read(folder.provenance(), Provenance.class)));
        return folder.page();
    }

    private static Overview overview(List<Evidence> experiments, List<View.Row> rows) {
        return Overview.of(rows, Answer.to(experiments.stream().map(Evidence::verdicts).toList()));
    }

    private static String page(Evidence evidence) {
        return evidence.folder().path().getFileName() + "/report.html";
    }

    private Path index() {
        return runFolder.resolve("index.html");
    }
}
