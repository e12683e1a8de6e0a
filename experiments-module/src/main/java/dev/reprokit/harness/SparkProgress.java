package dev.reprokit.harness;

import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;

import org.apache.spark.ExecutorLostFailure;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Spark's scheduler tells of a job whose tasks are trials: who has started, failed or been
 * lost, and, with each executor's heartbeat, how many epochs have ended.
 */
final class SparkProgress extends SparkListener {
    /** The accumulator in which tasks count their epochs. */
    static final String EPOCHS = "epochs";

    /** Between two events of progress, in nanoseconds. */
    private static final long PAUSE = 1_000_000_000;

    private final CollectedTrials collected;
    private final int attempts;
    private final EventLog events;
    private final long start = System.nanoTime();
    private long told = start - PAUSE;
    private final Map<Long, Running> running = new HashMap<>();
    private final Map<Integer, Integer> failures = new HashMap<>();
    private final Map<Schedule.Entry, String> hopeless = new LinkedHashMap<>();
    private final long epochsBefore;
    private List<Schedule.Entry> expected = List.of();
    private CountDownLatch jobEnded = new CountDownLatch(0);
    private int stage = -1;
    private final Concurrency concurrency = new Concurrency();

    /** A task that has started. */
    private static final class Running {
        private final String executor;
        private long epochs;

        private Running(String executor) {
            this.executor = executor;
        }
    }

    /**
     * Listens to jobs.
     *
     * @param collected what they have brought back so far
     * @param attempts after how many failures of one task Spark gives a job up
     * @param events gets the progress
     */
    SparkProgress(CollectedTrials collected, int attempts, EventLog events) {
        this.collected = collected;
        this.attempts = attempts;
        this.events = events;
        epochsBefore = collected.epochs();
    }

    /** A job is about to start, with a task for each of these trials, in this order. */
    synchronized void expect(List<Schedule.Entry> trials) {
        expected = trials;
        failures.clear();
        hopeless.clear();
        running.clear();
        stage = -1;
        jobEnded = new CountDownLatch(1);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart job) {
        stage = (Integer) job.stageIds().head();
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart task) {
        if (task.stageId() != stage) {
            return;
        }
        TaskInfo info = task.taskInfo();
        Schedule.Entry entry = expected.get(info.index());
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
        tell();
    }

    private void failed(Schedule.Entry entry, TaskInfo info, TaskFailedReason reason) {
        if (reason.countTowardsTaskFailures()) {
            failures.merge(info.index(), 1, Integer::sum);
        }
        int counted = failures.getOrDefault(info.index(), 0);
        String what =
                reason instanceof ExecutorLostFailure
                        ? "its executor was lost: " + firstLine(reason.toErrorString())
                        : firstLine(reason.toErrorString());
        if (counted >= attempts) {
            hopeless.put(
                    entry, "it failed %d times on Spark, at last so: %s".formatted(counted, what));
        } else {
            append(
                    new Event.Note(
                            "%s runs again, after it ended on %s (executor %s): %s"
                                    .formatted(
                                            entry.trial(), info.host(), info.executorId(), what)));
        }
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
    public synchronized void onJobEnd(SparkListenerJobEnd job) {
        jobEnded.countDown();
    }

    private void tell() {
        long now = System.nanoTime();
        if (now - told < PAUSE && collected.ended() < collected.trials()) {
            return;
        }
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

    /** {@return how many trials ran at once at most} */
    synchronized int mostAtOnce() {
        return concurrency.most();
    }

    /**
     * The trials for which Spark has given up the job that ended last.
     *
     * @return why, by trial; empty where it was for another reason
     * @throws IOException if the thread is interrupted
     */
    Map<Schedule.Entry, String> hopeless() throws IOException {
        try {
            // Listeners hear of what happened later than the one who waits for the job.
            if (!jobEnded.await(1, TimeUnit.MINUTES)) {
                return Map.of();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        synchronized (this) {
            return new LinkedHashMap<>(hopeless);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void append(Event event) {
        try {
            events.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
