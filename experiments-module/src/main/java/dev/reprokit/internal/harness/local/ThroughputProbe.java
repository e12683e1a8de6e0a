package dev.reprokit.internal.harness.local;

import java.util.concurrent.ExecutionException;

/** Measures the throughput of a device with several trials side by side. */
interface ThroughputProbe {
    /**
     * Trains side by side for a moment.
     *
     * @param trials number of trials at once, at least 1
     * @return images per second of all trials together
     * @throws ExecutionException if a training step fails, e.g. for lack of memory
     */
    double imagesPerSecond(int trials) throws ExecutionException, InterruptedException;
}
