package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.local.TrialPool;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.RunningFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of trials that ran on executors, written to disk as if they had run here. */
final class CollectedTrials {
    private final Schedule schedule;
    private final String runId;
    private final Map<String, RunningFolder> folders = new HashMap<>();
    private final FinishedTrials cache;
    private final EventLog events;
    private final Map<String, EndedTrial> rows = new HashMap<>();
    private final long allEpochs;
    private long epochs;
    private final Set<Schedule.ScheduledTrial> suspects = new LinkedHashSet<>();
    private IOException folderError;
    private String refusal;

    private CollectedTrials(
            Schedule schedule, String runId, FinishedTrials cache, EventLog events) {
        this.schedule = schedule;
        this.runId = runId;
        this.cache = cache;
        this.events = events;
        allEpochs =
                schedule.entries().stream().mapToLong(entry -> entry.condition().epochs()).sum();
    }

    /**
     * Examines what a killed run has left.
     *
     * @param schedule the trials
     * @param plan the plan of this run
     * @param folder the experiment's folder
     * @param cache stores trials that finish
     * @param events receives messages
     * @throws IOException if the folder cannot be read
     */
    static CollectedTrials of(
            Schedule schedule,
            Plan plan,
            ExperimentFolder folder,
            FinishedTrials cache,
            EventLog events)
            throws IOException {
        CollectedTrials trials = new CollectedTrials(schedule, plan.runId(), cache, events);
        for (Schedule.ScheduledTrial entry : schedule.entries()) {
            RunningFolder left =
                    RunningFolder.open(
                            folder, plan.scale(), entry.trial(), cache.key(entry), events);
            trials.folders.put(entry.trial(), left);
            if (left.ended().isPresent()) {
                events.append(new Event.Note(TrialPool.endedEarlier(entry)));
                trials.end(entry, left.ended().get());
            }
        }
        return trials;
    }

    /** {@return the trials that have not ended} */
    synchronized List<Schedule.ScheduledTrial> open() {
        return schedule.entries().stream()
                .filter(entry -> !rows.containsKey(entry.trial()))
                .toList();
    }

    /** {@return the trials that have returned nothing and are to be run one by one} */
    synchronized List<Schedule.ScheduledTrial> suspects() {
        return List.copyOf(suspects);
    }

    /** Tests if a trial has ended. */
    synchronized boolean hasEnded(Schedule.ScheduledTrial entry) {
        return rows.containsKey(entry.trial());
    }

    /** {@return the number of trials} */
    int trials() {
        return schedule.entries().size();
    }

    /** {@return the number of trials that have ended} */
    synchronized int ended() {
        return rows.size();
    }

    /** {@return the epochs of those that have ended} */
    synchronized long epochs() {
        return epochs;
    }

    /** {@return the epochs of all trials} */
    long allEpochs() {
        return allEpochs;
    }

    /**
     * Stores the result of a trial.
     *
     * @param entry the trial
     * @param outcome a {@link TrialOutcome} as JSON
     * @throws UncheckedIOException if it cannot be written; {@link #requireUsable()} then throws,
     *     too
     * @throws IllegalStateException if its executor refuses the plan; likewise
     */
    synchronized void accept(Schedule.ScheduledTrial entry, String outcome) {
        try {
            TrialOutcome brought = JsonFile.parse(outcome, TrialOutcome.class);
            if (brought.refusal() != null) {
                refusal = brought.refusal();
                throw new IllegalStateException(refusal);
            }
            if (brought.row() == null) {
                suspects.add(entry);
                return;
            }
            RunningFolder here = folders.get(entry.trial());
            here.restart();
            here.append(brought.metrics());
            if (brought.right() != null) {
                here.keep(RightAnswers.parse(brought.right()));
            }
            if (brought.row().status() != TrialStatus.FAILED) {
                here.end(brought.row());
            }
            end(entry, brought.row());
        } catch (IOException e) {
            folderError = e;
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Records that a trial returns no result.
     *
     * @param entry the trial
     * @param reason the reason
     * @throws IOException if the log cannot be written
     */
    synchronized void fail(Schedule.ScheduledTrial entry, String reason) throws IOException {
        // What a killed run has left is not of this one.
        folders.get(entry.trial()).restart();
        end(
                entry,
                new TrialRow(
                        entry.trial(),
                        entry.condition().id(),
                        entry.seed(),
                        entry.condition().parameters(),
                        TrialStatus.FAILED,
                        0,
                        0,
                        0,
                        reason,
                        runId));
    }

    private void end(Schedule.ScheduledTrial entry, TrialRow row) throws IOException {
        EndedTrial trial = new EndedTrial(row, folders.get(entry.trial()));
        rows.put(entry.trial(), trial);
        epochs += row.epochs();
        if (row.status() == TrialStatus.FINISHED) {
            cache.publish(entry, trial);
        }
        events.append(
                new Event.TrialEnded(
                        row.trial(), row.status(), row.failure(), rows.size(), trials()));
    }

    /**
     * Throws the exception that prevented a trial's metrics from being written, or an executor from
     * running it.
     */
    synchronized void requireUsable() throws IOException, RefusedException {
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
        if (folderError != null) {
            throw new IOException("the run folder cannot be written: " + folderError, folderError);
        }
    }

    /** {@return one result per trial, in the order of the schedule} */
    synchronized List<EndedTrial> trialsInOrder() {
        return schedule.entries().stream().map(entry -> rows.get(entry.trial())).toList();
    }
}
