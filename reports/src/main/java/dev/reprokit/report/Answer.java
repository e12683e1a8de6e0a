package dev.reprokit.report;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums up verdicts in one sentence. */
public final class Answer {
    private Answer() {}

    /**
     * Sums up the verdicts of one experiment.
     *
     * @param verdicts the experiment's verdicts
     * @return e.g. {@code 5 of 7 claims reproduced; 2 inconclusive (L3, L4).}
     */
    static String to(Verdicts verdicts) {
        Map<String, Verdict> byClaim = new LinkedHashMap<>();
        verdicts.claims().forEach(claim -> byClaim.put(claim.id(), claim.verdict()));
        return sentence(byClaim);
    }

    /**
     * Sums up the verdicts of several experiments.
     *
     * @param experiments one element per experiment
     * @return e.g. {@code 11 of 12 claims reproduced; 1 not reproduced (lrn-removal L3).}
     */
    public static String to(List<Verdicts> experiments) {
        Map<String, Verdict> byClaim = new LinkedHashMap<>();
        for (Verdicts experiment : experiments) {
            for (Judgement claim : experiment.claims()) {
                byClaim.put(experiment.experiment() + " " + claim.id(), claim.verdict());
            }
        }
        return sentence(byClaim);
    }

    /** {@return what whole runs say of all claims} */
    static String toRuns(List<Run> runs) {
        return to(runs.stream().map(Run::verdicts).toList());
    }

    private static String sentence(Map<String, Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return "No claim was judged.";
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                "%d of %d %s reproduced"
                        .formatted(
                                named(verdicts, Verdict.REPRODUCED).size(),
                                verdicts.size(),
                                verdicts.size() == 1 ? "claim" : "claims"));
        for (Verdict verdict : Verdict.values()) {
            List<String> names = named(verdicts, verdict);
            if (verdict != Verdict.REPRODUCED && !names.isEmpty()) {
                String count = "%d %s".formatted(names.size(), verdict.words());
                // Claims that this scale cannot check are only counted; the page lists them.
                parts.add(
                        verdict == Verdict.NOT_APPLICABLE
                                ? count
                                : "%s (%s)".formatted(count, String.join(", ", names)));
            }
        }
        return String.join("; ", parts) + ".";
    }

    private static List<String> named(Map<String, Verdict> verdicts, Verdict verdict) {
        return verdicts.entrySet().stream()
                .filter(claim -> claim.getValue() == verdict)
                .map(Map.Entry::getKey)
                .toList();
    }
}
