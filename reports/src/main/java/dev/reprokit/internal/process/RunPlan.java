package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a run and the time that it may take: the contents of the file that the plugin
 * hands to the forked JVM. The time is no part of the plan, since results do not depend on it.
 *
 * @param run the settings
 * @param deadline the time at which the run has to end, in milliseconds since 1970-01-01 UTC; null
 *     if it may take as long as it takes
 */
public record RunPlan(Plan run, @Nullable Long deadline) {}
