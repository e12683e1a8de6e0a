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
 * @param seeds the number of seeds with which it can hold at all
 * @param margin the smallest half-width of the region that it accepts, in points of a percentage of
 *     images; positive infinity if it has none
 * @param set {@code train} or {@code test}: the images of {@code margin}
 * @param finding makes the assertion over a run's values; throws a {@link
 *     dev.reprokit.record.result.MissingEvidenceException} if a trial is missing
 */
public record Criterion(
        String words,
        Set<String> conditions,
        int seeds,
        double margin,
        String set,
        Function<Results, Finding> finding) {}
