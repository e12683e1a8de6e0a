package dev.reprokit.internal.cache;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code entry.json} says of the files beside it.
 *
 * @param format how the entry is laid out
 * @param key what the files were computed from
 * @param files SHA-256 by name
 */
record Entry(int format, Key key, SortedMap<String, String> files) {
    /** The only layout that this version knows. */
    static final int FORMAT = 1;

    Entry {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    Entry(Key key, Map<String, String> files) {
        this(FORMAT, key, new TreeMap<>(files));
    }
}
