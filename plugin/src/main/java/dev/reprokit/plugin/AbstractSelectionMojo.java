package dev.reprokit.plugin;

import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.plugins.annotations.Parameter;

import java.util.List;

/** A goal that deals with any of the experiments. */
abstract class AbstractSelectionMojo extends AbstractExperimentMojo {
    /**
     * The experiments, by id or glob, separated by commas: {@code lrn-removal}, {@code *-labels}.
     * Unless it is given, all experiments on the runtime class path; the goal {@code list} shows
     * them.
     */
    @Parameter(property = "repro.experiments", defaultValue = "*")
    protected String experiments;

    @Override
    final List<String> selection(ParameterCheck check) {
        check.mistaken(session.getUserProperties(), "experiment", "experiments");
        return check.selection("experiments", experiments);
    }
}
