package dev.reprokit.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up verdicts in one sentence. */
public final class Answer {
    private final List<Named> claims = new ArrayList<>();

    /** Creates an answer to no claim yet. */
    Answer() {}

    /**
     * A claim as the sentence names it.
     *
     * @param name its id, behind that of the experiment where there are several
     * @param scale the scale of the run
     * @param verdict the verdict
     * @param words the verdict in words
     * @param accepted whether it is accepted that it is not reproduced
     */
    private record Named(
            String name, Scale scale, Verdict verdict, String words, boolean accepted) {

        boolean isAsked() {
            return verdict != Verdict.NOT_APPLICABLE;
        }

        String shown() {
            return accepted ? words + ", accepted" : words;
        }
    }

    /**
     * Sums up the verdicts of one experiment.
     *
     * @param verdicts the experiment's verdicts
     * @param disagreements the claims of which it is accepted that they are not reproduced
     * @return e.g. {@code 7 of 9 claims asked at scale smoke: 5 reproduced; 2 inconclusive (L3,
     *     L4).}
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
     * @return e.g. {@code 12 of 20 claims asked at scale smoke: 11 reproduced; 1 contradicted at
     *     this scale, accepted (lrn-removal L3).}
     */
    public static String to(List<Verdicts> experiments, Disagreements disagreements) {
        Answer answer = new Answer();
        experiments.forEach(experiment -> answer.add(experiment, disagreements));
        return answer.sentence();
    }

    /** Adds one of several experiments. */
    void add(Verdicts experiment, Disagreements disagreements) {
        add(experiment.experiment() + " ", experiment, disagreements);
    }

    private void add(String prefix, Verdicts experiment, Disagreements disagreements) {
        Set<String> accepted = disagreements.in(experiment).keySet();
        for (Judgement claim : experiment.claims()) {
            claims.add(
                    new Named(
                            prefix + claim.id(),
                            experiment.scale(),
                            claim.verdict(),
                            claim.verdictInWords(),
                            accepted.contains(claim.id())));
        }
    }

    /** {@return the sentence about all claims that were added} */
    String sentence() {
        if (claims.isEmpty()) {
            return "No claim was judged.";
        }
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            // The claims that were not asked are the difference of the two numbers before.
            if (verdict != Verdict.NOT_APPLICABLE) {
                parts.addAll(parts(verdict));
            }
        }
        return "%s%s.".formatted(asked(), parts.isEmpty() ? "" : ": " + String.join("; ", parts));
    }

    /** {@return the number of claims asked of those that there are, by scale} */
    private String asked() {
        SortedMap<Scale, List<Named>> scales =
                claims.stream().collect(groupingBy(Named::scale, TreeMap::new, toList()));
        List<String> numbers = new ArrayList<>();
        scales.forEach(
                (scale, named) ->
                        numbers.add(
                                "%s of %s%s asked at scale %s"
                                        .formatted(
                                                named.stream().filter(Named::isAsked).count(),
                                                named.size(),
                                                named.size() == 1 ? " claim" : " claims",
                                                scale.id())));
        return String.join(" and ", numbers);
    }

    /** {@return the number of claims with a verdict, by its words, with their names} */
    private List<String> parts(Verdict verdict) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        claims.stream()
                .filter(claim -> claim.verdict() == verdict)
                .sorted(comparing(Named::accepted).thenComparing(Named::words))
                .forEach(
                        claim ->
                                names.computeIfAbsent(claim.shown(), none -> new ArrayList<>())
                                        .add(claim.name()));
        return names.entrySet().stream()
                .map(
                        same ->
                                "%s %s%s"
                                        .formatted(
                                                same.getValue().size(),
                                                same.getKey(),
                                                listed(verdict, same.getValue())))
                .toList();
    }

    private static String listed(Verdict verdict, List<String> names) {
        return verdict == Verdict.REPRODUCED ? "" : " (%s)".formatted(String.join(", ", names));
    }
}
