package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.harness.trial.CommonInputs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Environment variables that native libraries read when they start, passed from the driver to
 * Spark's executors.
 */
final class ExecutorEnvironment {
    private static final Set<String> MEMORY_AND_NETWORK =
            Set.of(
                    "OPT_OUT_TRACKING",
                    "DJL_OFFLINE",
                    "MALLOC_ARENA_MAX",
                    "MALLOC_MMAP_MAX_",
                    "MALLOC_TRIM_THRESHOLD_");

    private ExecutorEnvironment() {}

    /** {@return the variables that executors must have, too} */
    static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> handedOn = new TreeMap<>(environment);
        handedOn.keySet()
                .removeIf(
                        name ->
                                !MEMORY_AND_NETWORK.contains(name)
                                        && !name.matches(CommonInputs.STEERING));
        return handedOn;
    }
}
