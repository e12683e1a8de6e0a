package dev.reprokit.record.verdict;

import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The verdicts on all claims of an experiment (sentences of a paper that measured values can
 * confirm or contradict): the contents of {@code verdicts.json}, which a run writes last. A folder
 * without this file, or with another run's id in it, does not hold a finished run.
 *
 * @param runId the id of the run that was judged
 * @param experiment the experiment's id
 * @param scale the share of the published protocol that this run repeated
 * @param claims one judgement per claim of the experiment, in the order in which the experiment
 *     declares them
 * @param answers sentences with values that answer questions which the paper, the experiment's
 *     source, leaves open; may be empty
 * @param look the departures from the experiment's design in words, if the run is for a look only
 *     and no evidence; null if it ran as designed
 * @param imported the folder of the runs that were judged, if somebody had made them before; null
 *     if they were run
 * @param observed the names of the metrics that the claims have read, by condition, which is one
 *     setting of what the experiment varies
 */
public record Verdicts(
        String runId,
        String experiment,
        Scale scale,
        List<Judgement> claims,
        List<String> answers,
        @Nullable String look,
        @Nullable String imported,
        SortedMap<String, SortedSet<String>> observed) {

    /**
     * Creates the verdicts on the claims of an experiment (sentences that its run confirms or
     * contradicts) by a run as designed, without {@link #answers} to further questions.
     *
     * @param runId the id of the run that was judged
     * @param experiment the experiment's id
     * @param scale the share of the published protocol that this run repeated
     * @param claims one judgement per claim of the experiment, in the order in which the experiment
     *     declares them
     */
    public Verdicts(String runId, String experiment, Scale scale, List<Judgement> claims) {
        this(runId, experiment, scale, claims, List.of(), null, null, new TreeMap<>());
    }

    /**
     * Counts the claims, the sentences that were judged, with a given verdict.
     *
     * @param verdict the verdict to count
     * @return the number of claims, 0 or more
     */
    public long count(Verdict verdict) {
        return claims.stream().filter(claim -> claim.verdict() == verdict).count();
    }

    /**
     * Counts the claims, the sentences that were judged, that were asked of this run.
     *
     * @return the number of claims with any verdict but not applicable, 0 or more
     */
    public long asked() {
        return claims.stream().filter(Judgement::isAsked).count();
    }
}
