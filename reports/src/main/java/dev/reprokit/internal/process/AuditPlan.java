package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

/**
 * The settings of one part of an audit: the contents of the file that the plugin hands to the
 * forked JVM. An audit runs the same trials in several ways and compares their results.
 *
 * @param run the experiment, the seeds and the resources
 * @param trials the number of trials to run, beginning with the experiment's first
 * @param after whether the first trial runs after its neighbours instead: its condition with
 *     another seed, and another condition with its seed
 * @param stopsHalfway whether the JVM ends, as if it were killed, when a trial has run half of its
 *     epochs
 * @param looksForInputs whether files are named that a program reads and that are no inputs
 */
public record AuditPlan(
        Plan run, int trials, boolean after, boolean stopsHalfway, boolean looksForInputs) {}
