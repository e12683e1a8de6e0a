package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.harness.machine.ComputeEnvironment;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a Spark executor says of itself before it trains.
 *
 * @param host its machine
 * @param refusal why it cannot run the plan; null where it can
 * @param inputs what everything that it computes depends on, by name; empty after a refusal
 * @param surroundings where it computes; null after a refusal
 */
record ExecutorReport(
        String host,
        String refusal,
        SortedMap<String, String> inputs,
        ComputeEnvironment surroundings) {

    static ExecutorReport refused(String host, String reason) {
        return new ExecutorReport(host, reason, new TreeMap<>(), null);
    }
}
