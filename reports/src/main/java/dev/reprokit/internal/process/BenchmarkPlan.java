package dev.reprokit.internal.process;

import dev.reprokit.record.run.Plan;

import java.util.List;

/**
 * The settings of a benchmark: the contents of the file that the plugin hands to the forked JVM.
 *
 * @param run a small run whose cost is measured; its device and numerics hold for the whole
 *     benchmark
 * @param seconds the seconds of training per value
 * @param forkedAt the time just before the fork, in milliseconds since 1970-01-01 UTC
 * @param measured the values that were measured before the fork
 */
public record BenchmarkPlan(Plan run, int seconds, long forkedAt, List<BenchmarkRow> measured) {}
