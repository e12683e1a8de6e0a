package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.FreedMemory;

import java.io.IOException;
import java.util.Optional;

/**
 * Runs trials and returns a result row for each. A trial that throws gets status FAILED; the
 * exception is not propagated.
 */
public final class TrialRunner {
    private final PlannedWork work;
    private final BackboneSource backbones;
    private final TimeLeft timeLeft;
    private final int trials;

    /**
     * Creates a runner of a plan's trials.
     *
     * @param work the plan
     * @param backbones provides trained networks
     * @param timeLeft receives the trials' epochs
     * @param trials number of trials to run
     */
    public TrialRunner(PlannedWork work, BackboneSource backbones, TimeLeft timeLeft, int trials) {
        this.work = work;
        this.backbones = backbones;
        this.timeLeft = timeLeft;
        this.trials = trials;
    }

    /**
     * Creates a runner of a plan's trials that train no networks.
     *
     * @param work the plan
     * @param timeLeft receives the trials' epochs
     * @param trials number of trials to run
     */
    public TrialRunner(PlannedWork work, TimeLeft timeLeft, int trials) {
        this(
                work,
                (user, time, run, trainLabels, epochs) -> {
                    throw new IllegalStateException("a trial that trains nothing has no backbone");
                },
                timeLeft,
                trials);
    }

    /**
     * Runs a trial, continuing from the state in its folder, as long as there is time.
     *
     * @param entry the trial
     * @param place the device
     * @param running receives metrics and checkpoints
     * @param events receives each epoch
     * @return its result, with its metrics in the folder; empty if it stopped because the time of
     *     the run is over, with all that it needs to go on in the folder
     * @throws IOException if the folder cannot be written
     * @throws RefusedException if a file that trials read has changed since the run began
     */
    public Optional<TrialRow> run(
            Schedule.ScheduledTrial entry,
            DeviceScope place,
            RunningFolder running,
            EventLog events)
            throws IOException, RefusedException {
        try (NDManager manager = place.manager().newSubManager()) {
            RunningTrial trial =
                    new RunningTrial(
                            entry,
                            trials,
                            work.plan().scale(),
                            manager,
                            work.dataset(),
                            place.tensors(),
                            work.files().forTrials(),
                            backbones,
                            running,
                            events,
                            timeLeft,
                            work.plan().runId(),
                            work.files().folder(),
                            work.threadsPerTrial());
            TrialRow row = run(trial);
            trial.requireWritten();
            requireFilesUnchanged(running);
            timeLeft.keepPace(entry);
            if (trial.isStopped()) {
                return Optional.empty();
            }
            timeLeft.end(entry);
            if (row.status() != TrialStatus.FAILED) {
                running.end(row);
            }
            return Optional.of(row);
        } finally {
            if (!(work.experiment() instanceof ProgramExperiment)) {
                FreedMemory.giveBack();
            }
        }
    }

    /** Its key names the files as they were, so that a trial that read others cannot be kept. */
    private void requireFilesUnchanged(RunningFolder running) throws IOException, RefusedException {
        try {
            work.files().requireUnchanged();
        } catch (RefusedException e) {
            running.restart();
            throw e;
        }
    }

    private TrialRow run(RunningTrial trial) {
        try {
            work.experiment().run(trial);
            return trial.epochsLeft() == 0
                    ? trial.row(TrialStatus.FINISHED, "")
                    : trial.row(
                            TrialStatus.FAILED,
                            "its run method returned %d epochs before the condition's last: it has to count to trial.epochs(), which -Drepro.override.epochs changes"
                                    .formatted(trial.epochsLeft()));
        } catch (DivergedException e) {
            return trial.row(TrialStatus.DIVERGED, e.getMessage());
        } catch (StoppedException e) {
            return trial.row(TrialStatus.FAILED, e.getMessage());
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            HarnessLog.crash(e);
            return trial.row(TrialStatus.FAILED, e.toString());
        }
    }
}
