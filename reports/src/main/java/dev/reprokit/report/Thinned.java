package dev.reprokit.report;

import java.util.ArrayList;
import java.util.List;

/** Fewer values that show the same course. */
final class Thinned {
    private Thinned() {}

    /** At most so many of the values, evenly spaced, the first and the last among them. */
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
