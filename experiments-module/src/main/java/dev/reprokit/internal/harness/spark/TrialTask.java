package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.FixedLocale;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.InputDifferences;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;

import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.util.LongAccumulator;

import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** A trial as a Spark task: the data that are sent to an executor, and the work there. */
final class TrialTask extends AbstractFunction2<TaskContext, Iterator<String>, String>
        implements Serializable {
    private static final long serialVersionUID = 1;

    private final String plan;
    private final TreeMap<String, String> inputs;
    private final int attempts;
    private final LongAccumulator epochs;

    /**
     * Creates the task of a plan's trials.
     *
     * @param plan as JSON
     * @param inputs the inputs of everything that was computed so far
     * @param attempts number of attempts for a trial that fails or loses its executor
     * @param epochs counts finished epochs
     */
    TrialTask(String plan, SortedMap<String, String> inputs, int attempts, LongAccumulator epochs) {
        this.plan = plan;
        this.inputs = new TreeMap<>(inputs);
        this.attempts = attempts;
        this.epochs = epochs;
    }

    /**
     * Runs a trial.
     *
     * @param task Spark's context
     * @param trials the id of one trial
     * @return a {@link TrialOutcome} as JSON
     * @throws IllegalStateException if the trial failed and may be tried again
     */
    @Override
    public String apply(TaskContext task, Iterator<String> trials) {
        FixedLocale.set();
        try {
            return JsonFile.text(outcome(task, trials.next()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrialOutcome outcome(TaskContext task, String trial) throws IOException {
        if (task.attemptNumber() >= attempts) {
            return TrialOutcome.lost();
        }
        try {
            SparkExecutor site = SparkExecutor.of(plan, folder());
            requireAlike(site.inputs());
            TrialOutcome outcome = site.run(trial, task.taskAttemptId(), gpu(task), events(task));
            if (outcome.row().status() == TrialStatus.FAILED
                    && task.attemptNumber() + 1 < attempts) {
                throw new IllegalStateException(
                        "%s failed: %s".formatted(trial, outcome.row().failure()));
            }
            return outcome;
        } catch (RefusedException | IOException e) {
            // Every trial would fail on this executor, so a retry is pointless.
            return TrialOutcome.refused(
                    "Spark's executor on %s: %s"
                            .formatted(
                                    SparkExecutor.host(),
                                    e instanceof IOException ? e.toString() : e.getMessage()));
        }
    }

    /** {@return a folder of this executor that is deleted with it} */
    static Path folder() {
        return Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().resolve("repro");
    }

    private void requireAlike(SortedMap<String, String> here) throws RefusedException {
        if (!here.equals(inputs)) {
            throw new RefusedException(
                    "it differs from the first executor, so that results would depend on where a trial runs: "
                            + InputDifferences.between("the first one's", inputs, "its", here));
        }
    }

    private static Integer gpu(TaskContext task) throws RefusedException {
        ResourceInformation gpus = task.resourcesJMap().get("gpu");
        if (gpus == null) {
            return null;
        }
        String address = gpus.addresses()[0];
        if (!address.matches("\\d{1,3}")) {
            throw new RefusedException(
                    "Spark's GPU '%s' has no number that PyTorch can use".formatted(address));
        }
        return Integer.valueOf(address);
    }

    /** Creates the log that counts epochs; on one machine they would be written to a file. */
    private EventLog events(TaskContext task) {
        return new EventLog(folder().resolve("events.jsonl")) {
            @Override
            public void append(Event event) {
                if (task.isInterrupted()) {
                    throw new TaskKilledException("Spark has cancelled the task");
                }
                if (event instanceof Event.EpochFinished epoch && epoch.epoch() > 0) {
                    epochs.add(1);
                }
            }
        };
    }
}
