package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.harness.machine.ComputeEnvironment;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Spark executor's report before it trains.
 *
 * @param host its machine
 * @param refusal the reason why it cannot run the plan; null if it can
 * @param inputs the inputs of everything that it computes, by name; empty after a refusal
 * @param surroundings its environment; null after a refusal
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
