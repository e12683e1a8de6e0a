package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The main class of the forked JVM.
 *
 * <ul>
 *   <li>{@code catalogue FILE} writes the experiments of the class path;
 *   <li>{@code run PLAN_FILE EXPERIMENT_FOLDER} runs one experiment's plan;
 *   <li>{@code benchmark PLAN_FILE BENCHMARK_FOLDER} measures the speed of this machine;
 *   <li>{@code audit PLAN_FILE EXPERIMENT_FOLDER} runs the first trials of a plan;
 *   <li>{@code doctor PLAN_FILE DOCTOR_FOLDER} finds problems that would prevent plans from
 *       running.
 * </ul>
 *
 * Exit status: 0, all results are on disk; {@value #REFUSED}, the plan cannot be run and the reason
 * is the last line of {@code events.jsonl}; anything else, a crash.
 */
public final class HarnessMain {
    /** The exit status of a plan that cannot be run. */
    public static final int REFUSED = 20;

    private static final int CRASHED = 1;

    private HarnessMain() {}

    /**
     * Runs a command and ends the JVM.
     *
     * @param args command and files, see the class
     */
    public static void main(String[] args) {
        // Exits explicitly: PyTorch's native threads and running trials would keep a finished JVM
        // alive.
        System.exit(status(args));
    }

    private static int status(String... args) {
        try {
            return execute(args);
        } catch (Throwable e) {
            e.printStackTrace();
            return CRASHED;
        }
    }

    private static int execute(String... args) throws IOException {
        if (args.length == 2 && args[0].equals("catalogue")) {
            JsonFile.write(Path.of(args[1]), Experiments.catalogue());
            return 0;
        }
        if (args.length == 3 && args[0].equals("run")) {
            ExperimentFolder folder = new ExperimentFolder(Path.of(args[2]));
            Watchdog.start(folder.threadDump());
            return run(JsonFile.read(Path.of(args[1]), Plan.class), folder);
        }
        if (args.length == 3 && args[0].equals("benchmark")) {
            BenchmarkFolder folder = new BenchmarkFolder(Path.of(args[2]));
            Watchdog.start(folder.process().threadDump());
            return benchmark(JsonFile.read(Path.of(args[1]), BenchmarkPlan.class), folder);
        }
        if (args.length == 3 && args[0].equals("audit")) {
            ExperimentFolder folder = new ExperimentFolder(Path.of(args[2]));
            Watchdog.start(folder.threadDump());
            return audit(JsonFile.read(Path.of(args[1]), AuditPlan.class), folder);
        }
        if (args.length == 3 && args[0].equals("doctor")) {
            DoctorFolder folder = new DoctorFolder(Path.of(args[2]));
            Watchdog.start(folder.process().threadDump());
            new DoctorRun(JsonFile.read(Path.of(args[1]), DoctorPlan.class), folder).run();
            return 0;
        }
        throw new IllegalArgumentException(
                "usage: catalogue FILE | run PLAN_FILE EXPERIMENT_FOLDER"
                        + " | benchmark PLAN_FILE BENCHMARK_FOLDER"
                        + " | audit PLAN_FILE EXPERIMENT_FOLDER"
                        + " | doctor PLAN_FILE DOCTOR_FOLDER");
    }

    public static int run(Plan plan, ExperimentFolder folder) throws IOException {
        EventLog events = new EventLog(folder.events());
        return unlessRefused(new ExperimentRun(plan, folder, events)::run, events);
    }

    private static int benchmark(BenchmarkPlan plan, BenchmarkFolder folder) throws IOException {
        EventLog events = new EventLog(folder.process().events());
        return unlessRefused(new BenchmarkRun(plan, folder, events)::run, events);
    }

    private static int audit(AuditPlan plan, ExperimentFolder folder) throws IOException {
        EventLog events =
                plan.stopsHalfway()
                        ? new HalfwayStop(folder.events(), plan.run().runId())
                        : new EventLog(folder.events());
        return unlessRefused(
                new ExperimentRun(plan.run(), folder, events, plan.trials())::run, events);
    }

    private interface Command {
        public void run() throws IOException, RefusedException;
    }

    private static int unlessRefused(Command command, EventLog events) throws IOException {
        try {
            command.run();
            return 0;
        } catch (RefusedException e) {
            events.append(new Event.Refused(e.getMessage()));
            return REFUSED;
        }
    }
}
