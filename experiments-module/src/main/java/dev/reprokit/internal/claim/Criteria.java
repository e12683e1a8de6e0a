package dev.reprokit.internal.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a claim's assertions ask for, in words, whether it holds or not: heard from when this is
 * opened until it is closed, on the same thread.
 */
public final class Criteria implements AutoCloseable {
    private static final ThreadLocal<Criteria> OPEN = new ThreadLocal<>();

    private final Set<String> heard = new LinkedHashSet<>();

    private Criteria() {}

    /**
     * Starts to listen.
     *
     * @return to be closed
     * @throws IllegalStateException if somebody listens on this thread already
     */
    public static Criteria listen() {
        if (OPEN.get() != null) {
            throw new IllegalStateException("claims are judged one by one");
        }
        OPEN.set(new Criteria());
        return OPEN.get();
    }

    /**
     * Notes what an assertion asks for, if somebody listens on this thread.
     *
     * @param criterion in words, e.g. {@code every seed of 'final loss' to be finite}
     */
    public static void tell(String criterion) {
        if (OPEN.get() != null) {
            OPEN.get().heard.add(criterion);
        }
    }

    /**
     * What was asked for, in order. Assertions behind one that did not hold were never made.
     *
     * @return e.g. {@code 'final test accuracy, mlp' to have a mean within [8, 12]}
     */
    public List<String> inWords() {
        return List.copyOf(heard);
    }

    /** Stops to listen. */
    @Override
    public void close() {
        OPEN.remove();
    }
}
