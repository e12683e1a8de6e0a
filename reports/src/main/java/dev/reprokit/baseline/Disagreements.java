package dev.reprokit.baseline;

import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accepted disagreements of runs with papers: the claims of which a baseline says that they are
 * not reproduced, and why that is accepted.
 *
 * @param reasons the reasons by experiment and claim
 */
public record Disagreements(Map<String, SortedMap<String, String>> reasons) {
    /** No accepted disagreement, for runs without a baseline. */
    public static final Disagreements NONE = new Disagreements(Map.of());

    /**
     * Collects what baselines accept.
     *
     * @param baselines the baselines of runs
     * @return the accepted disagreements
     */
    public static Disagreements of(RunBaselines baselines) {
        Map<String, SortedMap<String, String>> reasons = new HashMap<>();
        baselines
                .found()
                .forEach(
                        (experiment, baseline) ->
                                reasons.put(experiment, baseline.disagreements()));
        return new Disagreements(reasons);
    }

    /**
     * Finds the accepted ones among the verdicts of an experiment.
     *
     * @param verdicts the verdicts of a run
     * @return the reasons by the ids of the claims that are not reproduced and accepted so
     */
    public SortedMap<String, String> in(Verdicts verdicts) {
        SortedMap<String, String> accepted = new TreeMap<>();
        for (Judgement claim : verdicts.claims()) {
            reason(verdicts.experiment(), claim)
                    .ifPresent(reason -> accepted.put(claim.id(), reason));
        }
        return accepted;
    }

    /**
     * Finds the reason why it is accepted that a claim is not reproduced.
     *
     * @param experiment the experiment's id
     * @param claim a claim of a run
     * @return the reason; empty if it is not accepted, or the claim has another verdict
     */
    public Optional<String> reason(String experiment, Judgement claim) {
        return claim.verdict() == Verdict.NOT_REPRODUCED
                ? Optional.ofNullable(
                        reasons.getOrDefault(experiment, new TreeMap<>()).get(claim.id()))
                : Optional.empty();
    }

    /**
     * Formats the verdict on a claim, with the reason for accepting it if there is one.
     *
     * @param experiment the experiment's id
     * @param claim a claim of a run
     * @return e.g. {@code reproduced}, or {@code contradicted at this scale; accepted: REASON}
     */
    public String verdict(String experiment, Judgement claim) {
        String words = claim.verdictInWords();
        return reason(experiment, claim)
                .map(reason -> "%s; accepted: %s".formatted(words, reason))
                .orElse(words);
    }
}
