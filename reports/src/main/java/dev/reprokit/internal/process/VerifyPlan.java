package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import java.util.Set;

/**
 * What a stranger checks of a run: the contents of the file that the plugin hands to the forked
 * JVM, which judges the run's metrics anew and runs some of its trials again.
 *
 * @param run the experiment, its scale, seeds and data set as of the run, and the resources of this
 *     machine
 * @param evidence the folder of the run that is checked, absolute
 * @param trials the ids of the trials that run again; empty if none does
 */
public record VerifyPlan(Plan run, String evidence, Set<String> trials) {}
