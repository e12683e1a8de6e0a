package dev.reprokit.record.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.record.result.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * A claim (a sentence of a paper that measured values can confirm or contradict) with the verdict
 * of a run, and the values that the verdict rests on. Absent values are null.
 *
 * @param id the claim's id, unique in its experiment
 * @param sentence the claim in one sentence
 * @param source the paper that makes the claim and its section, or the research log: a notebook of
 *     training runs on CIFAR-10 that ReproKit repeats
 * @param published the paper's value, in words
 * @param log the research log's value, in words
 * @param elsewhere the values of other people's reproductions, in words
 * @param observed this run's value, a mean over seeds
 * @param unit the unit of {@code observed}, {@code low} and {@code high}
 * @param low the lower end of the confidence interval of {@code observed}
 * @param high the upper end of that interval
 * @param confidence the two-sided confidence of that interval, between 0 and 1
 * @param n the number of seeds behind {@code observed}; 0 if nothing was observed
 * @param criteria the assertions that decide the verdict, in words, one sentence per assertion,
 *     then the floors that its conditions must have reached
 * @param decidable true if the experiment promises that a run at this scale (the share of the
 *     published protocol that a run repeats, {@link dev.reprokit.record.result.Scale}) decides the
 *     claim; messages about an inconclusive verdict then say that a decision was promised
 * @param verdict the verdict
 * @param message the reason for the verdict: the message of the assertion that did not hold, or why
 *     nothing was judged; null if the claim is reproduced
 * @param evidence for each assertion that held: the test with p or interval, and the values per
 *     seed, several lines with an empty line between two assertions; null if none held. Of one that
 *     did not hold, {@code message} has the same
 * @param furtherRun the run that would have to follow, as options to type: for a claim that is not
 *     applicable the run that asks it, and for one that a cut-down run contradicts the run that
 *     asks it of more of the published protocol, e.g. {@code -Drepro.scale=paper on cifar10}; null
 *     if there is no such run or none is needed
 */
public record Judgement(
        String id,
        String sentence,
        String source,
        @Nullable String published,
        @Nullable String log,
        @Nullable String elsewhere,
        @Nullable Double observed,
        @Nullable String unit,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double confidence,
        int n,
        List<String> criteria,
        boolean decidable,
        Verdict verdict,
        @Nullable String message,
        @Nullable String evidence,
        @Nullable String furtherRun) {

    private static final String CONTRADICTED_HERE = "contradicted at this scale";

    /** Keeps a copy of {@link #criteria}, the assertions in words. */
    public Judgement {
        criteria = List.copyOf(criteria);
    }

    /**
     * Tests if the claim was asked of the run, so that its values could have contradicted it.
     *
     * @return false if the verdict is not applicable, otherwise true
     */
    @JsonIgnore
    public boolean isAsked() {
        return verdict != Verdict.NOT_APPLICABLE;
    }

    /**
     * Returns the verdict in words, as reports show it. What contradicts a claim in a cut-down run,
     * at a scale that is only a share of the published protocol, is no result about the paper.
     *
     * @return {@code contradicted at this scale} if the claim is not reproduced and {@link
     *     #furtherRun} names a run that would ask it of more; otherwise {@link Verdict#words}
     */
    @JsonIgnore
    public String verdictInWords() {
        return verdict == Verdict.NOT_REPRODUCED && furtherRun != null
                ? CONTRADICTED_HERE
                : verdict.words();
    }

    /**
     * Formats this run's value, a mean over seeds, without its confidence interval.
     *
     * @return e.g. {@code 4.2 epochs}; a dash if nothing was observed
     */
    @JsonIgnore
    public String observedValue() {
        return observed == null ? "-" : Numbers.inWords(observed, unit);
    }

    /**
     * Formats this run's value, a mean over seeds, with its confidence interval and the number of
     * seeds.
     *
     * @return e.g. {@code 4.2 epochs [3.1, 5.3], n = 5}; a dash if nothing was observed
     */
    @JsonIgnore
    public String observedInWords() {
        String value = observedValue();
        if (observed == null) {
            return value;
        }
        if (low == null || high == null) {
            return "%s, n = %s".formatted(value, n);
        }
        return "%s [%s, %s], n = %s".formatted(value, Numbers.number(low), Numbers.number(high), n);
    }

    /**
     * Formats what a run should reproduce: the paper's value, that of the research log (a notebook
     * of training runs on CIFAR-10 that ReproKit repeats), or both; if there is neither, what the
     * run's values are held to.
     *
     * @return e.g. {@code 99.34 % (log: 99.16 %)} or {@code 'accuracy, mlp' to have a mean above
     *     50}; a dash if nothing is known
     */
    @JsonIgnore
    public String expectedInWords() {
        String paper = Objects.requireNonNullElse(published, "");
        String noted = Objects.requireNonNullElse(log, "");
        if (noted.isEmpty()) {
            return paper.isEmpty() ? heldTo() : paper;
        }
        return paper.isEmpty() ? noted + " (log)" : "%s (log: %s)".formatted(paper, noted);
    }

    private String heldTo() {
        return criteria.isEmpty() ? "-" : String.join("; ", criteria);
    }
}
