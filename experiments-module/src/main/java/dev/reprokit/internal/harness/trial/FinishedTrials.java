package dev.reprokit.internal.harness.trial;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The finished trials of all runs, in the cache. */
public final class FinishedTrials {
    private static final String ROW = "trial.csv";
    private static final String METRICS = "metrics.csv";
    private static final String RIGHT = "right.bits";

    private final Plan plan;
    private final TrialKeys keys;
    private final ResultStore cache;
    private final Consumer<String> notes;

    /**
     * Creates the view of a plan's trials.
     *
     * @param plan names the experiment
     * @param keys the trials' keys
     * @param cache stores the trials
     * @param notes receives the reasons why trials run again
     */
    public FinishedTrials(Plan plan, TrialKeys keys, ResultStore cache, Consumer<String> notes) {
        this.plan = plan;
        this.keys = keys;
        this.cache = cache;
        this.notes = notes;
    }

    /**
     * Looks for the trials of a schedule in the cache, and reports the reason for trials that have
     * to run again. Those of this machine come first.
     *
     * @return the trials that need not run, by id; empty if the plan wants all to run again
     * @throws IOException if the cache cannot be read
     */
    public Map<String, FinishedTrial> lookUp(Schedule schedule) throws IOException {
        Map<String, FinishedTrial> found = new LinkedHashMap<>();
        if (plan.cache().rerun()) {
            return found;
        }
        for (Schedule.ScheduledTrial entry : schedule.entries()) {
            find(entry, keys.of(entry)).ifPresent(trial -> found.put(entry.trial(), trial));
        }
        if (plan.cache().anyMachine()) {
            found.putAll(ofOtherMachines(schedule.without(found.keySet())));
        }
        noteReasons(schedule.without(found.keySet()));
        noteMachines(found.values());
        return found;
    }

    private void noteReasons(Schedule missing) throws IOException {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        for (Schedule.ScheduledTrial entry : missing.entries()) {
            Key key = keys.of(entry);
            nearest(entry, key)
                    .ifPresent(other -> reasons.merge(MissReason.of(key, other), 1, Integer::sum));
        }
        reasons.forEach(
                (reason, trials) ->
                        notes.accept("%s run again, since %s".formatted(number(trials), reason)));
    }

    private void noteMachines(Collection<FinishedTrial> found) {
        Map<String, Integer> machines = new LinkedHashMap<>();
        for (FinishedTrial trial : found) {
            trial.otherMachine().ifPresent(it -> machines.merge(it, 1, Integer::sum));
        }
        machines.forEach(
                (machine, trials) ->
                        notes.accept(
                                "%s of another machine: %s".formatted(number(trials), machine)));
    }

    private static String number(int trials) {
        return "%s %s".formatted(trials, trials == 1 ? "trial" : "trials");
    }

    /**
     * Finds trials of other machines. Claims compare the trials of a seed, so that as many of them
     * as possible are of one machine.
     */
    private Map<String, FinishedTrial> ofOtherMachines(Schedule missing) throws IOException {
        Map<Long, List<Schedule.ScheduledTrial>> seeds =
                missing.entries().stream()
                        .collect(groupingBy(Schedule.ScheduledTrial::seed, TreeMap::new, toList()));
        Map<String, FinishedTrial> found = new LinkedHashMap<>();
        for (List<Schedule.ScheduledTrial> ofSeed : seeds.values()) {
            Collection<Map<String, FinishedTrial>> machines = byMachine(ofSeed).values();
            while (!machines.isEmpty()) {
                found.putAll(Collections.max(machines, Comparator.comparingInt(Map::size)));
                machines.forEach(trials -> trials.keySet().removeAll(found.keySet()));
                machines.removeIf(Map::isEmpty);
            }
        }
        return found;
    }

    /** Returns what other machines have, by their names and trials. */
    private SortedMap<String, Map<String, FinishedTrial>> byMachine(
            List<Schedule.ScheduledTrial> entries) throws IOException {
        SortedMap<String, Map<String, FinishedTrial>> machines = new TreeMap<>();
        for (Schedule.ScheduledTrial entry : entries) {
            for (Key other : keysOfOtherMachines(entry, keys.of(entry))) {
                String machine = CommonInputs.machine(other.inputs());
                find(entry, other)
                        .ifPresent(
                                trial ->
                                        machines.computeIfAbsent(
                                                        machine, unused -> new LinkedHashMap<>())
                                                .put(entry.trial(), trial.of(machine)));
            }
        }
        return machines;
    }

    /**
     * Returns the key that tells most about why a trial has to run: that of another machine, whose
     * trial the user can have, rather than a nearer one that is of no use.
     */
    private Optional<Key> nearest(Schedule.ScheduledTrial entry, Key key) throws IOException {
        Optional<Key> ofOther = keysOfOtherMachines(entry, key).stream().findFirst();
        return ofOther.isPresent() ? ofOther : cache.nearest(subject(entry), key);
    }

    private List<Key> keysOfOtherMachines(Schedule.ScheduledTrial entry, Key key)
            throws IOException {
        return cache.keys(subject(entry)).stream()
                .filter(other -> !other.equals(key))
                .filter(other -> CommonInputs.ofMachine().containsAll(key.differencesFrom(other)))
                .toList();
    }

    private Optional<FinishedTrial> find(Schedule.ScheduledTrial entry, Key key)
            throws IOException {
        Optional<Path> folder = cache.find(subject(entry), key, Set.of(ROW, METRICS));
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<TrialRow> rows = TrialsCsv.read(folder.get().resolve(ROW));
            List<Metric> metrics = MetricsCsv.read(folder.get().resolve(METRICS));
            if (rows.size() != 1) {
                throw new IOException("%s has %d rows".formatted(ROW, rows.size()));
            }
            FinishedTrial trial =
                    new FinishedTrial(
                            rows.get(0),
                            metrics,
                            RightAnswersFile.read(folder.get().resolve(RIGHT)),
                            Optional.empty());
            trial.requireOf(entry);
            return Optional.of(trial);
        } catch (IOException e) {
            cache.discard(folder.get(), "%s: %s".formatted(folder.get(), e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Stores a finished trial; a failure to do so is only logged.
     *
     * @param entry the trial
     * @param ended its result
     */
    public void publish(Schedule.ScheduledTrial entry, EndedTrial ended) {
        Key key = keys.of(entry);
        try {
            if (plan.cache().rerun()) {
                cache.forget(subject(entry), key);
            }
            cache.publish(
                    subject(entry),
                    key,
                    folder -> {
                        TrialsCsv.write(folder.resolve(ROW), List.of(ended.row()));
                        ended.files().copyMetrics(folder.resolve(METRICS));
                        if (ended.files().right().isPresent()) {
                            RightAnswersFile.write(
                                    folder.resolve(RIGHT), ended.files().right().get());
                        }
                    });
        } catch (IOException e) {
            notes.accept(
                    "trial %s is not kept in the cache %s: %s"
                            .formatted(entry.trial(), plan.cache().directory(), e));
        }
    }

    /** {@return the key of a trial} */
    public Key key(Schedule.ScheduledTrial entry) {
        return keys.of(entry);
    }

    /** Reduces the cache to the size that the plan wants; a failure to do so is only logged. */
    public void trim() {
        try {
            cache.trim();
        } catch (IOException e) {
            notes.accept(
                    "the cache %s could not be made smaller: %s"
                            .formatted(plan.cache().directory(), e));
        }
    }

    private String subject(Schedule.ScheduledTrial entry) {
        return String.join("/", "trials", plan.experiment(), plan.scale().id(), entry.trial());
    }
}
