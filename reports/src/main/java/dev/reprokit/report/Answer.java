package dev.reprokit.report;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sums up verdicts in one sentence. */
public final class Answer {
    private final List<Named> claims = new ArrayList<>();

    /** Creates an answer to no claim yet. */
    Answer() {}

    /**
     * A claim as the sentence names it.
     *
     * @param name its id, behind that of the experiment where there are several
     * @param accepted whether it is accepted that it is not reproduced
     */
    private record Named(String name, Verdict verdict, boolean accepted) {}

    /**
     * Sums up the verdicts of one experiment.
     *
     * @param verdicts the experiment's verdicts
     * @param disagreements the claims of which it is accepted that they are not reproduced
     * @return e.g. {@code 5 of 7 claims reproduced; 2 inconclusive (L3, L4).}
     */
    static String to(Verdicts verdicts, Disagreements disagreements) {
        Answer answer = new Answer();
        answer.add("", verdicts, disagreements);
        return answer.sentence();
    }

    /**
     * Sums up the verdicts of several experiments.
     *
     * @param experiments one element per experiment
     * @param disagreements the claims of which it is accepted that they are not reproduced
     * @return e.g. {@code 11 of 12 claims reproduced; 1 not reproduced, accepted (lrn-removal L3).}
     */
    public static String to(List<Verdicts> experiments, Disagreements disagreements) {
        Answer answer = new Answer();
        experiments.forEach(experiment -> answer.add(experiment, disagreements));
        return answer.sentence();
    }

    /** {@return what whole runs say of all claims} */
    static String toRuns(List<Run> runs, Disagreements disagreements) {
        return to(runs.stream().map(Run::verdicts).toList(), disagreements);
    }

    /** Adds one of several experiments. */
    void add(Verdicts experiment, Disagreements disagreements) {
        add(experiment.experiment() + " ", experiment, disagreements);
    }

    private void add(String prefix, Verdicts experiment, Disagreements disagreements) {
        Set<String> accepted = disagreements.in(experiment).keySet();
        for (Judgement claim : experiment.claims()) {
            claims.add(
                    new Named(prefix + claim.id(), claim.verdict(), accepted.contains(claim.id())));
        }
    }

    /** {@return the sentence about all claims that were added} */
    String sentence() {
        if (claims.isEmpty()) {
            return "No claim was judged.";
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                "%s of %s %s reproduced"
                        .formatted(
                                names(Verdict.REPRODUCED, false).size(),
                                claims.size(),
                                claims.size() == 1 ? "claim" : "claims"));
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.REPRODUCED) {
                part(verdict, false).ifPresent(parts::add);
                part(verdict, true).ifPresent(parts::add);
            }
        }
        return String.join("; ", parts) + ".";
    }

    private Optional<String> part(Verdict verdict, boolean accepted) {
        List<String> names = names(verdict, accepted);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String count =
                "%s %s%s".formatted(names.size(), verdict.words(), accepted ? ", accepted" : "");
        // Claims that this scale cannot check are only counted; the page lists them.
        return Optional.of(
                verdict == Verdict.NOT_APPLICABLE
                        ? count
                        : "%s (%s)".formatted(count, String.join(", ", names)));
    }

    private List<String> names(Verdict verdict, boolean accepted) {
        return claims.stream()
                .filter(claim -> claim.verdict() == verdict && claim.accepted() == accepted)
                .map(Named::name)
                .toList();
    }
}
