package dev.reprokit.plugin;

import dev.reprokit.comparison.RunFolderComparison;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;
import dev.reprokit.report.ComparisonPage;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Holds two run folders against each other, such as those of two versions of a library, of two
 * devices or of two commits: which verdicts, values and speeds differ, with the tests of the
 * baseline gate. The left one takes the place of the baseline. Writes a page, {@code
 * target/repro-compare/index.html}, the same in Markdown to be committed, and the values as CSV.
 * Differences fail no build. Trains nothing, and needs no POM: {@code mvn
 * dev.reprokit:repro-maven-plugin:VERSION:compare -Drepro.left=FOLDER -Drepro.right=FOLDER}.
 */
@Mojo(name = "compare", requiresProject = false, aggregator = true, threadSafe = true)
public final class CompareMojo extends AbstractMojo {
    /** The run folder in the place of a baseline, e.g. a copy of {@code target/repro}. */
    @Parameter(property = "repro.left")
    private File left;

    /** The run folder that is held against it. */
    @Parameter(property = "repro.right")
    private File right;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The goal {@code compare}. */
    public CompareMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Path output = Path.of(session.getExecutionRootDirectory()).resolve("target/repro-compare");
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        Path before = check.runFolder("left", left);
        Path now = check.runFolder("right", right);
        if (before != null && before.equals(now)) {
            check.problem("-Drepro.left and -Drepro.right are one folder: " + now);
        }
        check.rejectBad();
        try {
            RunFolderComparison comparison = RunFolderComparison.of(read(before), read(now));
            Path page = new ComparisonPage(comparison).writeTo(output);
            if (comparison.experiments().isEmpty()) {
                getLog().warn(
                                "No experiment could be held against the other side; the page says why");
            }
            getLog().info(comparison.inOneLine());
            getLog().info("Page: " + page.toUri());
            getLog().info("To be committed: " + output.resolve("comparison.md"));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The folders cannot be compared: " + e.getMessage(), e);
        }
    }

    private RunFolder read(Path folder) throws IOException {
        RunFolder runs = RunFolder.read(folder);
        for (RunProblem problem : runs.problems()) {
            getLog().warn("Left out: %s: %s".formatted(problem.folder().path(), problem.message()));
        }
        return runs;
    }
}
