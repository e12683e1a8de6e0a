package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.run.Plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * The trials of a plan: every condition with every seed.
 *
 * @param entries in the order in which they start: all conditions of a seed before the next seed,
 *     so that the time left is known early and an interrupted run holds complete pairs
 * @param seeds all seeds
 */
public record Schedule(List<ScheduledTrial> entries, List<Long> seeds) {

    /**
     * One trial.
     *
     * @param number its place, counted from 1
     * @param condition its condition
     * @param seed its seed
     */
    public record ScheduledTrial(int number, Condition condition, long seed) {
        public String trial() {
            return "%s-seed-%d".formatted(condition.id(), seed);
        }
    }

    /** {@return a schedule of one trial} */
    public static Schedule of(ScheduledTrial entry) {
        return new Schedule(List.of(entry), List.of(entry.seed()));
    }

    /** {@return the schedule without some trials, the others renumbered} */
    public Schedule without(Set<String> trials) {
        List<ScheduledTrial> left = new ArrayList<>();
        for (ScheduledTrial entry : entries) {
            if (!trials.contains(entry.trial())) {
                left.add(new ScheduledTrial(left.size() + 1, entry.condition(), entry.seed()));
            }
        }
        return new Schedule(left, seeds);
    }

    /** {@return the schedule of some trials only, renumbered} */
    public Schedule only(Set<String> trials) {
        Set<String> others = new HashSet<>();
        entries.forEach(entry -> others.add(entry.trial()));
        others.removeAll(trials);
        return without(others);
    }

    /** {@return the schedule's first trials} */
    public Schedule first(int trials) {
        return new Schedule(entries.subList(0, Math.min(trials, entries.size())), seeds);
    }

    /**
     * Returns the first trial after its neighbours, which could leave something behind for it: its
     * condition with another seed, and another condition with its seed.
     */
    public Schedule firstAfterNeighbours() {
        ScheduledTrial first = entries.get(0);
        List<ScheduledTrial> ordered = new ArrayList<>();
        neighbour(entry -> isOf(entry, first.condition()) && entry.seed() != first.seed())
                .ifPresent(ordered::add);
        neighbour(entry -> !isOf(entry, first.condition()) && entry.seed() == first.seed())
                .ifPresent(ordered::add);
        ordered.add(first);
        return new Schedule(ordered, seeds);
    }

    private Optional<ScheduledTrial> neighbour(Predicate<ScheduledTrial> kind) {
        return entries.stream().filter(kind).findFirst();
    }

    private static boolean isOf(ScheduledTrial entry, Condition condition) {
        return entry.condition().id().equals(condition.id());
    }

    /**
     * Finds the seeds with which all conditions have ended.
     *
     * @param ended the ids of the trials that have ended
     * @return the seeds, in the order of the schedule
     */
    public Set<Long> wholeSeeds(Set<String> ended) {
        Set<Long> whole = new LinkedHashSet<>(seeds);
        for (ScheduledTrial entry : entries) {
            if (!ended.contains(entry.trial())) {
                whole.remove(entry.seed());
            }
        }
        return whole;
    }

    public static Schedule of(Design design, Plan plan) {
        List<Long> seeds = plan.seeds().all(design.seeds());
        List<Condition> conditions = design.conditions();
        List<ScheduledTrial> entries =
                LongStream.range(0, (long) seeds.size() * conditions.size())
                        .mapToObj(
                                i ->
                                        new ScheduledTrial(
                                                (int) i + 1,
                                                conditions.get((int) (i % conditions.size())),
                                                seeds.get((int) (i / conditions.size()))))
                        .toList();
        return new Schedule(entries, seeds);
    }
}
