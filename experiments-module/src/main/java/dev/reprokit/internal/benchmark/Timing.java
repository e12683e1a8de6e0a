package dev.reprokit.internal.benchmark;

/**
 * How long something took.
 *
 * @param seconds wall time until the last worker had ended
 * @param cores processor time of the whole JVM over wall time; not a number where the system does
 *     not tell
 */
record Timing(double seconds, double cores) {}
