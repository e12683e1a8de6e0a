package dev.reprokit.internal.harness;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets. Whoever looks at it takes a millisecond. */
public final class NightClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-28T22:00:00Z");

    @Override
    public synchronized Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    /** Lets time pass. */
    public synchronized void pass(double seconds) {
        now = now.plusMillis((long) (1e3 * seconds));
    }
}
