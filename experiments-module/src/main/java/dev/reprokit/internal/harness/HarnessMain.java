package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.FixedLocale;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.harness.trial.PlannedCode;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.CataloguePlan;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.RunPlan;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.internal.process.TryPlan;
import dev.reprokit.internal.process.VerifyFolder;
import dev.reprokit.internal.process.VerifyPlan;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The main class of the forked JVM, started with a {@link HarnessCommand}. */
public final class HarnessMain {
    private static final int CRASHED = 1;
    private static final Duration ORPHANS_END = Duration.ofSeconds(3);

    private HarnessMain() {}

    /**
     * Runs a command and ends the JVM with the exit status that {@link HarnessCommand} documents.
     *
     * @param args a command and its files
     */
    public static void main(String[] args) {
        FixedLocale.set();
        // Exits explicitly: PyTorch's native threads and running trials would keep a finished JVM
        // alive.
        System.exit(status(args));
    }

    private static int status(String... args) {
        try {
            return execute(args);
        } catch (Throwable e) {
            HarnessLog.crash(e);
            return CRASHED;
        }
    }

    private static int execute(String... args) throws IOException {
        // Before any experiment's code: in Java 17 the first caller's class loader decides for all.
        RandomStream.of(0, "first");
        HarnessCommand command = HarnessCommand.of(args);
        Path file = Path.of(args[1]);
        return switch (command) {
            case CATALOGUE -> catalogue(JsonFile.read(file, CataloguePlan.class), Path.of(args[2]));
            case RUN -> run(JsonFile.read(file, RunPlan.class), experiment(args[2]));
            case BENCHMARK ->
                    benchmark(
                            JsonFile.read(file, BenchmarkPlan.class),
                            new BenchmarkFolder(watched(args[2])));
            case AUDIT -> audit(JsonFile.read(file, AuditPlan.class), experiment(args[2]));
            case DOCTOR ->
                    examine(
                            JsonFile.read(file, DoctorPlan.class),
                            new DoctorFolder(watched(args[2])));
            case TRY ->
                    attempt(JsonFile.read(file, TryPlan.class), new TryFolder(watched(args[2])));
            case VERIFY ->
                    verify(
                            JsonFile.read(file, VerifyPlan.class),
                            new VerifyFolder(watched(args[2])));
        };
    }

    private static ExperimentFolder experiment(String folder) {
        return new ExperimentFolder(watched(folder));
    }

    /** Starts the watchdog, which dumps threads into the folder, and returns the folder. */
    private static Path watched(String folder) {
        Path path = Path.of(folder);
        Watchdog.start(new ExperimentFolder(path).threadDump());
        return path;
    }

    private static int catalogue(CataloguePlan plan, Path file) throws IOException {
        Experiments experiments = new Experiments(Path.of("").toAbsolutePath());
        JsonFile.write(file, experiments.catalogue(PlannedCode.of(plan.libraries())));
        return 0;
    }

    private static int examine(DoctorPlan plan, DoctorFolder folder) throws IOException {
        new DoctorRun(plan, folder).run();
        return 0;
    }

    /** Runs one experiment's plan to its end, and returns the exit status. */
    public static int run(Plan plan, ExperimentFolder folder) throws IOException {
        return run(new RunPlan(plan, null), folder);
    }

    private static int run(RunPlan plan, ExperimentFolder folder) throws IOException {
        return run(
                plan.run(), folder, new EventLog(folder.events()), Budget.until(plan.deadline()));
    }

    /** Runs one experiment's plan as long as there is time, and returns the exit status. */
    static int run(Plan plan, ExperimentFolder folder, EventLog events, Budget budget)
            throws IOException {
        return unlessRefused(
                new ExperimentRun(
                                plan, folder, events, UnaryOperator.identity(), budget, work -> {})
                        ::run,
                folder,
                plan.runId(),
                events);
    }

    private static int benchmark(BenchmarkPlan plan, BenchmarkFolder folder) throws IOException {
        EventLog events = new EventLog(folder.process().events());
        return unlessRefused(
                new BenchmarkRun(plan, folder, events)::run,
                folder.process(),
                plan.run().runId(),
                events);
    }

    private static int audit(AuditPlan plan, ExperimentFolder folder) throws IOException {
        EventLog events =
                plan.stopsHalfway()
                        ? new HalfwayStop(folder.events(), plan.run().runId())
                        : new EventLog(folder.events());
        return unlessRefused(
                new AuditRun(plan, folder, events)::run, folder, plan.run().runId(), events);
    }

    private static int attempt(TryPlan plan, TryFolder folder) throws IOException {
        EventLog events = new EventLog(folder.process().events());
        return unlessRefused(
                new TryRun(plan, folder, events)::run, folder.process(), plan.runId(), events);
    }

    private static int verify(VerifyPlan plan, VerifyFolder folder) throws IOException {
        EventLog events = new EventLog(folder.repeated().events());
        return unlessRefused(
                new VerifyRun(plan, folder, events)::run,
                folder.repeated(),
                plan.run().runId(),
                events);
    }

    private interface Work {
        void run() throws IOException, RefusedException;
    }

    private static int unlessRefused(
            Work work, ExperimentFolder folder, String runId, EventLog events) throws IOException {
        try (FolderLock lock = lock(folder.path(), runId)) {
            work.run();
            return 0;
        } catch (FolderLock.HeldException e) {
            // The events are the holder's.
            HarnessLog.line(e.ofRunFolder());
            return HarnessCommand.REFUSED;
        } catch (RefusedException e) {
            if (e.getCause() != null) {
                // The message of the failed build is one sentence; the log has the trace.
                HarnessLog.crash(e.getCause());
            }
            events.append(new Event.Refused(e.getMessage()));
            return HarnessCommand.REFUSED;
        }
    }

    /** Takes the folder, also from an orphan that has yet to notice the end of its Maven. */
    private static FolderLock lock(Path folder, String runId) throws IOException {
        return FolderLock.within(
                ORPHANS_END, () -> FolderLock.alone(folder, "run " + runId, HarnessLog::line));
    }
}
