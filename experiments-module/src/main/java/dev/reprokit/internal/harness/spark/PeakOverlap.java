package dev.reprokit.internal.harness.spark;

import java.util.TreeMap;

/** The largest number of spans of time at once; one may begin when another ends. */
final class PeakOverlap {
    private final TreeMap<Long, Integer> changes = new TreeMap<>();

    /** Adds a span from one time to another, in any unit. */
    void add(long from, long to) {
        changes.merge(from, 1, Integer::sum);
        changes.merge(to, -1, Integer::sum);
    }

    /** {@return the largest number at once; 0 if there were none} */
    int most() {
        int now = 0;
        int most = 0;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }
}
