package dev.reprokit.record.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.record.result.Numbers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * A claim and what a run says of it. Absent values are null.
 *
 * @param id the claim's id, unique in its experiment
 * @param sentence what is claimed
 * @param source who claims it, and where
 * @param published the paper's value, in words
 * @param log the research log's value, in words
 * @param elsewhere the values of other people's reproductions, in words
 * @param observed this run's value: a mean over seeds
 * @param unit what {@code observed} counts
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence two-sided confidence of the interval
 * @param n seeds behind {@code observed}
 * @param criteria what the run's values were held to, an assertion each, in words; those behind an
 *     assertion that did not hold are missing
 * @param decidable whether this scale promises a decision, so that an inconclusive one is a defect
 * @param verdict what follows
 * @param message why: the assertion's message, or the reason for which nothing was judged; null
 *     where the claim is reproduced
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
        @Nullable String message) {

    /** Keeps a copy. */
    public Judgement {
        criteria = List.copyOf(criteria);
    }

    /**
     * The observed value without its interval.
     *
     * @return e.g. {@code 4.2 epochs}; a dash where nothing was observed
     */
    @JsonIgnore
    public String observedValue() {
        return observed == null ? "–" : Numbers.inWords(observed, unit);
    }

    /**
     * The observed value as readers see it.
     *
     * @return e.g. {@code 4.2 epochs [3.1, 5.3], n = 5}; a dash where nothing was observed
     */
    @JsonIgnore
    public String observedInWords() {
        String value = observedValue();
        if (observed == null) {
            return value;
        }
        if (low == null || high == null) {
            return "%s, n = %d".formatted(value, n);
        }
        return "%s [%s, %s], n = %d".formatted(value, Numbers.number(low), Numbers.number(high), n);
    }

    /**
     * The published value, the research log's, or both.
     *
     * @return e.g. {@code 99.34 % (log: 99.16 %)}; a dash where there is none
     */
    @JsonIgnore
    public String expectedInWords() {
        String paper = Objects.requireNonNullElse(published, "");
        String noted = Objects.requireNonNullElse(log, "");
        if (noted.isEmpty()) {
            return paper.isEmpty() ? "–" : paper;
        }
        return paper.isEmpty() ? noted + " (log)" : "%s (log: %s)".formatted(paper, noted);
    }
}
