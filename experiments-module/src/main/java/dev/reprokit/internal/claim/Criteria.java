package dev.reprokit.internal.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The criteria of one claim in words, whether they hold or not. While an instance is open, every
 * assertion of this package that runs on the same thread adds its criterion to it.
 */
public final class Criteria implements AutoCloseable {
    private static final ThreadLocal<Criteria> OPEN = new ThreadLocal<>();

    private final Set<String> collected = new LinkedHashSet<>();

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
     */
    public static void add(String criterion) {
        if (OPEN.get() != null) {
            OPEN.get().collected.add(criterion);
        }
    }

    /**
     * Returns the criteria collected so far, in the order of the assertions, each once. Assertions
     * after one that failed did not run and are missing.
     *
     * @return e.g. {@code 'final test accuracy, mlp' to have a mean within [8, 12]}
     */
    public List<String> inWords() {
        return List.copyOf(collected);
    }

    /** Stops collecting. */
    @Override
    public void close() {
        OPEN.remove();
    }
}
