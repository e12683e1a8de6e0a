package dev.reprokit.plugin;

import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

import java.util.List;

/** Base of the goals that deal with experiments which the user selects. */
abstract class AbstractSelectionMojo extends AbstractExperimentMojo {
    /**
     * The experiments, by id or glob, separated by commas: {@code lrn-removal}, {@code *-labels}.
     * Unless it is given, all experiments on the runtime class path; the goal {@code list} shows
     * them.
     */
    @Parameter(property = "repro.experiments", defaultValue = "*")
    protected String experiments;

    /** {@return the selected ids or globs; the check collects what is wrong with them} */
    final List<String> selection(ParameterCheck check) {
        check.mistaken(session.getUserProperties(), "experiment", "experiments");
        return check.selection("experiments", experiments);
    }

    /**
     * Reads the parameters of a goal that has no others.
     *
     * @throws MojoExecutionException if one is bad; names all that are
     */
    final Settings settings() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(selection(check), check);
        check.rejectBad();
        return settings;
    }
}
