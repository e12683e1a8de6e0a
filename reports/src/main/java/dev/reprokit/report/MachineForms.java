package dev.reprokit.report;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports on a run folder for other programs: {@code TEST-repro.EXPERIMENT.xml}, JUnit's XML with
 * one test case per claim, and {@code summary.md}, Markdown for a CI job's page. It reads files and
 * judges nothing.
 */
public final class MachineForms {
    private final Path runFolder;
    private final BaselineFolder baselines;

    /**
     * Creates the reports on a run folder.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     * @param baselines what the experiments are compared with; it need not exist
     */
    public MachineForms(Path runFolder, BaselineFolder baselines) {
        this.runFolder = runFolder;
        this.baselines = baselines;
    }

    /**
     * Writes all reports. An experiment whose latest run failed, or whose files are missing,
     * malformed or of different runs, has one test case, which is an error.
     *
     * @return {@code summary.md}
     * @throws IOException if one cannot be written
     */
    public Path write() throws IOException {
        List<Evidence> readable = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (ExperimentFolder folder : ExperimentFolder.startedIn(runFolder)) {
            String name = folder.path().getFileName().toString();
            String xml;
            try {
                Evidence evidence = Evidence.read(folder);
                readable.add(evidence);
                xml = JunitXml.of(evidence.verdicts(), evidence.provenance().wallSeconds());
            } catch (IOException e) {
                problems.add(new View.Problem(name, e.getMessage()));
                xml = JunitXml.ofBroken(name, e.getMessage());
            }
            AtomicFile.write(runFolder.resolve("TEST-repro." + name + ".xml"), xml);
        }
        Path summary = runFolder.resolve("summary.md");
        AtomicFile.write(
                summary,
                MarkdownSummary.of(readable, problems, Comparison.in(runFolder, baselines)));
        return summary;
    }
}
