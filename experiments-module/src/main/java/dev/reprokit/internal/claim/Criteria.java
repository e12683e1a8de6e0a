package dev.reprokit.internal.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The criteria of one claim in words, whether they hold or not, with the evidence of those that
 * hold. While an instance is open, every assertion of {@code dev.reprokit.assertion} that runs on
 * the same thread adds its criterion to it.
 */
public final class Criteria implements AutoCloseable {
    private static final ThreadLocal<Criteria> OPEN = new ThreadLocal<>();

    private final Map<String, String> collected = new LinkedHashMap<>();

    private Criteria() {}

    /**
     * Begins to collect the criteria of this thread's assertions.
     *
     * @return the collected criteria; close them to stop
     * @throws IllegalStateException if criteria are open on this thread already
     */
    public static Criteria collect() {
        if (OPEN.get() != null) {
            throw new IllegalStateException("claims are judged one by one");
        }
        OPEN.set(new Criteria());
        return OPEN.get();
    }

    /**
     * Adds the criterion of an assertion to the open criteria of this thread; does nothing if none
     * are open.
     *
     * @param criterion in words, e.g. {@code every seed of 'final loss' to be finite}
     * @param evidence why it holds, in words; empty if it does not, as the assertion's message says
     *     so then
     */
    public static void add(String criterion, String evidence) {
        if (OPEN.get() != null) {
            OPEN.get().collected.put(criterion, evidence);
        }
    }

    /**
     * Returns the criteria collected so far, in the order of the assertions, each once. Assertions
     * after one that failed did not run and are missing.
     *
     * @return e.g. {@code 'final test accuracy, mlp' to have a mean within [8, 12]}
     */
    public List<String> inWords() {
        return List.copyOf(collected.keySet());
    }

    /**
     * Returns the evidence of the criteria that hold, in the order of the assertions.
     *
     * @return each criterion with its test and its values, several lines; empty if none holds
     */
    public List<String> evidence() {
        return collected.values().stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Stops collecting. */
    @Override
    public void close() {
        OPEN.remove();
    }
}
