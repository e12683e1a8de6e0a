package dev.reprokit.internal.benchmark;

/**
 * The duration of a computation.
 *
 * @param seconds wall time until the last worker had ended
 * @param cores processor time of the whole JVM divided by wall time; NaN if the system does not
 *     provide it
 */
record Timing(double seconds, double cores) {}
