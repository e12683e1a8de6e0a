package dev.reprokit.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdicts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts the experiments that are reproduced, in one sentence per scale. An experiment is
 * reproduced only if all its claims were asked and hold.
 */
public final class Headline {
    private Headline() {}

    /**
     * An experiment as the sentences tell of it.
     *
     * @param verdicts its verdicts
     * @param standing what they say of it as a whole
     */
    private record Told(Verdicts verdicts, Standing standing) {
        static List<Told> all(List<Verdicts> experiments, Disagreements disagreements) {
            return experiments.stream()
                    .map(each -> new Told(each, Standing.of(each, disagreements.in(each).keySet())))
                    .toList();
        }

        boolean isReproduced() {
            return standing.kind() == Standing.Kind.REPRODUCED;
        }

        String name() {
            return standing.kind() == Standing.Kind.PARTLY_ASKED
                    ? "%s (%s)".formatted(verdicts.experiment(), standing.count())
                    : verdicts.experiment();
        }
    }

    /**
     * Counts the experiments that are reproduced and the claims that were asked.
     *
     * @param experiments one element per experiment
     * @return e.g. {@code Scale smoke: 1 of 3 experiments reproduced, 16 of 24 claims asked.}
     */
    static String counts(List<Verdicts> experiments) {
        return sentences(Told.all(experiments, Disagreements.NONE), Headline::claims);
    }

    /**
     * Counts the experiments (each repeats results of one source) that are reproduced, and names
     * the others.
     *
     * @param experiments one element per experiment
     * @param disagreements the claims of which it is accepted that they are not reproduced
     * @return e.g. {@code Scale smoke: 1 of 3 experiments reproduced; inconclusive: lrn-removal;
     *     partly asked: random-labels (13 of 14 claims).}
     */
    public static String withNames(List<Verdicts> experiments, Disagreements disagreements) {
        return sentences(Told.all(experiments, disagreements), Headline::others);
    }

    private static String sentences(List<Told> experiments, Function<List<Told>, String> more) {
        SortedMap<Scale, List<Told>> scales =
                experiments.stream()
                        .collect(
                                groupingBy(
                                        each -> each.verdicts().scale(), TreeMap::new, toList()));
        String sentences =
                scales.entrySet().stream()
                        .map(
                                scale ->
                                        "Scale %s: %s of %s reproduced%s."
                                                .formatted(
                                                        scale.getKey().id(),
                                                        reproduced(scale.getValue()),
                                                        counted(
                                                                scale.getValue().size(),
                                                                "experiment"),
                                                        more.apply(scale.getValue())))
                        .collect(joining(" "));
        return sentences + imported(experiments);
    }

    /** Verdicts on runs that somebody else has made look the same otherwise. */
    private static String imported(List<Told> experiments) {
        String names =
                experiments.stream()
                        .filter(each -> each.verdicts().imported() != null)
                        .map(each -> each.verdicts().experiment())
                        .collect(joining(", "));
        return names.isEmpty() ? "" : " Judged, not run: %s.".formatted(names);
    }

    private static long reproduced(List<Told> experiments) {
        return experiments.stream().filter(Told::isReproduced).count();
    }

    private static String claims(List<Told> experiments) {
        long asked = experiments.stream().mapToLong(each -> each.standing().asked()).sum();
        int claims = experiments.stream().mapToInt(each -> each.standing().claims()).sum();
        return ", %s of %s asked".formatted(asked, counted(claims, "claim"));
    }

    private static String others(List<Told> experiments) {
        return experiments.stream()
                .filter(each -> !each.isReproduced())
                .sorted(Comparator.comparing(each -> each.standing().kind()))
                .collect(
                        groupingBy(
                                each -> each.standing().label(),
                                LinkedHashMap::new,
                                mapping(Told::name, joining(", "))))
                .entrySet()
                .stream()
                .map(group -> "; %s: %s".formatted(group.getKey(), group.getValue()))
                .collect(joining());
    }

    private static String counted(int number, String thing) {
        return "%s %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }
}
