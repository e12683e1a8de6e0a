/**
 * Runs a plan in a JVM of its own: it checks everything first, trains the trials, judges the
 * claims, and writes the run folder. {@link HarnessMain} is the only entry point.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.harness;
