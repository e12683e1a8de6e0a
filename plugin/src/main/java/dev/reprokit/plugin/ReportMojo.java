package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.UsedRunFolder;
import dev.reprokit.record.run.ExperimentFolder;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Draws one page per experiment, with its claims, learning curves and provenance, and an index.
 * Writes for other programs {@code TEST-repro.EXPERIMENT.xml}, JUnit's XML with one test case per
 * claim, {@code metrics.txt}, numbers in OpenMetrics' text format, {@code summary.md}, and {@code
 * claims.tex} and {@code claims.json}, from which texts take numbers. If the environment variable
 * {@code GITHUB_STEP_SUMMARY} names a file, the summary is appended to it. Reads the files of the
 * run folder and the baselines, and never judges.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class ReportMojo extends AbstractPageMojo {

    /** The goal {@code report}. */
    public ReportMojo() {}

    @Override
    void perform() throws MojoExecutionException {
        rejectMisspelt();
        Path runFolder = outputDirectory.toPath().toAbsolutePath().normalize();
        if (!hasEvidence(runFolder)) {
            getLog().info("Skipped: there are no results in " + runFolder);
            return;
        }
        try (FolderLock lock = UsedRunFolder.by(execution, project, runFolder, getLog()).alone()) {
            getLog().info("Report: " + report(runFolder).toUri());
        }
    }

    // Maven's interface is older than generics.
    @SuppressWarnings("unchecked")
    private Path report(Path runFolder) throws MojoExecutionException {
        return Reproduction.report(
                runFolder,
                new BaselineFolder(baselineDirectory.toPath()),
                BuildMemory.in(getPluginContext()),
                getLog());
    }

    private static boolean hasEvidence(Path runFolder) throws MojoExecutionException {
        try {
            return !ExperimentFolder.startedIn(runFolder).isEmpty();
        } catch (IOException e) {
            throw new MojoExecutionException(runFolder + " cannot be read: " + e, e);
        }
    }
}
