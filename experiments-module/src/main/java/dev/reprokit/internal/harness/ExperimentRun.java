package dev.reprokit.internal.harness;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.harness.local.ImportedTrials;
import dev.reprokit.internal.harness.local.LocalTrials;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.harness.spark.SparkTrials;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.Described;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.TrialExecutor;
import dev.reprokit.internal.harness.trial.TrialKeys;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.ReachedTrap;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Undecided;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs one plan: everything is checked before anything is trained, and verdicts are written last.
 * If its time is over before all trials have ended, it leaves what the same plan needs to go on.
 */
final class ExperimentRun {
    private final Plan plan;
    private final ExperimentFolder folder;

    /** Where trials are while they run; trials that are only read leave those that run alone. */
    private final ExperimentFolder trials;

    private final UnfinishedTrials unfinished;

    private final EventLog events;
    private final UnaryOperator<Schedule> part;
    private final Budget budget;
    private final Consumer<PlannedWork> before;

    /** Creates a run of all trials. */
    ExperimentRun(Plan plan, ExperimentFolder folder, EventLog events) {
        this(plan, folder, events, UnaryOperator.identity(), Budget.unlimited(), work -> {});
    }

    /**
     * Creates a run of some trials only, as long as there is time.
     *
     * @param part chooses them
     * @param before receives the work before it begins
     */
    ExperimentRun(
            Plan plan,
            ExperimentFolder folder,
            EventLog events,
            UnaryOperator<Schedule> part,
            Budget budget,
            Consumer<PlannedWork> before) {
        this.plan = plan;
        this.folder = folder;
        this.trials = plan.imported() == null ? folder : folder.imported();
        this.unfinished = new UnfinishedTrials(trials, plan.scale());
        this.events = events;
        this.part = part;
        this.budget = budget;
        this.before = before;
    }

    void run() throws IOException, RefusedException {
        Beginning beginning = Beginning.now();
        PlannedWork work = PlannedWork.of(plan, this::note);
        deleteImported();
        before.accept(work);
        Schedule schedule = part.apply(work.schedule());
        try (ResultStore store = openCache();
                TrialExecutor executor = executor(work, store)) {
            if (plan.numerics().deterministic()) {
                note(Torch.DETERMINISTIC);
            }
            run(work, schedule, store, executor, beginning);
        }
        if (Files.notExists(folder.undecided())) {
            unfinished.delete(schedule);
        }
        deleteImported();
        events.append(new Event.Done(plan.runId()));
    }

    private TrialExecutor executor(PlannedWork work, ResultStore store)
            throws IOException, RefusedException {
        if (plan.imported() != null) {
            return new ImportedTrials(work, trials, events);
        }
        return plan.executor().equals(Plan.SPARK)
                ? SparkTrials.start(work, folder, events)
                : LocalTrials.start(work, store, folder, events, budget);
    }

    private void run(
            PlannedWork work,
            Schedule schedule,
            ResultStore store,
            TrialExecutor executor,
            Beginning beginning)
            throws IOException, RefusedException {
        Experiment experiment = work.experiment();
        Description description =
                Described.by(
                        experiment,
                        asked ->
                                describe(
                                        plan.scale(),
                                        asked,
                                        work.design(),
                                        work.code().traps(asked)));
        Dataset dataset = work.dataset();
        Judging judging = Judging.of(work.plan(), experiment, work.design(), this::note);
        TrialKeys keys = TrialKeys.of(plan, experiment, work.code(), executor.inputs());
        FinishedTrials cache = new FinishedTrials(plan, keys, store, this::note);
        Map<String, FinishedTrial> reused = cache.lookUp(schedule);
        Schedule remaining = schedule.without(reused.keySet());
        if (!remaining.entries().isEmpty()) {
            executor.requireMemory();
        }
        events.append(new Event.TrialsReused(reused.size(), schedule.entries().size()));

        removeOldEvidence(schedule);
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(folder.description(), description);
        writeSamples(experiment, dataset);

        Map<String, EndedTrial> computed = Map.of();
        if (!remaining.entries().isEmpty()) {
            computed =
                    executor.run(remaining, cache).stream()
                            .collect(toMap(trial -> trial.row().trial(), trial -> trial));
            cache.trim();
        }
        List<TrialRow> rows = rows(schedule, reused, computed);
        mergeMetrics(rows, reused, computed);
        if (dataset != null) {
            new RightFiles(folder).write(rows, right(rows, reused, computed), dataset.test());
        }
        TrialsCsv.write(folder.trials(), rows);
        JsonFile.write(
                folder.provenance(),
                new ProvenanceCollector(
                                plan,
                                executor.surroundings(),
                                CommonInputs.threadsPerTrial(executor.inputs()),
                                executor.trialsAtOnce(),
                                beginning)
                        .collect(
                                rows,
                                otherMachines(reused.values()),
                                schedule.seeds(),
                                dataset,
                                work.files()));
        Set<Long> seeds = schedule.wholeSeeds(rows.stream().map(TrialRow::trial).collect(toSet()));
        Undecided undecided = null;
        if (rows.size() < schedule.entries().size()) {
            undecided =
                    new Undecided(
                            seeds.size(),
                            schedule.seeds().size(),
                            rows.size(),
                            schedule.entries().size(),
                            asObject(executor.secondsLeft()));
            JsonFile.write(folder.undecided(), undecided);
        }
        if (experiment instanceof ProgramExperiment) {
            warn(new ProgramSuspicions(Judging.ofSeeds(seeds, folder.results())));
        }
        JsonFile.write(folder.verdicts(), judging.verdicts(folder.results(), seeds, undecided));
        AtomicFile.force(folder.path());
    }

    private static Map<String, Integer> otherMachines(Collection<FinishedTrial> reused) {
        Map<String, Integer> machines = new TreeMap<>();
        for (FinishedTrial trial : reused) {
            trial.otherMachine().ifPresent(machine -> machines.merge(machine, 1, Integer::sum));
        }
        return machines;
    }

    private static Double asObject(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /** Returns the rows of the trials that have ended. */
    private static List<TrialRow> rows(
            Schedule schedule,
            Map<String, FinishedTrial> reused,
            Map<String, EndedTrial> computed) {
        return schedule.entries().stream()
                .map(Schedule.ScheduledTrial::trial)
                .filter(trial -> reused.containsKey(trial) || computed.containsKey(trial))
                .map(
                        trial ->
                                reused.containsKey(trial)
                                        ? reused.get(trial).row()
                                        : computed.get(trial).row())
                .toList();
    }

    private ResultStore openCache() throws RefusedException {
        CachePolicy policy = plan.cache();
        try {
            return new ResultStore(
                    plan.imported() == null
                            ? Path.of(policy.directory())
                            : trials.path().resolve("cache"),
                    policy.maxBytes(),
                    "run " + plan.runId(),
                    this::note);
        } catch (FolderLock.HeldException e) {
            throw new RefusedException(
                    "%s; wait until it is emptied, or choose another cache with -Drepro.cacheDirectory="
                            .formatted(e.getMessage()));
        } catch (IOException e) {
            throw new RefusedException(
                    ("finished trials cannot be kept in %s: %s. Choose a folder that can be"
                                    + " written with -Drepro.cacheDirectory=")
                            .formatted(policy.directory(), e),
                    e);
        }
    }

    private void warn(ProgramSuspicions suspicions) throws IOException {
        List<String> sentences = new ArrayList<>();
        if (plan.imported() == null) {
            sentences.addAll(suspicions.sameSeeds());
        } else {
            sentences.addAll(suspicions.copies());
            sentences.addAll(suspicions.unfinished());
        }
        for (String sentence : sentences) {
            events.append(new Event.Warning(sentence));
        }
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes an experiment as it runs. */
    static Description describe(
            Scale scale, Experiment experiment, Design design, List<ReachedTrap> traps) {
        return new Description(
                experiment.id(),
                experiment.about().title(),
                experiment.about().question(),
                experiment.about().source(),
                scale,
                design.reductions(),
                design.conditions().stream()
                        .map(c -> new ConditionLabel(c.id(), c.label()))
                        .toList(),
                charts(scale, experiment, design),
                experiment.about().links(),
                experiment.metrics(),
                traps);
    }

    /** Returns the charts of which the run measures a condition; without a look these are all. */
    private static List<Chart> charts(Scale scale, Experiment experiment, Design design) {
        List<String> run = design.conditions().stream().map(Condition::id).toList();
        return experiment.charts(scale).stream()
                .filter(
                        chart ->
                                chart.conditions().isEmpty()
                                        || !Collections.disjoint(chart.conditions(), run))
                .toList();
    }

    /** Writes the sample images; a failure is logged and does not affect the verdicts. */
    private void writeSamples(Experiment experiment, Dataset dataset) throws IOException {
        List<SampleImages> samples = List.of();
        if (dataset != null) {
            try {
                samples = experiment.samples(plan.scale(), dataset, plan.seeds().first());
            } catch (RuntimeException e) {
                note("%s has no sample images: %s".formatted(experiment.id(), e));
            }
        }
        new SampleFiles(folder).write(samples);
    }

    /**
     * Removes the results of an earlier run, verdicts first: without them, a folder is not
     * evidence. Trials' own files of a killed run stay: each trial examines its own.
     */
    private void removeOldEvidence(Schedule schedule) throws IOException {
        for (Path file :
                List.of(
                        folder.verdicts(),
                        folder.undecided(),
                        folder.plan(),
                        folder.description(),
                        folder.trials(),
                        folder.metrics(),
                        folder.provenance(),
                        folder.baseline(),
                        folder.report())) {
            Files.deleteIfExists(file);
        }
        CacheFolder.delete(folder.right());
        if (plan.cache().rerun()) {
            unfinished.delete(schedule);
        }
        Files.createDirectories(trials.running(plan.scale()));
    }

    /**
     * Merges the trials' metrics in the schedule's order, so that the file does not depend on which
     * trial was faster.
     */
    private void mergeMetrics(
            List<TrialRow> rows,
            Map<String, FinishedTrial> reused,
            Map<String, EndedTrial> computed)
            throws IOException {
        Path merged = trials.running(plan.scale()).resolve("merged.csv");
        Files.deleteIfExists(merged);
        MetricsCsv.append(merged, List.of());
        for (TrialRow row : rows) {
            MetricsCsv.append(
                    merged,
                    reused.containsKey(row.trial())
                            ? reused.get(row.trial()).metrics()
                            : computed.get(row.trial()).files().metrics());
        }
        AtomicFile.force(merged);
        Files.move(
                merged,
                folder.metrics(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns which test images the finished trials got right, by trial. */
    private static Map<String, RightAnswers> right(
            List<TrialRow> rows,
            Map<String, FinishedTrial> reused,
            Map<String, EndedTrial> computed) {
        Map<String, RightAnswers> right = new TreeMap<>();
        for (TrialRow row : rows) {
            String trial = row.trial();
            Optional<RightAnswers> answers =
                    reused.containsKey(trial)
                            ? reused.get(trial).right()
                            : computed.get(trial).files().right();
            if (row.status() == TrialStatus.FINISHED) {
                answers.ifPresent(known -> right.put(trial, known));
            }
        }
        return right;
    }

    private void deleteImported() throws IOException {
        if (plan.imported() != null) {
            CacheFolder.delete(trials.path());
            UnfinishedTrials.deleteIfEmpty(folder.running());
        }
    }
}
