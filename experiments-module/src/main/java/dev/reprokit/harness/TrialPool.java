package dev.reprokit.harness;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.DivergedException;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.Plan;
import dev.reprokit.record.TrialRow;
import dev.reprokit.record.TrialStatus;
import dev.reprokit.training.FreedMemory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the trials of a schedule, several side by side. A failed trial does not stop the others. */
final class TrialPool {
    private final Experiment experiment;
    private final Schedule schedule;
    private final Plan plan;
    private final SharedBackbones backbones;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final TrialCache cache;
    private final int trialsAtOnce;
    private final AtomicInteger ended = new AtomicInteger();

    TrialPool(
            Experiment experiment,
            Schedule schedule,
            Plan plan,
            SharedBackbones backbones,
            ExperimentFolder folder,
            EventLog events,
            TrialCache cache,
            int trialsAtOnce) {
        this.experiment = experiment;
        this.schedule = schedule;
        this.plan = plan;
        this.backbones = backbones;
        this.folder = folder;
        this.events = events;
        this.cache = cache;
        this.trialsAtOnce = trialsAtOnce;
    }

    /**
     * Runs all trials.
     *
     * @param parent closed by the caller, when all trials have ended
     * @param devices trials are dealt to them in turn
     * @param dataset the data; null where the experiment brings its own
     * @return a row a trial, in the order of the schedule
     * @throws IOException if results cannot be written
     */
    List<TrialRow> run(NDManager parent, List<Device> devices, Dataset dataset) throws IOException {
        TimeLeft timeLeft = new TimeLeft(schedule, trialsAtOnce);
        Slots<Workplace> slots =
                new Slots<>(
                        devices,
                        trialsAtOnce,
                        device -> Workplace.on(parent.newSubManager(device), dataset));
        ExecutorService threads = Executors.newFixedThreadPool(trialsAtOnce, new TrialThreads());
        try {
            List<Future<TrialRow>> rows = new ArrayList<>();
            for (Schedule.Entry entry : schedule.entries()) {
                rows.add(threads.submit(() -> run(entry, slots, dataset, timeLeft)));
            }
            List<TrialRow> finished = new ArrayList<>();
            for (Future<TrialRow> row : rows) {
                finished.add(row.get());
            }
            return finished;
        } catch (ExecutionException e) {
            // What a trial itself throws is caught inside.
            if (e.getCause() instanceof IOException disk) {
                throw new IOException("the run folder cannot be written: " + disk, disk);
            }
            throw new IllegalStateException("a trial's thread broke down", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private TrialRow run(
            Schedule.Entry entry, Slots<Workplace> slots, Dataset dataset, TimeLeft timeLeft)
            throws IOException, InterruptedException {
        Workplace place = slots.take();
        try {
            return run(entry, place, dataset, timeLeft);
        } finally {
            slots.giveBack(place);
        }
    }

    private TrialRow run(Schedule.Entry entry, Workplace place, Dataset dataset, TimeLeft timeLeft)
            throws IOException {
        int of = schedule.entries().size();
        events.append(
                new Event.TrialStarted(
                        entry.trial(), entry.condition().id(), entry.seed(), entry.number(), of));
        RunningFolder running = RunningFolder.open(folder, entry.trial(), cache.key(entry), events);
        TrialRow row;
        if (running.ended().isPresent()) {
            row = running.ended().get();
            timeLeft.drop(entry.condition(), entry.condition().epochs());
            events.append(
                    new Event.Note(
                            entry.trial() + " had ended before the run was killed: it is kept"));
        } else {
            row = train(entry, place, dataset, running, timeLeft);
        }
        if (row.status() == TrialStatus.FINISHED) {
            cache.publish(entry, row, folder.runningMetrics(entry.trial()));
        }
        events.append(
                new Event.TrialEnded(
                        row.trial(), row.status(), row.failure(), ended.incrementAndGet(), of));
        return row;
    }

    private TrialRow train(
            Schedule.Entry entry,
            Workplace place,
            Dataset dataset,
            RunningFolder running,
            TimeLeft timeLeft)
            throws IOException {
        try (NDManager manager = place.manager().newSubManager()) {
            RunningTrial trial =
                    new RunningTrial(
                            entry,
                            schedule.entries().size(),
                            plan.scale(),
                            manager,
                            dataset,
                            place.tensors(),
                            backbones,
                            running,
                            events,
                            timeLeft,
                            plan.runId());
            TrialRow row = run(trial);
            trial.requireWritten();
            timeLeft.drop(entry.condition(), trial.epochsLeft());
            if (row.status() != TrialStatus.FAILED) {
                running.end(row);
            }
            return row;
        } finally {
            FreedMemory.giveBack();
        }
    }

    private TrialRow run(RunningTrial trial) {
        try {
            experiment.run(trial);
            return trial.epochsLeft() == 0
                    ? trial.row(TrialStatus.FINISHED, "")
                    : trial.row(
                            TrialStatus.FAILED,
                            "it returned %d epochs before its condition's last"
                                    .formatted(trial.epochsLeft()));
        } catch (DivergedException e) {
            return trial.row(TrialStatus.DIVERGED, e.getMessage());
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            e.printStackTrace();
            return trial.row(TrialStatus.FAILED, e.toString());
        }
    }
}
