package dev.reprokit.internal.harness.local;

import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.internal.harness.trial.DeviceScope;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.RunningFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.SharedBackbones;
import dev.reprokit.internal.harness.trial.TimeLeft;
import dev.reprokit.internal.harness.trial.TrialRunner;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the trials of a schedule, several side by side. A failed trial does not stop the others.
 * While a finished trial is stored, which waits for the disk, the next one runs already.
 */
public final class TrialPool {
    private final PlannedWork work;
    private final Schedule schedule;
    private final SharedBackbones backbones;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final FinishedTrials cache;
    private final int trialsAtOnce;
    private final TimeLeft timeLeft;
    private final AtomicInteger ended = new AtomicInteger();

    TrialPool(
            PlannedWork work,
            Schedule schedule,
            SharedBackbones backbones,
            ExperimentFolder folder,
            EventLog events,
            FinishedTrials cache,
            int trialsAtOnce,
            TimeLeft timeLeft) {
        this.work = work;
        this.schedule = schedule;
        this.backbones = backbones;
        this.folder = folder;
        this.events = events;
        this.cache = cache;
        this.trialsAtOnce = trialsAtOnce;
        this.timeLeft = timeLeft;
    }

    /**
     * Runs all trials for which there is time.
     *
     * @param parent a manager that the caller closes when all trials have ended
     * @param place trials are distributed over its devices in turn
     * @return one result per trial that has ended, in the order of the schedule
     * @throws IOException if results cannot be written
     * @throws RefusedException if a file that trials read has changed since the run began
     */
    List<EndedTrial> run(NDManager parent, Workplace place) throws IOException, RefusedException {
        TrialRunner runner = new TrialRunner(work, backbones, timeLeft, schedule.entries().size());
        DeviceSlots<DeviceScope> slots =
                new DeviceSlots<>(
                        place.devices(),
                        trialsAtOnce,
                        device -> DeviceScope.on(parent.newSubManager(device), work.dataset()));
        ExecutorService threads = Executors.newFixedThreadPool(trialsAtOnce, place.threads());
        ExecutorService storing = storing();
        try {
            List<Future<Future<Optional<EndedTrial>>>> trials = new ArrayList<>();
            for (Schedule.ScheduledTrial entry : schedule.entries()) {
                trials.add(
                        threads.submit(
                                () -> {
                                    Optional<EndedTrial> trial = run(entry, slots, runner);
                                    return storing.submit(() -> store(entry, trial));
                                }));
            }
            List<EndedTrial> finished = new ArrayList<>();
            for (Future<Future<Optional<EndedTrial>>> trial : trials) {
                trial.get().get().ifPresent(finished::add);
            }
            return finished;
        } catch (ExecutionException e) {
            // Exceptions of the trial itself are caught inside.
            if (e.getCause() instanceof IOException disk) {
                throw new IOException("the run folder cannot be written: " + disk, disk);
            }
            if (e.getCause() instanceof RefusedException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("a trial's thread ended with an error", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            threads.shutdownNow();
            storing.shutdown();
        }
    }

    /** If the disk is slower than the trials, they wait for it, in their order. */
    private ExecutorService storing() {
        return new ThreadPoolExecutor(
                trialsAtOnce,
                trialsAtOnce,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(trialsAtOnce),
                task -> new Thread(task, "repro-storing"),
                TrialPool::await);
    }

    private static void await(Runnable task, ThreadPoolExecutor busy) {
        try {
            busy.getQueue().put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted", e);
        }
    }

    private Optional<EndedTrial> run(
            Schedule.ScheduledTrial entry, DeviceSlots<DeviceScope> slots, TrialRunner runner)
            throws IOException, RefusedException, InterruptedException {
        DeviceScope place = slots.take();
        try {
            return run(entry, place, runner);
        } finally {
            slots.giveBack(place);
        }
    }

    private Optional<EndedTrial> run(
            Schedule.ScheduledTrial entry, DeviceScope place, TrialRunner runner)
            throws IOException, RefusedException {
        if (!timeLeft.begins(entry)) {
            return Optional.empty();
        }
        int of = schedule.entries().size();
        events.append(
                new Event.TrialStarted(
                        entry.trial(), entry.condition().id(), entry.seed(), entry.number(), of));
        RunningFolder running =
                RunningFolder.open(
                        folder, work.plan().scale(), entry.trial(), cache.key(entry), events);
        Optional<TrialRow> ran = running.ended();
        if (ran.isPresent()) {
            timeLeft.end(entry);
            events.append(new Event.Note(endedEarlier(entry)));
        } else {
            ran = runner.run(entry, place, running, events);
        }
        return ran.map(row -> new EndedTrial(row, running));
    }

    /** A folder that cannot be emptied yet, such as one without write permission, costs nobody. */
    private void tidy(EndedTrial trial) throws IOException {
        try {
            trial.files().deleteOthers();
        } catch (IOException e) {
            events.append(
                    new Event.Note(
                            "what %s has left cannot be deleted: %s"
                                    .formatted(trial.row().trial(), e)));
        }
    }

    /** A trial has ended only when it is stored. */
    private Optional<EndedTrial> store(Schedule.ScheduledTrial entry, Optional<EndedTrial> ran)
            throws IOException {
        if (ran.isEmpty()) {
            return ran;
        }
        TrialRow row = ran.get().row();
        if (row.status() == TrialStatus.FINISHED) {
            cache.publish(entry, ran.get());
            tidy(ran.get());
        }
        events.append(
                new Event.TrialEnded(
                        row.trial(),
                        row.status(),
                        row.failure(),
                        ended.incrementAndGet(),
                        schedule.entries().size()));
        return ran;
    }

    /** Returns the message about a trial whose row a killed run has left. */
    public static String endedEarlier(Schedule.ScheduledTrial entry) {
        return entry.trial() + " had ended before the run was killed: it is kept";
    }
}
