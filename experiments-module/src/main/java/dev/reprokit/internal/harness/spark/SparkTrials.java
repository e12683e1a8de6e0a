package dev.reprokit.internal.harness.spark;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.EndedTrial;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.InputDifferences;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.TrialExecutor;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs trials as tasks of a Spark application, whose driver is this JVM: it submits them, stores
 * their results, and computes nothing itself. Spark decides where they run, and reruns those of a
 * lost executor.
 */
public final class SparkTrials implements TrialExecutor {
    /** Number of attempts for a trial that fails or loses its executor. */
    static final int ATTEMPTS = 3;

    /**
     * Spark gives up the whole job with one of its trials, so tasks count their attempts
     * themselves.
     */
    private static final String NEVER = String.valueOf(1_000_000);

    private final PlannedWork work;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final JavaSparkContext spark;
    private final String plan;
    private ExecutorReport report;
    private int trialsAtOnce;

    private SparkTrials(
            PlannedWork work, ExperimentFolder folder, EventLog events, JavaSparkContext spark)
            throws IOException {
        this.work = work;
        this.folder = folder;
        this.events = events;
        this.spark = spark;
        plan = JsonFile.text(work.plan());
    }

    /**
     * Starts a Spark application with the settings of {@code spark-submit}, and waits for its first
     * executor.
     *
     * @param work the plan
     * @param folder receives metrics
     * @param events receives progress
     * @throws IOException if the log cannot be written
     * @throws RefusedException if there is no cluster, or an executor cannot run the plan
     */
    public static SparkTrials start(PlannedWork work, ExperimentFolder folder, EventLog events)
            throws IOException, RefusedException {
        JavaSparkContext spark;
        try {
            spark = new JavaSparkContext(conf());
        } catch (Exception | LinkageError e) {
            // Scala's methods throw checked exceptions that they do not declare.
            throw new RefusedException(
                    "the Spark application cannot be started: %s. Is -Drepro.spark.master= the address of a cluster, and SPARK_HOME a Spark 4?"
                            .formatted(e),
                    e);
        }
        spark.setLogLevel("WARN");
        SparkTrials trials = new SparkTrials(work, folder, events, spark);
        try {
            trials.report = trials.firstExecutor();
            return trials;
        } catch (IOException | RefusedException | RuntimeException e) {
            boolean stopped = spark.sc().isStopped();
            trials.close();
            if (stopped) {
                throw new RefusedException(
                        "Spark has ended the application before it had an executor. Is there a cluster at %s? harness.log has Spark's reason."
                                .formatted(spark.master()),
                        e);
            }
            throw e;
        }
    }

    private static SparkConf conf() {
        SparkConf conf = new SparkConf();
        conf.set("spark.task.maxFailures", NEVER);
        conf.setIfMissing("spark.executor.maxNumFailures", NEVER);
        ExecutorEnvironment.of(System.getenv())
                .forEach((name, value) -> conf.setIfMissing("spark.executorEnv." + name, value));
        return conf;
    }

    private ExecutorReport firstExecutor() throws IOException, RefusedException {
        JavaFutureAction<List<String>> answer =
                spark.parallelize(List.of(plan), 1).map(SparkExecutor::report).collectAsync();
        ExecutorReport first = JsonFile.parse(await(answer).get(0), ExecutorReport.class);
        if (first.refusal() != null) {
            throw new RefusedException(
                    "Spark's executor on %s: %s".formatted(first.host(), first.refusal()));
        }
        requireSameData(first);
        return first;
    }

    private List<String> await(JavaFutureAction<List<String>> answer)
            throws IOException, RefusedException {
        while (true) {
            try {
                return answer.get(1, TimeUnit.MINUTES);
            } catch (TimeoutException e) {
                note(
                        "Spark has started no executor yet. Does a worker have the cores and the"
                                + " memory that an executor needs (-Drepro.spark.conf.spark.executor.cores="
                                + " and memory=)?");
            } catch (ExecutionException e) {
                throw new RefusedException(
                        "Spark's executors cannot run the plan: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private void requireSameData(ExecutorReport there) throws RefusedException {
        SortedMap<String, String> ours = CommonInputs.ofData(work);
        SortedMap<String, String> theirs = new TreeMap<>(there.inputs());
        theirs.keySet().retainAll(ours.keySet());
        if (!ours.equals(theirs)) {
            throw new RefusedException(
                    ("Spark's executor on %s reads other data than the driver: %s. Give all machines"
                                    + " the same files under %s.")
                            .formatted(
                                    there.host(),
                                    InputDifferences.between("the driver's", ours, "its", theirs),
                                    work.files().folder()));
        }
    }

    @Override
    public SortedMap<String, String> inputs() {
        return report.inputs();
    }

    @Override
    public ComputeEnvironment surroundings() {
        return report.surroundings().with("Spark", spark.version());
    }

    @Override
    public void requireMemory() {
        // Each executor has checked its own memory.
    }

    @Override
    public List<EndedTrial> run(Schedule remaining, FinishedTrials cache)
            throws IOException, RefusedException {
        LongAccumulator epochs = spark.sc().longAccumulator(SparkProgress.EPOCHS);
        TrialTask task = new TrialTask(plan, report.inputs(), ATTEMPTS, epochs);
        CollectedTrials collected =
                CollectedTrials.of(remaining, work.plan(), folder, cache, events);
        SparkProgress progress = new SparkProgress(collected, events);
        spark.sc().addSparkListener(progress);
        run(collected.open(), task, collected, progress);
        for (Schedule.ScheduledTrial suspect : collected.suspects()) {
            note(
                    "%s returned no result %d times: it is started again, with no other trial beside it"
                            .formatted(suspect.trial(), ATTEMPTS));
            run(List.of(suspect), task, collected, progress);
            if (!collected.hasEnded(suspect)) {
                collected.fail(suspect, progress.latestFailure(suspect));
            }
        }
        trialsAtOnce = progress.mostAtOnce();
        return collected.trialsInOrder();
    }

    private void run(
            List<Schedule.ScheduledTrial> open,
            TrialTask task,
            CollectedTrials collected,
            SparkProgress progress)
            throws IOException, RefusedException {
        if (open.isEmpty()) {
            return;
        }
        progress.expect(open);
        try {
            run(open, task, collected);
            progress.awaitEnd();
        } catch (Exception e) {
            // Scala's undeclared exceptions, as above.
            collected.requireUsable();
            HarnessLog.crash(e);
            throw new RefusedException(
                    "Spark has given up; trials that have finished are kept. " + e.getMessage(), e);
        }
    }

    private void run(List<Schedule.ScheduledTrial> open, TrialTask task, CollectedTrials collected)
            throws Exception {
        JavaRDD<String> trials =
                spark.parallelize(
                        open.stream().map(Schedule.ScheduledTrial::trial).toList(), open.size());
        spark.sc()
                .runJob(
                        trials.rdd(),
                        task,
                        new AbstractFunction2<Object, String, BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object place, String outcome) {
                                collected.accept(open.get((Integer) place), outcome);
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(String.class));
    }

    @Override
    public OptionalDouble secondsLeft() {
        return OptionalDouble.of(0); // All have ended.
    }

    @Override
    public int trialsAtOnce() {
        return Math.max(1, trialsAtOnce);
    }

    @Override
    public void close() {
        spark.close();
    }

    private void note(String message) throws IOException {
        events.append(new Event.Note(message));
    }
}
