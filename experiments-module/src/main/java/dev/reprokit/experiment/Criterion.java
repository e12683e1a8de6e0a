package dev.reprokit.experiment;

import dev.reprokit.assertion.Finding;
import dev.reprokit.record.result.Results;

import java.util.Set;
import java.util.function.Function;

/**
 * A criterion: one assertion that a claim is held to, known before anything has run.
 *
 * @param words what it expects, e.g. {@code 'final test accuracy, mlp' to have a mean above 40}
 * @param conditions the ids of the conditions (arms of the experiment) whose trials it reads; empty
 *     if it does not say
 * @param comparesArms true if its outcome tells conditions apart
 * @param seeds the number of seeds with which it can hold at all
 * @param margin the smallest half-width of the region that it accepts, in points of a percentage of
 *     images; positive infinity if it has none
 * @param set {@code train} or {@code test}: the images of {@code margin}
 * @param finding makes the assertion over a run's values; one of any form ({@link Claim#holdsIf})
 *     throws an {@link AssertionError} if it does not hold, and a {@link
 *     dev.reprokit.record.result.MissingEvidenceException} if a trial is missing
 */
public record Criterion(
        String words,
        Set<String> conditions,
        boolean comparesArms,
        int seeds,
        double margin,
        String set,
        Function<Results, Finding> finding) {

    /**
     * Checks it, as in a test of JUnit.
     *
     * @param results the trials and metrics of a run
     * @throws AssertionError if it does not hold or, as {@link
     *     dev.reprokit.assertion.InconclusiveError}, is undecided
     */
    void check(Results results) {
        Finding found = finding.apply(results);
        if (!found.holds()) {
            throw found.failure();
        }
    }
}
