package dev.reprokit.record.verdict;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/**
 * The result of checking a claim (a sentence of a paper that measured values can confirm or
 * contradict) against the metrics of a run.
 */
public enum Verdict {
    /**
     * The metrics of the run support the claimed sentence at the confidence that its assertion
     * states, usually 95 %.
     */
    REPRODUCED,
    /**
     * The metrics of the run contradict the claimed sentence at the confidence that its assertion
     * states, usually 95 %. Of a cut-down run, reports call that contradicted at this scale.
     */
    NOT_REPRODUCED,
    /**
     * The metrics of the run neither support nor contradict the claimed sentence at the confidence
     * that its assertion states, e.g. because there are too few seeds; never a pass.
     */
    INCONCLUSIVE,
    /**
     * The run has ended before all its trials had (settings run with one seed), because its budget
     * of time was spent ({@link dev.reprokit.record.run.Undecided}). The claimed sentence is
     * checked when the same command has run the others. It neither passes nor fails a build.
     */
    UNDECIDED_YET,
    /**
     * The claimed sentence cannot be checked at the scale of the run (the share of the published
     * protocol that it repeats) or on its data set, e.g. because it trains too few epochs, or the
     * run is only a look ({@link dev.reprokit.record.run.Look}). It neither passes nor fails a
     * build.
     */
    NOT_APPLICABLE,
    /**
     * A metric that the claimed sentence is checked with is missing, or the trial that should have
     * measured it (a setting run with one seed) is missing, failed or diverged.
     */
    INVALID;

    /**
     * Returns the verdict on a claim in words, as files hold it; reports show {@link
     * Judgement#verdictInWords}.
     *
     * @return the name in lower case with spaces, e.g. {@code not reproduced}
     */
    @JsonValue
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
