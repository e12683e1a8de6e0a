package dev.reprokit.record.result;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** The way in which a trial (one training: a setting of the experiment run with one seed) ended. */
public enum TrialStatus {
    /** All epochs of the trial (a setting run with one seed) ran and every metric is finite. */
    FINISHED,
    /**
     * A metric of the trial (a setting run with one seed), such as the loss, became infinite or
     * NaN, and training stopped there.
     */
    DIVERGED,
    /**
     * An exception ended the trial (a setting run with one seed); {@link TrialRow#failure()} has
     * its message.
     */
    FAILED;

    /**
     * Returns the word that {@code trials.csv}, the file of a run's trials, holds.
     *
     * @return the name in lower case, e.g. {@code finished}
     */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a status by its word in {@code trials.csv}, the file of a run's trials.
     *
     * @param id the name in lower case
     * @return the status
     * @throws IllegalArgumentException if there is no such status
     */
    public static TrialStatus of(String id) {
        return Arrays.stream(values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown status '" + id + "'"));
    }
}
