package dev.reprokit.assertion;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Values of seeds 1, 2, 3 ... for tests. */
final class Seeds {
    private Seeds() {}

    static SeedValues epochs(String name, double... values) {
        return of(name, "epochs", values);
    }

    static SeedValues of(String name, String unit, double... values) {
        NavigableMap<Long, Double> bySeed = new TreeMap<>();
        for (double value : values) {
            bySeed.put(bySeed.size() + 1L, value);
        }
        return new SeedValues(name, unit, bySeed);
    }
}
