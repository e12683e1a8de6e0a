package dev.reprokit.record.verdict;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** The result of checking a claim against the metrics of a run. */
public enum Verdict {
    /** The evidence supports the claim at the stated confidence. */
    REPRODUCED,
    /** The evidence contradicts the claim at the stated confidence. */
    NOT_REPRODUCED,
    /**
     * The evidence neither supports nor contradicts the claim at the stated confidence; never a
     * pass.
     */
    INCONCLUSIVE,
    /**
     * The claim cannot be checked at the scale or on the data set of the run, e.g. because the
     * scale trains too few epochs. It neither passes nor fails a build.
     */
    NOT_APPLICABLE,
    /** A trial or a metric that the claim needs is missing, or its trial failed or diverged. */
    INVALID;

    /**
     * Returns the words that readers see and files hold.
     *
     * @return the name in lower case with spaces, e.g. {@code not reproduced}
     */
    @JsonValue
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
