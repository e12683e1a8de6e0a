package dev.reprokit.plugin;

import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

import java.util.List;

/** Base of the goals that deal with experiments which the user selects. */
abstract class AbstractSelectionMojo extends AbstractExperimentMojo {
    /**
     * The experiments, by id or glob, separated by commas: {@code lrn-removal}, {@code *-labels},
     * or {@code *} for all on the runtime class path. By default those that the project declares
     * itself, in its own {@code META-INF/services} or in a module of the build that it depends on;
     * if it declares none, all on the runtime class path. The goal {@code list} shows all and says
     * which run by default.
     */
    @Parameter(property = "repro.experiments")
    protected String experiments;

    /**
     * {@return the selected ids or globs, empty for the default; the check collects what is wrong
     * with them}
     */
    final List<String> selection(ParameterCheck check) {
        check.mistaken(session.getUserProperties(), "experiment", "experiments");
        return check.selection("experiments", experiments, "experiment ids or globs such as lrn-*");
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
