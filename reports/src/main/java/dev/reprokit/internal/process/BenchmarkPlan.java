package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import java.util.List;

/**
 * What a benchmark is to do: the file that the forked JVM is given.
 *
 * @param run a small run, which is timed; it names the device and the numerics, too
 * @param seconds how long to train for each value
 * @param forkedAt when the JVM was about to be forked, in milliseconds since 1970
 * @param measured what was measured before the fork
 */
public record BenchmarkPlan(Plan run, int seconds, long forkedAt, List<BenchmarkRow> measured) {}
