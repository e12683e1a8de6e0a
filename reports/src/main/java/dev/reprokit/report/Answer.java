package dev.reprokit.report;

import dev.reprokit.record.Judgement;
import dev.reprokit.record.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verdicts in one sentence. */
final class Answer {
    private Answer() {}

    /** What a run says of one experiment's claims, e.g. "5 of 7 claims reproduced; ...". */
    static String toExperiment(Evidence evidence) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        evidence.verdicts().claims().forEach(claim -> verdicts.put(claim.id(), claim.verdict()));
        return sentence(verdicts);
    }

    /** What a run says of all claims; each that is not reproduced is named with its experiment. */
    static String toAll(List<Evidence> experiments) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Evidence evidence : experiments) {
            for (Judgement claim : evidence.verdicts().claims()) {
                verdicts.put(evidence.plan().experiment() + " " + claim.id(), claim.verdict());
            }
        }
        return sentence(verdicts);
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
                // What this scale does not ask is nobody's concern here; the page lists it.
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
