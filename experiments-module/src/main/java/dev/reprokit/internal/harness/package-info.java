/**
 * Runs a plan in a JVM of its own: checks everything first, trains the trials, judges the claims,
 * and writes the run folder. {@link HarnessMain} is the whole entrance.
 */
package dev.reprokit.internal.harness;
