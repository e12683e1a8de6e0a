package dev.reprokit.internal.harness.local;

import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.internal.harness.machine.Capacity;
import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.Memory;
import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.PaceProbe;
import dev.reprokit.internal.harness.trial.PaceStore;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.RunningFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.SharedBackbones;
import dev.reprokit.internal.harness.trial.TimeLeft;
import dev.reprokit.internal.harness.trial.TrialExecutor;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Runs trials as threads of this JVM, on this machine's devices. */
public final class LocalTrials implements TrialExecutor {
    private final PlannedWork work;
    private final ResultStore store;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final Workplace place;
    private final Budget budget;
    private final CommonInputs common;
    private final Capacity machine;
    private int trialsAtOnce = 1;
    private TimeLeft timeLeft;

    private LocalTrials(
            PlannedWork work,
            ResultStore store,
            ExperimentFolder folder,
            EventLog events,
            Workplace place,
            Budget budget)
            throws RefusedException {
        this.work = work;
        this.store = store;
        this.folder = folder;
        this.events = events;
        this.place = place;
        this.budget = budget;
        common = CommonInputs.of(work, place);
        machine =
                work.experiment() instanceof ProgramExperiment
                        ? Capacity.of(place, work.threadsPerTrial())
                        : Capacity.of(place);
    }

    /**
     * Starts PyTorch, unless the trials are programs.
     *
     * @param work the plan
     * @param store stores backbones
     * @param folder receives metrics
     * @param events receives progress
     * @param budget the time that the run may take
     * @throws IOException if the events cannot be written
     * @throws RefusedException if there is no such device
     */
    public static LocalTrials start(
            PlannedWork work,
            ResultStore store,
            ExperimentFolder folder,
            EventLog events,
            Budget budget)
            throws IOException, RefusedException {
        Workplace place = work.workplace();
        for (String warning : place.warnings()) {
            events.append(new Event.Warning(warning));
        }
        return new LocalTrials(work, store, folder, events, place, budget);
    }

    @Override
    public SortedMap<String, String> inputs() {
        return common.inputs();
    }

    @Override
    public ComputeEnvironment surroundings() {
        return work.environment(place);
    }

    @Override
    public void requireMemory() throws RefusedException {
        NeededMemory.of(work.design(), work.dataset(), machine.freeBytes())
                .check(work.plan().scale(), Memory.limit(place.device()));
    }

    @Override
    public List<EndedTrial> run(Schedule remaining, FinishedTrials cache)
            throws IOException, RefusedException {
        trialsAtOnce =
                new Packing(work.plan(), machine, new TrainingProbe(place), this::note)
                        .trialsAtOnce(remaining.entries().size(), work.design(), work.dataset());
        NDManager manager = place.manager();
        timeLeft = timeLeft(remaining, manager);
        for (Schedule.ScheduledTrial entry : remaining.entries()) {
            timeLeft.set(
                    entry,
                    RunningFolder.epochsLeft(
                            folder, work.plan().scale(), entry, () -> cache.key(entry)));
        }
        events.append(timeLeft.estimate());
        List<EndedTrial> trials =
                new TrialPool(
                                work,
                                remaining,
                                new SharedBackbones(
                                        work.plan(), work.code(), common, store, folder, events),
                                folder,
                                events,
                                cache,
                                trialsAtOnce,
                                timeLeft)
                        .run(manager, place);
        // Not after a failure: other trials may still use what this would free.
        manager.close();
        return trials;
    }

    private TimeLeft timeLeft(Schedule remaining, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            PaceStore paces =
                    new PaceProbe(
                            work,
                            remaining,
                            manager,
                            place.devices(),
                            trialsAtOnce,
                            budget,
                            new KeptPaces(work, machine, trialsAtOnce));
            return new TimeLeft(remaining, trialsAtOnce, budget, paces);
        }
    }

    @Override
    public OptionalDouble secondsLeft() {
        return timeLeft.seconds();
    }

    @Override
    public int trialsAtOnce() {
        return trialsAtOnce;
    }

    @Override
    public void close() {
        // PyTorch stays loaded until the JVM ends.
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
