package dev.reprokit.internal.process;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program reported when the goal {@code try} ran it for the first time.
 *
 * @param epochs the number of epochs, at least 1
 * @param last the last value of each metric, in the metric's unit, by name; at least one
 * @param leftOut what looks like metrics and can be none, a phrase each
 * @param inputs the files that decide what it computes, in words
 */
public record TriedRun(
        int epochs, SortedMap<String, Double> last, List<String> leftOut, String inputs) {
    /** Keeps copies. */
    public TriedRun {
        last = Collections.unmodifiableSortedMap(new TreeMap<>(last));
        leftOut = List.copyOf(leftOut);
    }
}
