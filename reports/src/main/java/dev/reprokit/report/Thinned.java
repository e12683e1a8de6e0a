package dev.reprokit.report;

import java.util.ArrayList;
import java.util.List;

/** Thins out long lists of values for charts. */
final class Thinned {
    private Thinned() {}

    /**
     * Returns at most {@code most} of the values, evenly spaced, with the first and the last;
     * {@code most} is 2 or more.
     */
    static <T> List<T> of(List<T> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add(values.get((int) ((long) i * (values.size() - 1) / (most - 1))));
        }
        return kept;
    }
}
