package dev.reprokit.report;

import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.manuscript.ClaimList;
import dev.reprokit.manuscript.ClaimMacros;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reports on a run folder for other programs: {@code TEST-repro.EXPERIMENT.xml}, JUnit's XML with
 * one test case per claim and one for the baseline, {@code metrics.txt}, their numbers in
 * OpenMetrics' text format, {@code summary.md}, Markdown for a CI job's page, and the numbers of
 * all claims for texts, {@code claims.json} and {@code claims.tex}. They judge nothing.
 */
public final class MachineForms {
    private final RunFolder folder;
    private final ComparedRuns compared;

    /**
     * Creates the reports on runs that have been read.
     *
     * @param folder the runs
     * @param compared the runs beside their baselines
     */
    public MachineForms(RunFolder folder, ComparedRuns compared) {
        this.folder = folder;
        this.compared = compared;
    }

    /**
     * Writes all reports. An experiment without a whole run has one test case, which is an error.
     *
     * @return {@code summary.md}
     * @throws IOException if one cannot be written
     */
    public Path write() throws IOException {
        Disagreements disagreements = compared.disagreements();
        for (Run run : folder.runs()) {
            write(
                    run.folder(),
                    JunitXml.of(
                            run.verdicts(),
                            disagreements.in(run.verdicts()),
                            compared.comparison(),
                            run.provenance().wallSeconds()));
        }
        for (RunProblem problem : folder.problems()) {
            write(problem.folder(), JunitXml.ofBroken(problem.folder().name(), problem.message()));
        }
        AtomicFile.write(folder.path().resolve("metrics.txt"), OpenMetrics.of(folder.runs()));
        JsonFile.write(folder.path().resolve("claims.json"), ClaimList.of(folder.runs()));
        AtomicFile.write(folder.path().resolve("claims.tex"), ClaimMacros.of(folder.runs()));
        Path summary = folder.path().resolve("summary.md");
        AtomicFile.write(summary, MarkdownSummary.of(folder, compared.comparison(), disagreements));
        return summary;
    }

    private void write(ExperimentFolder experiment, String xml) throws IOException {
        AtomicFile.write(folder.path().resolve("TEST-repro." + experiment.name() + ".xml"), xml);
    }
}
