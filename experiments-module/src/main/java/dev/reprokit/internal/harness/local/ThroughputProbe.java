package dev.reprokit.internal.harness.local;

import java.util.concurrent.ExecutionException;

/** Measures how much a device does with several trials side by side. */
interface ThroughputProbe {
    /**
     * Trains side by side for a moment.
     *
     * @param trials how many at once, at least 1
     * @return images a second of all together
     * @throws ExecutionException if a training step fails, e.g. for want of memory
     */
    double imagesPerSecond(int trials) throws ExecutionException, InterruptedException;
}
