package dev.reprokit.record.verdict;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What the metrics of a run say of a claim. */
public enum Verdict {
    /** The evidence supports the claim at the stated confidence. */
    REPRODUCED,
    /** The evidence contradicts the claim at the stated confidence. */
    NOT_REPRODUCED,
    /** Too little evidence either way; never a pass. */
    INCONCLUSIVE,
    /** The claim cannot be asked of a run at this scale. */
    NOT_APPLICABLE,
    /** A run that the claim needs is missing, crashed or diverged. */
    INVALID;

    /**
     * The words that readers see and files hold.
     *
     * @return the name in lower case, with spaces
     */
    @JsonValue
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
