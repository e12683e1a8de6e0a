package dev.reprokit.comparison;

import dev.reprokit.record.verdict.Judgement;

/**
 * A claim whose verdicts differ.
 *
 * @param experiment the experiment's id
 * @param left the claim as the left side judged it
 * @param right the claim as the right side judged it
 */
public record ChangedVerdict(String experiment, Judgement left, Judgement right) {}
