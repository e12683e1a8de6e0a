package dev.reprokit.record.result;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;

/** How a trial ended. */
public enum TrialStatus {
    /** All epochs ran and every metric is finite. */
    FINISHED,
    /** A loss became infinite or not a number; training stopped there. */
    DIVERGED,
    /** An exception ended the trial; see its failure message. */
    FAILED;

    /**
     * The word in {@code trials.csv}.
     *
     * @return the lower-case name
     */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TrialStatus of(String id) {
        return Arrays.stream(values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown status '" + id + "'"));
    }
}
