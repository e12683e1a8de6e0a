package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

/**
 * One of the ways in which an audit runs a trial: the file that the forked JVM is given.
 *
 * @param run the experiment, seeds and means
 * @param trials how many trials of it, from the first one on
 * @param stopsHalfway whether the JVM ends, as if killed, when a trial has come to half of its
 *     epochs
 */
public record AuditPlan(Plan run, int trials, boolean stopsHalfway) {}
