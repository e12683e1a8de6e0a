package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;

import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Receives events of Spark's scheduler on a job whose tasks are trials: starts, failures and losses
 * of tasks and, with each executor's heartbeat, the number of finished epochs.
 */
final class SparkProgress extends SparkListener {
    /** The name of the accumulator in which tasks count their epochs. */
    static final String EPOCHS = "epochs";

    /** Nanoseconds between two progress events. */
    private static final long PAUSE = 1_000_000_000;

    private final CollectedTrials collected;
    private final EventLog events;
    private final long start = System.nanoTime();
    private long told = start - PAUSE;
    private boolean toldEnd;
    private final Map<Long, Running> running = new HashMap<>();
    private final Map<Schedule.ScheduledTrial, String> latest = new HashMap<>();
    private final long epochsBefore;
    private List<Schedule.ScheduledTrial> expected = List.of();
    private CountDownLatch jobEnded = new CountDownLatch(0);
    private int job = -1;
    private int stage = -1;
    private final PeakOverlap concurrency = new PeakOverlap();

    /** A task that has started. */
    private static final class Running {
        private final String executor;
        private long epochs;

        private Running(String executor) {
            this.executor = executor;
        }
    }

    /**
     * Creates a listener for jobs.
     *
     * @param collected the results so far
     * @param events receives the progress
     */
    SparkProgress(CollectedTrials collected, EventLog events) {
        this.collected = collected;
        this.events = events;
        epochsBefore = collected.epochs();
    }

    /** Announces a job with one task for each of these trials, in this order. */
    synchronized void expect(List<Schedule.ScheduledTrial> trials) {
        expected = trials;
        running.clear();
        job = -1;
        stage = -1;
        jobEnded = new CountDownLatch(1);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart started) {
        job = started.jobId();
        stage = (Integer) started.stageIds().head();
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart task) {
        if (task.stageId() != stage) {
            return;
        }
        TaskInfo info = task.taskInfo();
        Schedule.ScheduledTrial entry = expected.get(info.index());
        running.put(info.taskId(), new Running(info.executorId()));
        append(
                new Event.TrialStarted(
                        entry.trial(),
                        entry.condition().id(),
                        entry.seed(),
                        entry.number(),
                        collected.trials()));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        if (task.stageId() != stage) {
            return;
        }
        TaskInfo info = task.taskInfo();
        running.remove(info.taskId());
        concurrency.add(info.launchTime(), info.finishTime());
        if (task.reason() instanceof TaskFailedReason reason && !info.killed()) {
            failed(expected.get(info.index()), info, reason);
        }
        if (System.nanoTime() - told >= PAUSE) {
            tell();
        }
    }

    private void failed(Schedule.ScheduledTrial entry, TaskInfo info, TaskFailedReason reason) {
        String what =
                "it ended on %s (executor %s): %s"
                        .formatted(
                                info.host(),
                                info.executorId(),
                                reason.toErrorString().lines().findFirst().orElse(""));
        latest.put(entry, what);
        append(new Event.Note("%s runs again, after %s".formatted(entry.trial(), what)));
    }

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate beat) {
        for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
                CollectionConverters.asJava(beat.accumUpdates())) {
            Running trial = running.get((Long) task._1());
            if (trial != null) {
                CollectionConverters.asJava(task._4())
                        .forEach(counter -> epochs(counter).ifPresent(n -> trial.epochs = n));
            }
        }
        if (!running.isEmpty()) {
            tell();
        }
    }

    private static Optional<Long> epochs(AccumulableInfo counter) {
        return counter.name().contains(EPOCHS) && counter.update().isDefined()
                ? Optional.of((Long) counter.update().get())
                : Optional.empty();
    }

    @Override
    public synchronized void onJobEnd(SparkListenerJobEnd ended) {
        if (ended.jobId() == job) {
            jobEnded.countDown();
        }
    }

    private void tell() {
        if (toldEnd) {
            return;
        }
        toldEnd = collected.ended() == collected.trials();
        long now = System.nanoTime();
        told = now;
        long epochs = collected.epochs();
        for (Running trial : running.values()) {
            epochs += trial.epochs;
        }
        long here = epochs - epochsBefore;
        long left = collected.allEpochs() - epochs;
        double seconds = (now - start) / 1e9;
        append(
                new Event.ClusterProgress(
                        collected.ended(),
                        collected.trials(),
                        running.size(),
                        (int) running.values().stream().map(t -> t.executor).distinct().count(),
                        epochs,
                        collected.allEpochs(),
                        here == 0 ? null : seconds / here * Math.max(0, left)));
    }

    /** {@return the largest number of trials that ran at once} */
    synchronized int mostAtOnce() {
        return concurrency.most();
    }

    /** {@return the reason why a trial has returned no result, in words} */
    synchronized String latestFailure(Schedule.ScheduledTrial entry) {
        return "it returned no result in any attempt; at last " + latest.get(entry);
    }

    /**
     * Waits until all events of the job that has just ended have arrived, and reports its end.
     * Spark informs listeners later than the caller that waits for the job.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void awaitEnd() throws InterruptedException {
        jobEnded.await(1, TimeUnit.MINUTES);
        synchronized (this) {
            tell();
        }
    }

    private void append(Event event) {
        try {
            events.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
