package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.harness.machine.SteadyClock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * The time that a run may take.
 *
 * @param clock tells the time
 * @param end the time at which it has to end; null if it may take as long as it takes
 */
public record Budget(InstantSource clock, Instant end) {

    /** {@return a budget that is never spent} */
    public static Budget unlimited() {
        return new Budget(new SteadyClock(), null);
    }

    /**
     * Creates the budget of a run that has to end.
     *
     * @param deadline in milliseconds since 1970-01-01 UTC; null for no end
     */
    public static Budget until(Long deadline) {
        return deadline == null
                ? unlimited()
                : new Budget(new SteadyClock(), Instant.ofEpochMilli(deadline));
    }

    /** {@return the day that it is, in UTC and ISO-8601} */
    String today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /**
     * Decides whether work would end in time if it began now.
     *
     * @param seconds the time that it takes; 0 if that is unknown
     */
    boolean allows(double seconds) {
        return end == null || seconds * 1e3 <= Duration.between(clock.instant(), end).toMillis();
    }
}
