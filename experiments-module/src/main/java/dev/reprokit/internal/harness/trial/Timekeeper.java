package dev.reprokit.internal.harness.trial;

import java.time.Instant;

/**
 * Measures trials while they run and decides whether they go on. It is an interface, so that the
 * code that decides is not part of the code that a trial's key covers.
 */
interface Timekeeper {
    Instant now();

    /** Sets how many epochs a trial still has to run. */
    void set(Schedule.ScheduledTrial entry, int epochsLeft);

    /** Adds time that a trial has spent on a backbone. */
    void backbone(Schedule.ScheduledTrial entry, double seconds);

    /**
     * Records that an epoch of a trial has ended.
     *
     * @param seconds the time that it took
     * @return estimated seconds until the run ends
     */
    double epoch(Schedule.ScheduledTrial entry, double seconds);

    /**
     * Decides whether work would end in time if it began now.
     *
     * @param seconds the time that it takes; 0 if that is unknown
     */
    boolean allows(double seconds);
}
