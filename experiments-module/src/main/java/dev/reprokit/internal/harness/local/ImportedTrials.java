package dev.reprokit.internal.harness.local;

import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;

import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.DeviceScope;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.PaceStore;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.RunningFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.TimeLeft;
import dev.reprokit.internal.harness.trial.TrialExecutor;
import dev.reprokit.internal.harness.trial.TrialRunner;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Reads trials that are runs of somebody before, one after the other. They are kept in no cache,
 * since nothing is spared by it.
 *
 * @param work the plan
 * @param folder receives metrics; another folder than that of trials which run
 * @param events receives progress
 */
public record ImportedTrials(PlannedWork work, ExperimentFolder folder, EventLog events)
        implements TrialExecutor {

    /** Passes on all but the progress of trials that are over. */
    private static final class WithoutEpochs extends EventLog {
        private final EventLog events;

        WithoutEpochs(ExperimentFolder folder, EventLog events) {
            super(folder.events());
            this.events = events;
        }

        @Override
        public void append(Event event) throws IOException {
            if (!(event instanceof Event.EpochFinished)) {
                events.append(event);
            }
        }
    }

    @Override
    public SortedMap<String, String> inputs() {
        return CommonInputs.ofImport(work).inputs();
    }

    @Override
    public ComputeEnvironment surroundings() {
        return new ComputeEnvironment(Provenance.IMPORTED, Provenance.IMPORTED, Map.of());
    }

    @Override
    public void requireMemory() {
        // A file is read a line at a time.
    }

    @Override
    public List<EndedTrial> run(Schedule remaining, FinishedTrials cache)
            throws IOException, RefusedException {
        int of = remaining.entries().size();
        NDManager manager = PassthroughNDManager.INSTANCE;
        EventLog progress = new WithoutEpochs(folder, events);
        List<EndedTrial> ended = new ArrayList<>();
        for (Schedule.ScheduledTrial entry : remaining.entries()) {
            RunningFolder running =
                    RunningFolder.open(
                            folder, work.plan().scale(), entry.trial(), cache.key(entry), events);
            TrialRow row =
                    runner(entry, of)
                            .run(entry, DeviceScope.on(manager, null), running, progress)
                            .orElseThrow();
            ended.add(new EndedTrial(row, running));
            events.append(
                    new Event.TrialEnded(
                            row.trial(), row.status(), row.failure(), ended.size(), of));
        }
        return ended;
    }

    /** Estimates no time that is left, which would take longer than what it estimates. */
    private TrialRunner runner(Schedule.ScheduledTrial entry, int of) {
        Schedule alone = Schedule.of(entry);
        return new TrialRunner(
                work, new TimeLeft(alone, 1, Budget.unlimited(), PaceStore.NONE), of);
    }

    @Override
    public OptionalDouble secondsLeft() {
        return OptionalDouble.of(0);
    }

    @Override
    public int trialsAtOnce() {
        return 1;
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
