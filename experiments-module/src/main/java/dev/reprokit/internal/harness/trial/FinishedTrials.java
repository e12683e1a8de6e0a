package dev.reprokit.internal.harness.trial;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * to run again.
     *
     * @return the trials that need not run, by id; empty if the plan wants all to run again
     * @throws IOException if the cache cannot be read
     */
    public Map<String, FinishedTrial> lookUp(Schedule schedule) throws IOException {
        Map<String, FinishedTrial> found = new LinkedHashMap<>();
        if (plan.cache().rerun()) {
            return found;
        }
        Map<String, Integer> reasons = new LinkedHashMap<>();
        Map<String, Integer> machines = new LinkedHashMap<>();
        for (Schedule.ScheduledTrial entry : schedule.entries()) {
            Key key = keys.of(entry);
            Optional<FinishedTrial> trial = find(entry, key);
            if (trial.isEmpty() && plan.cache().anyMachine()) {
                trial = findOfOtherMachine(entry, key);
            }
            if (trial.isPresent()) {
                found.put(entry.trial(), trial.get());
                trial.get().otherMachine().ifPresent(it -> machines.merge(it, 1, Integer::sum));
            } else {
                nearest(entry, key)
                        .ifPresent(
                                other -> reasons.merge(MissReason.of(key, other), 1, Integer::sum));
            }
        }
        reasons.forEach(
                (reason, trials) ->
                        notes.accept("%s run again, since %s".formatted(number(trials), reason)));
        machines.forEach(
                (machine, trials) ->
                        notes.accept(
                                "%s of another machine: %s".formatted(number(trials), machine)));
        return found;
    }

    private static String number(int trials) {
        return "%s %s".formatted(trials, trials == 1 ? "trial" : "trials");
    }

    private Optional<FinishedTrial> findOfOtherMachine(Schedule.ScheduledTrial entry, Key key)
            throws IOException {
        for (Key other : ofOtherMachines(entry, key)) {
            Optional<FinishedTrial> trial = find(entry, other);
            if (trial.isPresent()) {
                return Optional.of(trial.get().of(CommonInputs.machine(other.inputs())));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the key that tells most about why a trial has to run: that of another machine, whose
     * trial the user can have, rather than a nearer one that is of no use.
     */
    private Optional<Key> nearest(Schedule.ScheduledTrial entry, Key key) throws IOException {
        Optional<Key> ofOther = ofOtherMachines(entry, key).stream().findFirst();
        return ofOther.isPresent() ? ofOther : cache.nearest(subject(entry), key);
    }

    private List<Key> ofOtherMachines(Schedule.ScheduledTrial entry, Key key) throws IOException {
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
