package dev.reprokit.record.verdict;

import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * All claims of an experiment, judged: the contents of {@code verdicts.json}, the last file that a
 * run writes. A run folder without it, or with another run's id in it, is not evidence.
 *
 * @param runId the run that the verdicts speak of
 * @param experiment the experiment's id
 * @param scale the scale that the run had
 * @param claims every claim of the experiment, in its own order
 * @param answers sentences, with their values, on what the source leaves open
 */
public record Verdicts(
        String runId,
        String experiment,
        Scale scale,
        List<Judgement> claims,
        List<String> answers) {

    /**
     * Verdicts of an experiment that answers nothing beyond its claims.
     *
     * @param runId the run that the verdicts speak of
     * @param experiment the experiment's id
     * @param scale the scale that the run had
     * @param claims every claim of the experiment, in its own order
     */
    public Verdicts(String runId, String experiment, Scale scale, List<Judgement> claims) {
        this(runId, experiment, scale, claims, List.of());
    }

    /**
     * How many claims have a verdict.
     *
     * @param verdict which
     * @return their number
     */
    public long count(Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).count();
    }
}
