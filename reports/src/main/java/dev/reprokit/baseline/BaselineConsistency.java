package dev.reprokit.baseline;

import static dev.reprokit.baseline.BaselineRow.RIGHT;
import static dev.reprokit.baseline.BaselineRow.TEST;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.verdict.Verdict;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Checks that what a baseline's file says fits together: a lost row would go unnoticed. */
final class BaselineConsistency {
    private BaselineConsistency() {}

    /**
     * Checks a baseline that was read.
     *
     * @throws IllegalArgumentException if values are missing, or contradict each other; the message
     *     says which
     */
    static void check(Baseline baseline) {
        Snapshot run = baseline.run();
        if (run.conditions().isEmpty()) {
            throw new IllegalArgumentException("it has no trials");
        }
        run.conditions().forEach(BaselineConsistency::requireWhole);
        run.conditions()
                .forEach((id, condition) -> requireHeldBack(baseline.held(), id, condition));
        requireMetrics(baseline.tolerances().keySet(), run.conditions().values());
        baseline.disagreements().forEach((id, why) -> requireAcceptable(id, why, run));
    }

    /** Checks that all trials of a condition have the same values. */
    private static void requireWhole(String id, ConditionSnapshot condition) {
        if (condition.trials().isEmpty()) {
            throw new IllegalArgumentException("the condition " + id + " has no trials");
        }
        Set<MetricValue> all = new TreeSet<>();
        condition.trials().values().forEach(trial -> all.addAll(trial.values().keySet()));
        condition
                .trials()
                .forEach(
                        (seed, trial) -> {
                            for (MetricValue quantity : all) {
                                if (!trial.values().containsKey(quantity)) {
                                    throw new IllegalArgumentException(
                                            "it has no row %s,%s,%s,%s"
                                                    .formatted(
                                                            quantity.kind().id(),
                                                            id,
                                                            seed,
                                                            quantity.metric()));
                                }
                            }
                        });
        requireRight(id, condition);
    }

    /** Checks that all trials of a condition tell of as many test images, or none tells. */
    private static void requireRight(String id, ConditionSnapshot condition) {
        List<RightAnswers> right = condition.right();
        condition
                .trials()
                .forEach(
                        (seed, trial) -> {
                            String row = "%s,%s,%s,%s".formatted(RIGHT, id, seed, TEST);
                            if (!right.isEmpty() && trial.right().isEmpty()) {
                                throw new IllegalArgumentException("it has no row " + row);
                            }
                            trial.right()
                                    .map(RightAnswers::images)
                                    .filter(images -> images != right.get(0).images())
                                    .ifPresent(
                                            images -> {
                                                throw new IllegalArgumentException(
                                                        "its row %s is of %s images, an earlier one of %s"
                                                                .formatted(
                                                                        row,
                                                                        images,
                                                                        right.get(0).images()));
                                            });
                        });
    }

    /** Checks that a condition has trials of all seeds that are held back, and of others. */
    private static void requireHeldBack(
            SortedSet<Long> held, String id, ConditionSnapshot condition) {
        Set<Long> seeds = condition.trials().keySet();
        for (long seed : held) {
            if (!seeds.contains(seed)) {
                throw new IllegalArgumentException(
                        "it holds back the seed %s, of which %s has no trial".formatted(seed, id));
            }
        }
        if (held.containsAll(seeds)) {
            throw new IllegalArgumentException(
                    "it holds back all seeds of %s, so that there is none to compare"
                            .formatted(id));
        }
    }

    private static void requireMetrics(
            Set<String> tolerated, Collection<ConditionSnapshot> conditions) {
        Set<String> metrics = new TreeSet<>();
        for (ConditionSnapshot condition : conditions) {
            for (TrialSnapshot trial : condition.trials().values()) {
                trial.values().keySet().forEach(quantity -> metrics.add(quantity.metric()));
            }
        }
        for (String metric : tolerated) {
            if (!metrics.contains(metric)) {
                throw new IllegalArgumentException(
                        "it tolerates a metric that no trial has, " + metric);
            }
        }
    }

    private static void requireAcceptable(String claim, String why, Snapshot run) {
        if (!run.refutes(claim)) {
            throw new IllegalArgumentException(
                    "it accepts a disagreement about the claim %s, which is not '%s' in it"
                            .formatted(claim, Verdict.NOT_REPRODUCED.words()));
        }
        if (why.isBlank()) {
            throw new IllegalArgumentException(
                    "it accepts a disagreement about the claim %s and does not say why"
                            .formatted(claim));
        }
    }
}
