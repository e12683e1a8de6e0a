package dev.reprokit.plugin;

import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

import java.io.File;

/** Base of the goals that draw pages of a run folder and take no experiments. */
abstract class AbstractPageMojo extends AbstractMojo {
    /**
     * The run folder: results, verdicts and pages, one folder per experiment. It is created if it
     * does not exist.
     */
    @Parameter(
            property = "repro.outputDirectory",
            defaultValue = "${project.build.directory}/repro")
    protected File outputDirectory;

    /**
     * The folder of the accepted results, {@code SCALE/EXPERIMENT.csv}, and of the histories,
     * {@code history/SCALE/EXPERIMENT.csv}, to be committed. The goal {@code baseline} writes them,
     * {@code check} compares runs with them, and {@code report} shows both.
     */
    @Parameter(
            property = "repro.baseline.directory",
            defaultValue = "${project.basedir}/src/repro/baseline")
    protected File baselineDirectory;

    /** Skips the goal: no experiment runs, and nothing is judged. */
    @Parameter(property = "repro.skip", defaultValue = "false")
    protected boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (!SkippedProject.is(skip, project, getLog())) {
            perform();
        }
    }

    /** Does the goal's work. */
    abstract void perform() throws MojoExecutionException, MojoFailureException;

    /** Rejects misspelt {@code -Drepro.*} properties, which Maven ignores without a word. */
    final void rejectMisspelt() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.rejectBad();
    }
}
