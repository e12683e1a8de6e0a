package dev.reprokit.internal.harness;

import java.time.Instant;

/**
 * The beginning of a run. The time since is measured apart from the clock, which may be set in the
 * meantime.
 *
 * @param at by the clock
 * @param nanoTime by {@link System#nanoTime}
 */
record Beginning(Instant at, long nanoTime) {

    static Beginning now() {
        return new Beginning(Instant.now(), System.nanoTime());
    }

    /** {@return the seconds since then, in steps of a millisecond; never negative} */
    double secondsSince() {
        return (System.nanoTime() - nanoTime) / 1_000_000 / 1e3;
    }
}
