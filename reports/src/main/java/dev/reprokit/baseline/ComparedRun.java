package dev.reprokit.baseline;

import dev.reprokit.record.run.ExperimentFolder;

/**
 * A run with the baseline to compare it with.
 *
 * @param experiment the experiment's id
 * @param baseline the accepted results
 * @param folder the folder of a finished run
 */
public record ComparedRun(String experiment, Baseline baseline, ExperimentFolder folder) {}
