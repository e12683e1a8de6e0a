package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.FreedMemory;

import java.io.IOException;

/** Runs one trial after another, each to its row; that a trial fails is no failure here. */
public final class TrialRunner {
    private final PlannedWork work;
    private final BackboneSource backbones;
    private final TimeLeft timeLeft;
    private final int trials;

    /**
     * Trials of a plan.
     *
     * @param work the plan
     * @param backbones where they find trained networks
     * @param timeLeft is told of their epochs
     * @param trials how many are to run
     */
    public TrialRunner(PlannedWork work, BackboneSource backbones, TimeLeft timeLeft, int trials) {
        this.work = work;
        this.backbones = backbones;
        this.timeLeft = timeLeft;
        this.trials = trials;
    }

    /**
     * Runs a trial, from where its folder says that it had come.
     *
     * @param entry the trial
     * @param place where it computes
     * @param running gets metrics and checkpoints
     * @param events is told of each epoch
     * @return how it ended; its metrics are in the folder
     * @throws IOException if the folder cannot be written
     */
    public TrialRow run(
            Schedule.ScheduledTrial entry,
            DeviceScope place,
            RunningFolder running,
            EventLog events)
            throws IOException {
        try (NDManager manager = place.manager().newSubManager()) {
            RunningTrial trial =
                    new RunningTrial(
                            entry,
                            trials,
                            work.plan().scale(),
                            manager,
                            work.dataset(),
                            place.tensors(),
                            backbones,
                            running,
                            events,
                            timeLeft,
                            work.plan().runId());
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
            work.experiment().run(trial);
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
            HarnessLog.crash(e);
            return trial.row(TrialStatus.FAILED, e.toString());
        }
    }
}
