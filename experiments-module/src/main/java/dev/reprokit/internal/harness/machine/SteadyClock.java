package dev.reprokit.internal.harness.machine;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that nobody sets: the time at which it was made, and what has passed since. */
public final class SteadyClock implements InstantSource {
    private final Instant made = Instant.now();
    private final long nanoTime = System.nanoTime();

    @Override
    public Instant instant() {
        return made.plusNanos(System.nanoTime() - nanoTime);
    }
}
