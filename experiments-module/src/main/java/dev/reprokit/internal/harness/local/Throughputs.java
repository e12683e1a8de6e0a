package dev.reprokit.internal.harness.local;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * The throughput of a device with several trials side by side.
 *
 * @param imagesPerSecond images per second of all trials together, by their number; best of {@value
 *     #ROUNDS} rounds
 */
record Throughputs(SortedMap<Integer, Double> imagesPerSecond) {
    private static final int ROUNDS = 2;

    /** Gain that a larger number must bring: less is noise, or not worth another trial's memory. */
    private static final double GAIN = 1.05;

    /**
     * Checks that there is a measurement.
     *
     * @throws IllegalArgumentException if nothing was measured
     */
    Throughputs {
        if (imagesPerSecond.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /**
     * Measures 1, 2, 4, 8 ... trials until more of them gain nothing.
     *
     * @param probe does the work
     * @param most largest number of trials
     */
    static Throughputs measure(ThroughputProbe probe, int most)
            throws ExecutionException, InterruptedException {
        SortedMap<Integer, Double> measured = new TreeMap<>();
        double best = 0;
        for (int trials = 1; ; trials = Math.min(most, 2 * trials)) {
            double now = 0;
            for (int round = 0; round < ROUNDS; round++) {
                now = Math.max(now, probe.imagesPerSecond(trials));
            }
            measured.put(trials, now);
            if (now < GAIN * best || trials == most) {
                return new Throughputs(measured);
            }
            best = now;
        }
    }

    /** {@return the smallest number of trials within 5 % of the best throughput} */
    int bestTrials() {
        double best = imagesPerSecond.values().stream().max(Double::compare).orElseThrow();
        return imagesPerSecond.entrySet().stream()
                .filter(one -> GAIN * one.getValue() >= best)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public String toString() {
        return imagesPerSecond.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%d -> %.0f", one.getKey(), one.getValue()))
                .collect(joining(", ", "", " images/s"));
    }
}
