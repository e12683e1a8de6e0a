package dev.reprokit.internal.file;

import java.util.HashMap;
import java.util.Map;

/**
 * Values that the rows of a file repeat: each is kept in memory once.
 *
 * @param <T> their type, whose equal values may stand for each other
 */
public final class Repeated<T> {
    private final Map<T, T> kept = new HashMap<>();

    /**
     * Finds the first of equal values.
     *
     * @param value a value
     * @return the equal one that was seen first, which may be this one
     */
    public T first(T value) {
        T first = kept.putIfAbsent(value, value);
        return first == null ? value : first;
    }
}
