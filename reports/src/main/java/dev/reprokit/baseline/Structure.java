package dev.reprokit.baseline;

import dev.reprokit.baseline.Difference.Kind;
import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.verdict.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares what a baseline and a run contain: data, claims, conditions, parameters, seeds, epochs
 * and metrics. It does not compare the metrics' values; it collects those to compare.
 */
final class Structure {
    private final String experiment;
    private final Baseline baseline;
    private final Snapshot run;
    private final Optional<Snapshot> confirmation;
    private final SeedOverdispersion overdispersion;
    private final Function<String, DeclaredMetric> metrics;
    private final boolean anotherDraw;
    private final List<Difference> findings = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private Structure(
            String experiment,
            Baseline baseline,
            Snapshot run,
            Optional<Snapshot> confirmation,
            SeedOverdispersion overdispersion,
            Function<String, DeclaredMetric> metrics) {
        this.experiment = experiment;
        this.baseline = baseline;
        this.run = run;
        this.confirmation = confirmation;
        this.overdispersion = overdispersion;
        this.metrics = metrics;
        anotherDraw = isAnotherDraw(baseline.run(), run);
    }

    /**
     * Compares everything but the values of metrics.
     *
     * @param confirmation fresh seeds of suspicious conditions; empty if there are none
     * @param overdispersion how much more the baselines' seeds differ than test images do
     * @param metrics the declaration of each metric by its name
     */
    static Structure of(
            String experiment,
            Baseline baseline,
            Snapshot run,
            Optional<Snapshot> confirmation,
            SeedOverdispersion overdispersion,
            Function<String, DeclaredMetric> metrics) {
        Structure structure =
                new Structure(experiment, baseline, run, confirmation, overdispersion, metrics);
        structure.question();
        if (structure.findings.isEmpty()) {
            structure.claims();
            structure.criteria();
            structure.conditions();
        }
        return structure;
    }

    /** {@return the differences} */
    List<Difference> findings() {
        return findings;
    }

    /** {@return whether both used the same data} */
    boolean isComparable() {
        return findings.stream().noneMatch(finding -> finding.kind() == Kind.NOT_COMPARABLE);
    }

    /** {@return the values that both have, for the seeds that can be compared} */
    List<Candidate> candidates() {
        return candidates;
    }

    private void find(Kind kind, String message) {
        findings.add(new Difference(kind, experiment, message));
    }

    private void find(Kind kind, String claim, String message) {
        findings.add(new Difference(kind, experiment, message, claim));
    }

    /** Checks that both used the same data: results on other data answer another question. */
    private void question() {
        Predicate<String> asked =
                name -> name.equals(Snapshot.DATA_SET) || name.startsWith(Snapshot.DIGEST);
        List<String> differences =
                differences(baseline.run().environment(), run.environment(), asked);
        if (!differences.isEmpty()) {
            find(Kind.NOT_COMPARABLE, String.join("; ", differences));
        }
    }

    /** {@return the differences between two environments, in words, for the names that count} */
    static List<String> differences(
            Map<String, String> before, Map<String, String> now, Predicate<String> counts) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(counts)
                .filter(name -> !Objects.equals(compared(name, before), compared(name, now)))
                .map(name -> "%s was %s, is %s".formatted(name, before.get(name), now.get(name)))
                .toList();
    }

    /** {@return an entry without the number of cores, since a trial computes on one thread} */
    private static String compared(String name, Map<String, String> environment) {
        String entry = environment.get(name);
        return name.equals(Snapshot.DEVICE) && entry != null ? Snapshot.withoutCores(entry) : entry;
    }

    private void claims() {
        both(
                "the claim",
                baseline.run().claims(),
                run.claims(),
                (id, verdicts) -> {
                    if (verdicts.before() != verdicts.now()) {
                        verdict(id, verdicts.before(), verdicts.now());
                    }
                });
    }

    private void verdict(String id, Verdict before, Verdict now) {
        String words = run.verdictInWords(id);
        String accepted = baseline.disagreements().get(id);
        if (accepted != null) {
            find(
                    turned(now),
                    id,
                    "the claim %s was %s, accepted: %s%s"
                            .formatted(id, before.words(), accepted, since(now, words)));
        } else if (before == Verdict.REPRODUCED) {
            find(lost(now), id, "the claim %s was reproduced and is %s".formatted(id, words));
        } else {
            find(
                    won(now),
                    id,
                    "the claim %s was %s and is %s".formatted(id, before.words(), words));
        }
    }

    /**
     * Returns the kind of difference for a claim that is no longer reproduced. Another draw may
     * leave a claim undecided by chance, but contradicts it only for a cause.
     */
    private Kind lost(Verdict now) {
        return now == Verdict.INCONCLUSIVE && anotherDraw ? Kind.UNDECIDED : Kind.REGRESSION;
    }

    /**
     * Returns the kind of difference for another change of verdict. A claim that is reproduced now
     * but not in the baseline makes the baseline out of date: its next loss would go unnoticed.
     */
    private Kind won(Verdict now) {
        return now == Verdict.REPRODUCED && !anotherDraw ? Kind.OUT_OF_DATE : Kind.NEW;
    }

    /**
     * Returns the kind of difference for a claim that is no longer refuted, as was accepted. Both
     * verdicts are decided at 95 %, so that not even another draw turns one into the other by
     * chance.
     */
    private static Kind turned(Verdict now) {
        return switch (now) {
            case REPRODUCED -> Kind.OUT_OF_DATE;
            case INCONCLUSIVE -> Kind.UNDECIDED;
            default -> Kind.NEW;
        };
    }

    private static String since(Verdict now, String words) {
        return now == Verdict.REPRODUCED
                ? "; it is reproduced now. If that is no leak, accept the run anew: that ends the disagreement"
                : "; it is %s now".formatted(words);
    }

    /**
     * Compares what claims are held to: whoever widens a margin decides a verdict. Baselines of
     * before do not say what theirs were held to.
     */
    private void criteria() {
        baseline.run()
                .criteria()
                .forEach(
                        (id, before) -> {
                            String now = run.criteria().getOrDefault(id, "nothing");
                            if (run.claims().containsKey(id) && !before.equals(now)) {
                                find(
                                        Kind.CHANGED,
                                        "the claim %s was held to: %s\n  and is held to: %s"
                                                .formatted(id, before, now));
                            }
                        });
    }

    /**
     * Tells whether the run drew other random numbers than the baseline. Other seeds do so, and in
     * effect also other arithmetic: training amplifies a difference in the last bit.
     */
    private static boolean isAnotherDraw(Snapshot before, Snapshot now) {
        return Collections.disjoint(before.seeds(), now.seeds())
                || !differences(
                                before.environment(),
                                now.environment(),
                                Snapshot.ARITHMETIC::contains)
                        .isEmpty();
    }

    private void conditions() {
        both(
                "the condition",
                baseline.run().conditions(),
                run.conditions(),
                (id, conditions) -> {
                    parameters(id, conditions.before(), conditions.now());
                    seeds(id, conditions.before(), conditions.now());
                });
    }

    private void parameters(String id, ConditionSnapshot before, ConditionSnapshot now) {
        both(
                id + ": the parameter",
                before.parameters(),
                now.parameters(),
                (name, values) -> {
                    if (!values.before().equals(values.now())) {
                        find(
                                Kind.CHANGED,
                                "%s: the parameter %s was %s and is %s"
                                        .formatted(id, name, values.before(), values.now()));
                    }
                });
    }

    private void seeds(String id, ConditionSnapshot before, ConditionSnapshot now) {
        now.unfinished()
                .forEach(
                        (seed, why) ->
                                find(
                                        Kind.MISSING,
                                        "%s: seed %s did not finish: %s".formatted(id, seed, why)));
        SortedSet<Long> known = new TreeSet<>(now.trials().keySet());
        known.addAll(now.unfinished().keySet());
        SortedSet<Long> repeated = without(before.trials().keySet(), baseline.held());
        if (!Collections.disjoint(known, before.trials().keySet())) {
            SortedSet<Long> missing = without(repeated, known);
            if (!missing.isEmpty()) {
                find(Kind.MISSING, "%s: the seeds %s".formatted(id, missing));
            }
        }
        SortedSet<Long> held = without(baseline.held(), now.trials().keySet());
        values(
                id,
                MatchedTrials.of(
                        some(before, without(before.trials().keySet(), held)), now.trials()),
                MatchedTrials.of(
                        some(before, held),
                        confirmation
                                .map(fresh -> fresh.conditions().get(id))
                                .map(ConditionSnapshot::trials)
                                .orElseGet(TreeMap::new)));
    }

    private static SortedMap<Long, TrialSnapshot> some(ConditionSnapshot of, Set<Long> seeds) {
        SortedMap<Long, TrialSnapshot> some = new TreeMap<>(of.trials());
        some.keySet().retainAll(seeds);
        return some;
    }

    private static SortedSet<Long> without(Collection<Long> seeds, Collection<Long> others) {
        SortedSet<Long> rest = new TreeSet<>(seeds);
        rest.removeAll(others);
        return rest;
    }

    private void values(String id, MatchedTrials first, MatchedTrials held) {
        if (first.isEmpty()) {
            return;
        }
        SortedSet<Integer> epochsBefore = epochs(first.before());
        SortedSet<Integer> epochsNow = epochs(first.now());
        if (!epochsBefore.equals(epochsNow)) {
            find(
                    Kind.CHANGED,
                    "%s: it ran %s epochs and runs %s".formatted(id, epochsBefore, epochsNow));
        }
        both(
                id + ":",
                values(first.before()),
                values(first.now()),
                (words, quantities) -> {
                    MetricValue quantity = quantities.before();
                    double[] before = first.before(quantity);
                    candidates.add(
                            new Candidate(
                                    experiment,
                                    id,
                                    quantity,
                                    metrics.apply(quantity.metric()),
                                    isPrimary(id, quantity),
                                    before,
                                    first.now(quantity),
                                    first.paired(),
                                    new Candidate.Held(
                                            held.before(quantity),
                                            held.now(quantity),
                                            held.paired()),
                                    !anotherDraw,
                                    baseline.tolerance(quantity.metric())
                                            .around(Candidate.mean(before)),
                                    quantity.isFinalAccuracy() ? byImages(first) : null));
                });
    }

    /** {@return p of one seed against one over the test images; null if they cannot be tested} */
    private @Nullable Double byImages(MatchedTrials trials) {
        List<RightAnswers> before = right(trials.before());
        List<RightAnswers> now = right(trials.now());
        if (before.size() != 1
                || now.size() != 1
                || before.get(0).images() != now.get(0).images()) {
            return null;
        }
        OptionalDouble p = overdispersion.p(before, now);
        return p.isPresent() ? p.getAsDouble() : null;
    }

    private static List<RightAnswers> right(List<TrialSnapshot> trials) {
        return trials.stream().flatMap(trial -> trial.right().stream()).toList();
    }

    private boolean isPrimary(String condition, MetricValue quantity) {
        return quantity.isFinalAccuracy()
                || quantity.kind() == MetricValue.Kind.FINAL
                        && run.observed()
                                .getOrDefault(condition, Collections.emptySortedSet())
                                .contains(quantity.metric());
    }

    private static SortedSet<Integer> epochs(List<TrialSnapshot> trials) {
        SortedSet<Integer> epochs = new TreeSet<>();
        trials.forEach(trial -> epochs.add(trial.epochs()));
        return epochs;
    }

    /**
     * Returns the quantities of a condition by name. All its trials have the same ones, so the
     * first is enough.
     */
    private static SortedMap<String, MetricValue> values(Collection<TrialSnapshot> trials) {
        SortedMap<String, MetricValue> byWords = new TreeMap<>();
        trials.iterator()
                .next()
                .values()
                .keySet()
                .forEach(quantity -> byWords.put(quantity.words(), quantity));
        return byWords;
    }

    /** A value in the baseline and in the run. */
    private record Pair<T>(T before, T now) {}

    private <T> void both(
            String what,
            SortedMap<String, T> before,
            SortedMap<String, T> now,
            BiConsumer<String, Pair<T>> compare) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!now.containsKey(name)) {
                find(Kind.MISSING, what + " " + name);
            } else if (!before.containsKey(name)) {
                find(Kind.NEW, what + " " + name);
            } else {
                compare.accept(name, new Pair<>(before.get(name), now.get(name)));
            }
        }
    }
}
