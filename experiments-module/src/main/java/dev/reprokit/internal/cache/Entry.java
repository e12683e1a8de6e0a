package dev.reprokit.internal.cache;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The contents of {@code entry.json}, which describes the files beside it.
 *
 * @param format version of the entry's layout
 * @param key the inputs from which the files were computed
 * @param files SHA-256 by name
 */
record Entry(int format, Key key, SortedMap<String, String> files) {
    /**
     * The only layout that this version reads. Entries of format 1 are not: two builds in one run
     * folder could mix the rows of their trials in them.
     */
    static final int FORMAT = 2;

    Entry {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    Entry(Key key, Map<String, String> files) {
        this(FORMAT, key, new TreeMap<>(files));
    }
}
