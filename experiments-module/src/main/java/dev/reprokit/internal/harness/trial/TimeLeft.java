package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.record.run.Event;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * Estimates the time that a run still takes: its trials, one after the other as slots get free, at
 * the pace of their conditions. That is the pace of this run so far, or that of an earlier run, or
 * else the mean pace of the other conditions. It says whether trials begin and go on, each at its
 * own pace, if the run has to end in time.
 */
public final class TimeLeft implements Timekeeper {
    /** The number of trials above which it hardly matters that slots are idle at the end. */
    private static final int MANY = 1000;

    private final int trialsAtOnce;
    private final Budget budget;
    private final PaceStore store;
    private final Map<String, Ahead> conditions = new LinkedHashMap<>();

    /** What is left of each trial, by its id, in the order of the schedule. */
    private final Map<String, Left> left = new LinkedHashMap<>();

    /**
     * Creates the estimate of a run that has not begun.
     *
     * @param schedule the trials to run
     * @param trialsAtOnce number of trials at once, at least 1
     * @param budget the time that the run may take
     * @param store has the paces of earlier runs, and keeps those of this one
     */
    public TimeLeft(Schedule schedule, int trialsAtOnce, Budget budget, PaceStore store) {
        this.trialsAtOnce = trialsAtOnce;
        this.budget = budget;
        this.store = store;
        for (Schedule.ScheduledTrial entry : schedule.entries()) {
            Condition condition = entry.condition();
            conditions.computeIfAbsent(
                    condition.id(), unused -> new Ahead(store.find(condition).orElse(null)));
            put(entry, new Left(condition.id(), condition.epochs(), false));
        }
    }

    /**
     * What is left of a trial.
     *
     * @param condition the id of its condition
     * @param epochs its remaining epochs
     * @param begun whether it has ended an epoch, so that its backbones are there
     */
    private record Left(String condition, int epochs, boolean begun) {}

    /** What is left of a condition, and what is known of its pace. */
    private static final class Ahead {
        private final Pace earlier;
        private double epochSeconds;
        private int epochs;
        private double backboneSeconds;
        private int begun;
        private String day;
        private long epochsLeft;
        private int notBegun;
        private Pace kept;

        Ahead(Pace earlier) {
            this.earlier = earlier;
        }

        void add(Left trial, int sign) {
            epochsLeft += sign * trial.epochs();
            notBegun += trial.begun() ? 0 : sign;
        }

        /** {@return the pace of this run, or else of an earlier one; null if there is none} */
        Pace pace() {
            return epochs == 0 ? earlier : new Pace(epochSeconds / epochs, backbones(), day);
        }

        /** Trials that only went on had their backbones. */
        private double backbones() {
            if (begun == 0) {
                return earlier == null ? 0 : earlier.backboneSeconds();
            }
            return backboneSeconds / begun;
        }
    }

    @Override
    public Instant now() {
        return budget.clock().instant();
    }

    @Override
    public synchronized void set(Schedule.ScheduledTrial entry, int epochsLeft) {
        String condition = entry.condition().id();
        boolean begun = epochsLeft < entry.condition().epochs();
        put(entry, new Left(condition, epochsLeft, begun));
    }

    private void put(Schedule.ScheduledTrial entry, Left now) {
        Ahead ahead = conditions.get(now.condition());
        Left before = left.put(entry.trial(), now);
        if (before != null) {
            ahead.add(before, -1);
        }
        ahead.add(now, 1);
    }

    @Override
    public synchronized void backbone(Schedule.ScheduledTrial entry, double seconds) {
        if (!left.get(entry.trial()).begun()) {
            conditions.get(entry.condition().id()).backboneSeconds += seconds;
        }
    }

    @Override
    public synchronized double epoch(Schedule.ScheduledTrial entry, double seconds) {
        Ahead ahead = conditions.get(entry.condition().id());
        Left trial = left.get(entry.trial());
        if (!trial.begun()) {
            ahead.begun++;
        }
        ahead.epochSeconds += seconds;
        ahead.epochs++;
        ahead.day = budget.today();
        put(entry, new Left(trial.condition(), trial.epochs() - 1, true));
        if (ahead.epochs == 1 && ahead.earlier == null) {
            // A kill of the first trial must not leave the next run without an estimate.
            keep(entry.condition(), ahead);
        }
        return seconds().orElseThrow();
    }

    /** Records that a trial has ended, after whatever epoch. */
    public synchronized void end(Schedule.ScheduledTrial entry) {
        Left trial = left.remove(entry.trial());
        conditions.get(trial.condition()).add(trial, -1);
    }

    /** Keeps the pace of a trial's condition for later runs. */
    synchronized void keepPace(Schedule.ScheduledTrial entry) {
        Ahead ahead = conditions.get(entry.condition().id());
        if (ahead.epochs > 0 && (ahead.kept == null || !ahead.pace().isLike(ahead.kept))) {
            keep(entry.condition(), ahead);
        }
    }

    private void keep(Condition condition, Ahead ahead) {
        ahead.kept = ahead.pace();
        store.keep(condition, ahead.kept);
    }

    @Override
    public boolean allows(double seconds) {
        return budget.allows(seconds);
    }

    /**
     * Decides whether there is time for a trial's next epoch. One that has none left needs none.
     * Others' paces say nothing: at the mean of slow ones, a quick one would never be measured.
     */
    public synchronized boolean begins(Schedule.ScheduledTrial entry) {
        Pace pace = conditions.get(entry.condition().id()).pace();
        return left.get(entry.trial()).epochs() == 0
                || budget.allows(pace == null ? 0 : pace.epochSeconds());
    }

    /** {@return the estimate before the first trial} */
    public synchronized Event.TimeEstimated estimate() {
        Collection<Pace> paces = paces().values();
        OptionalDouble seconds = seconds();
        return new Event.TimeEstimated(
                left.size(),
                (int) left.values().stream().filter(Left::begun).count(),
                trialsAtOnce,
                seconds.isPresent() ? seconds.getAsDouble() : null,
                paces.stream().map(Pace::measured).min(String::compareTo).orElse(null));
    }

    /** {@return the seconds that the trials still take; empty if nothing is known of their pace} */
    public synchronized OptionalDouble seconds() {
        if (left.isEmpty()) {
            return OptionalDouble.of(0);
        }
        Map<String, Pace> paces = paces();
        if (paces.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(left.size() > MANY ? sum(paces) / trialsAtOnce : lastEnd(paces));
    }

    private double sum(Map<String, Pace> paces) {
        double sum = 0;
        for (Map.Entry<String, Ahead> condition : conditions.entrySet()) {
            Pace pace = paces.get(condition.getKey());
            sum += condition.getValue().epochsLeft * pace.epochSeconds();
            sum += condition.getValue().notBegun * pace.backboneSeconds();
        }
        return sum;
    }

    private double lastEnd(Map<String, Pace> paces) {
        PriorityQueue<Double> slots = new PriorityQueue<>();
        double last = 0;
        for (Left trial : left.values()) {
            double start = slots.size() < trialsAtOnce ? 0 : slots.remove();
            double end = start + seconds(trial, paces);
            slots.add(end);
            last = Math.max(last, end);
        }
        return last;
    }

    private static double seconds(Left trial, Map<String, Pace> paces) {
        Pace pace = paces.get(trial.condition());
        return trial.epochs() * pace.epochSeconds() + (trial.begun() ? 0 : pace.backboneSeconds());
    }

    /** Returns the paces by condition: of all conditions, or of none. */
    private Map<String, Pace> paces() {
        Map<String, Pace> paces = new HashMap<>();
        for (Map.Entry<String, Ahead> condition : conditions.entrySet()) {
            Pace pace = condition.getValue().pace();
            if (pace != null) {
                paces.put(condition.getKey(), pace);
            }
        }
        if (!paces.isEmpty()) {
            Pace mean = mean(paces.values());
            conditions.keySet().forEach(condition -> paces.putIfAbsent(condition, mean));
        }
        return paces;
    }

    private static Pace mean(Collection<Pace> paces) {
        return new Pace(
                paces.stream().mapToDouble(Pace::epochSeconds).average().orElseThrow(),
                paces.stream().mapToDouble(Pace::backboneSeconds).average().orElseThrow(),
                paces.stream().map(Pace::measured).min(String::compareTo).orElseThrow());
    }
}
