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

/** What every goal has: a run folder, and modules that it passes by. */
abstract class AbstractReproMojo extends AbstractMojo {
    /**
     * The run folder: results, verdicts and pages of all experiments, a folder each. It is made if
     * need be.
     */
    @Parameter(
            property = "repro.outputDirectory",
            defaultValue = "${project.build.directory}/repro")
    protected File outputDirectory;

    /**
     * Where accepted results are kept: {@code SCALE/EXPERIMENT.csv}, to be committed. The goal
     * {@code baseline} writes them, {@code check} holds runs against them, and {@code report} shows
     * both.
     */
    @Parameter(
            property = "repro.baseline.directory",
            defaultValue = "${project.basedir}/src/repro/baseline")
    protected File baselineDirectory;

    /** Does nothing: no experiment runs, and nothing is judged. */
    @Parameter(property = "repro.skip", defaultValue = "false")
    protected boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: repro.skip is set");
        } else if ("pom".equals(project.getPackaging()) && !isForAggregators()) {
            getLog().info("Skipped: a project of packaging pom has no experiments");
        } else {
            perform();
        }
    }

    /** Refuses a misspelt {@code -Drepro.*}, which Maven lets pass in silence. */
    final void rejectMisspelt() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.rejectBad();
    }

    /** {@return whether the goal has work in a project that only holds modules together} */
    boolean isForAggregators() {
        return false;
    }

    /** Does the goal's work in a project that may have experiments. */
    abstract void perform() throws MojoExecutionException, MojoFailureException;
}
