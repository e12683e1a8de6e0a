package dev.reprokit.internal.harness.spark;

import ai.djl.Device;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.harness.machine.Memory;
import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.DeviceScope;
import dev.reprokit.internal.harness.trial.PaceStore;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.harness.trial.RunningFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.SharedBackbones;
import dev.reprokit.internal.harness.trial.TimeLeft;
import dev.reprokit.internal.harness.trial.TrialRunner;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.apache.spark.TaskContext;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Spark executor as trials find it: the first task has started PyTorch and read the data, once.
 * An executor belongs to one Spark application, which runs one plan.
 */
final class SparkExecutor {
    private static SparkExecutor site;

    private final String asked;
    private final PlannedWork work;
    private final Path folder;
    private final Workplace place;
    private final SortedMap<String, String> inputs;
    private final SharedBackbones backbones;
    private final Map<String, Schedule.ScheduledTrial> trials = new HashMap<>();
    private final Map<Device, DeviceScope> places = new HashMap<>();

    private SparkExecutor(String asked, Plan plan, Path folder)
            throws IOException, RefusedException {
        // Before any experiment's code: in Java 17 the first caller's class loader decides for all.
        RandomStream.of(0, "first");
        this.asked = asked;
        this.folder = folder;
        work = PlannedWork.of(plan, HarnessLog::line);
        work.schedule().entries().forEach(entry -> trials.put(entry.trial(), entry));
        place = work.workplace();
        CommonInputs common = CommonInputs.of(work, place);
        inputs = common.inputs();
        Files.createDirectories(folder);
        backbones =
                new SharedBackbones(
                        plan,
                        work.code(),
                        common,
                        store(plan, folder),
                        new ExperimentFolder(folder),
                        new EventLog(folder.resolve("backbones.jsonl")));
    }

    /**
     * Returns the executor of this JVM.
     *
     * @param plan as JSON, with the places of its libraries on the driver's machine
     * @param folder the folder for the state of running trials
     * @throws IOException if the folder or the cache cannot be written
     * @throws RefusedException if the plan cannot be run here
     */
    static synchronized SparkExecutor of(String plan, Path folder)
            throws IOException, RefusedException {
        if (site == null || !site.asked.equals(plan)) {
            site = new SparkExecutor(plan, JsonFile.parse(plan, Plan.class), folder);
        }
        return site;
    }

    /**
     * Prepares the executor and reports on it.
     *
     * @param plan as JSON
     * @return an {@link ExecutorReport} as JSON
     * @throws IOException if this machine has no name
     */
    static String report(String plan) throws IOException {
        if (TaskContext.get().attemptNumber() >= SparkTrials.ATTEMPTS) {
            return JsonFile.text(
                    ExecutorReport.refused(
                            host(),
                            "earlier executors were lost while they started PyTorch and read the"
                                    + " data; their logs are Spark's logs in the worker's folder"));
        }
        try {
            SparkExecutor here = of(plan, TrialTask.folder());
            // Only the first executor checks: later ones may start beside trials that hold memory
            // for a while.
            PlannedWork work = here.work;
            NeededMemory.of(work.design(), work.dataset(), here.place.freeBytes())
                    .check(work.plan().scale(), Memory.limit(here.place.device()));
            return JsonFile.text(
                    new ExecutorReport(host(), null, here.inputs, work.environment(here.place)));
        } catch (RefusedException e) {
            return JsonFile.text(ExecutorReport.refused(host(), e.getMessage()));
        } catch (IOException | RuntimeException | LinkageError e) {
            HarnessLog.crash(e);
            return JsonFile.text(ExecutorReport.refused(host(), e.toString()));
        }
    }

    /** {@return the name of this machine} */
    static String host() throws IOException {
        return InetAddress.getLocalHost().getHostName();
    }

    /**
     * Opens this machine's store of backbones, unless all are to be trained anew: then other
     * executors must not see them.
     */
    private static ResultStore store(Plan plan, Path folder) throws RefusedException {
        Path directory =
                plan.cache().rerun() ? folder.resolve("cache") : Path.of(plan.cache().directory());
        try {
            ResultStore store =
                    new ResultStore(
                            directory,
                            plan.cache().maxBytes(),
                            "run " + plan.runId(),
                            HarnessLog::line);
            store.trim();
            return store;
        } catch (IOException e) {
            throw new RefusedException(
                    ("backbones cannot be kept in %s: %s. Choose a folder that can be written on all"
                                    + " machines with -Drepro.cacheDirectory=")
                            .formatted(directory, e),
                    e);
        }
    }

    /** {@return the inputs of everything that is computed here} */
    SortedMap<String, String> inputs() {
        return inputs;
    }

    /**
     * Runs a trial from its beginning.
     *
     * @param trial its id
     * @param task unique to this attempt, because an earlier one may still be running
     * @param gpu the number of the GPU that Spark assigned to the task; null if Spark assigns none
     * @param events receives every epoch
     * @return its result and its metrics
     * @throws IOException if the folder cannot be written
     * @throws RefusedException if a file that trials read has changed since the executor began
     */
    TrialOutcome run(String trial, long task, Integer gpu, EventLog events)
            throws IOException, RefusedException {
        place.prepareThread();
        Schedule.ScheduledTrial entry = trials.get(trial);
        ExperimentFolder own = new ExperimentFolder(folder.resolve("task-" + task));
        Key key = new Key(new TreeMap<>(Map.of("task", String.valueOf(task))));
        try {
            RunningFolder running =
                    RunningFolder.open(own, work.plan().scale(), trial, key, events);
            TrialRow row =
                    new TrialRunner(
                                    work,
                                    backbones,
                                    new TimeLeft(
                                            Schedule.of(entry),
                                            1,
                                            Budget.unlimited(),
                                            PaceStore.NONE),
                                    trials.size())
                            .run(entry, workplace(device(entry, gpu)), running, events)
                            .orElseThrow();
            return TrialOutcome.ended(
                    row, running.metrics(), running.right().map(RightAnswers::bytes).orElse(null));
        } finally {
            CacheFolder.delete(own.path());
        }
    }

    /** Returns the GPU that Spark assigned; otherwise one of the executor's own in turn. */
    private Device device(Schedule.ScheduledTrial entry, Integer gpu) {
        List<Device> devices = place.devices();
        return gpu == null || !place.device().isGpu()
                ? devices.get(entry.number() % devices.size())
                : Device.gpu(gpu);
    }

    private synchronized DeviceScope workplace(Device device) {
        return places.computeIfAbsent(
                device,
                unused -> DeviceScope.on(place.manager().newSubManager(device), work.dataset()));
    }
}
