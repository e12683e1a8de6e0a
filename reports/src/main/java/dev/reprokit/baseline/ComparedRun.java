package dev.reprokit.baseline;

import dev.reprokit.record.run.ExperimentFolder;

/**
 * An experiment to compare.
 *
 * @param experiment its id
 * @param baseline what was accepted
 * @param folder the evidence of a whole run
 */
public record ComparedRun(String experiment, Baseline baseline, ExperimentFolder folder) {}
