package dev.reprokit.plugin.fork;

import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.CataloguePlan;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.RunPlan;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.internal.process.TryPlan;
import dev.reprokit.internal.process.VerifyFolder;
import dev.reprokit.internal.process.VerifyPlan;
import dev.reprokit.internal.text.Secrets;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The harness as the plugin sees it: a JVM per run, followed by its events. A run counts as
 * finished only if the exit code, the last event and the verdicts agree.
 */
public final class HarnessProcess {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CATALOGUE_TIMEOUT = Duration.ofMinutes(5);

    /** A JVM that lives for a second would spend most of it on making its code fast. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Duration ORPHANS_END = Duration.ofSeconds(5);

    /** How long a run may go on after its deadline: it has to judge, too. */
    private static final Duration OVERTIME = Duration.ofSeconds(10);

    private static final Duration THREAD_DUMP_TIMEOUT = Duration.ofSeconds(10);

    private final ExperimentClassPath classPath;
    private final Settings settings;
    private final Path workingDirectory;
    private final Log log;

    /**
     * Prepares the harness of a project.
     *
     * @param classPath the project's runtime class path, which includes the harness
     * @param settings the run folder, JVM options and time limit
     * @param workingDirectory the project's folder
     * @param log gets the progress
     */
    public HarnessProcess(
            ExperimentClassPath classPath, Settings settings, Path workingDirectory, Log log) {
        this.classPath = classPath;
        this.settings = settings;
        this.workingDirectory = workingDirectory;
        this.log = log;
    }

    /**
     * Lists the experiments of the class path.
     *
     * @param libraries the libraries on it; everything else there is code of the project
     * @throws HarnessException if the JVM does not answer
     */
    public Catalogue catalogue(List<Dependency> libraries) throws HarnessException {
        // A folder of its own: other goals may list the experiments at the same time.
        Path folder = settings.outputDirectory().resolve("catalogue-" + UUID.randomUUID());
        Path plan = folder.resolve("catalogue.plan.json");
        Path answer = folder.resolve("catalogue.json");
        Launch launch =
                Launch.ofJava(
                        settings.java(),
                        workingDirectory,
                        folder.resolve("catalogue.args"),
                        folder.resolve("catalogue.log"),
                        folder);
        try {
            Files.createDirectories(folder);
            JsonFile.write(plan, new CataloguePlan(libraries));
            launch.write(listing(settings, plan, answer));
            try (ForkedJvm jvm = launch.start(log)) {
                boolean ended = jvm.endsWithin(CATALOGUE_TIMEOUT);
                if (!ended || jvm.exitCode() != 0 || !Files.exists(answer)) {
                    launch.write(listing(settings.withoutSecrets(), plan, answer));
                    throw noCatalogue(
                            ended ? ExitCode.inWords(jvm.exitCode()) : "no answer", launch);
                }
            }
            Catalogue catalogue = JsonFile.read(answer, Catalogue.class);
            CacheFolder.delete(folder);
            return catalogue;
        } catch (IOException e) {
            throw new HarnessException("The experiments could not be listed", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private List<String> listing(Settings written, Path plan, Path answer) {
        List<String> arguments = new ArrayList<>(List.of(QUICK_COMPILER));
        arguments.addAll(arguments(written, HarnessCommand.CATALOGUE.with(plan, answer)));
        return arguments;
    }

    private static HarnessException noCatalogue(String reason, Launch launch) throws IOException {
        return new HarnessException(
                "The experiments on the runtime class path could not be listed, %s\n%s"
                        .formatted(reason, launch.whereToLook()));
    }

    /**
     * Runs a plan to its end, or as long as there is time. Deletes the log and events of an earlier
     * run; its results stay until the harness has accepted the plan.
     *
     * <p>The harness stops between two epochs. If it is still at work a while after the deadline,
     * amid an epoch that takes longer than expected, it is stopped, and another one judges what is
     * there.
     *
     * @param plan the plan of one experiment
     * @param folder gets the results
     * @param deadline the time at which it has to end; null if it may take as long as it takes
     * @throws HarnessException if the results are not all there; the message says why
     */
    public void run(Plan plan, ExperimentFolder folder, Instant deadline) throws HarnessException {
        run(plan, folder, deadline, OVERTIME);
    }

    void run(Plan plan, ExperimentFolder folder, Instant deadline, Duration overtime)
            throws HarnessException {
        Errand errand =
                new Errand(
                        HarnessCommand.RUN,
                        plan.experiment(),
                        plan.runId(),
                        new RunPlan(plan, deadline == null ? null : deadline.toEpochMilli()),
                        folder);
        Results results = () -> folder.isJudged(plan.runId());
        boolean trains = deadline != null && Instant.now().isBefore(deadline);
        if (!run(errand, results, trains ? deadline.plus(overtime) : Instant.MAX)) {
            run(errand, results, Instant.MAX);
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param plan the plan of the benchmark
     * @param folder gets the values
     * @throws HarnessException if the values are not there; the message says why
     */
    public void benchmark(BenchmarkPlan plan, BenchmarkFolder folder) throws HarnessException {
        Errand errand =
                new Errand(
                        HarnessCommand.BENCHMARK,
                        "benchmark",
                        plan.run().runId(),
                        plan,
                        folder.process());
        run(errand, () -> Files.exists(folder.measurements()));
    }

    /**
     * Runs the first trials of a plan, or the first half of one.
     *
     * @param name the name in messages and file names
     * @param plan the plan of the audit
     * @param folder gets the results
     * @throws HarnessException if the results are not all there; the message says why
     */
    public void audit(String name, AuditPlan plan, ExperimentFolder folder)
            throws HarnessException {
        Errand errand = new Errand(HarnessCommand.AUDIT, name, plan.run().runId(), plan, folder);
        run(errand, () -> plan.stopsHalfway() || folder.isJudged(plan.run().runId()));
    }

    /**
     * Lets a JVM examine what would keep plans from being run.
     *
     * @param plan the plans
     * @param folder gets the diagnosis
     * @throws HarnessException if the diagnosis is not whole; the message says why
     */
    public void examine(DoctorPlan plan, DoctorFolder folder) throws HarnessException {
        Errand errand =
                new Errand(HarnessCommand.DOCTOR, "doctor", plan.runId(), plan, folder.process());
        run(errand, () -> Files.exists(folder.diagnosis()));
    }

    /**
     * Lets a JVM run a program once, to see what it reports.
     *
     * @param plan the plan of that run
     * @param folder gets what it reports
     * @throws HarnessException if the program fails or reports nothing; the message says why
     */
    public void attempt(TryPlan plan, TryFolder folder) throws HarnessException {
        Errand errand =
                new Errand(
                        HarnessCommand.TRY,
                        plan.experiment(),
                        plan.runId(),
                        plan,
                        folder.process());
        run(errand, () -> Files.exists(folder.tried()));
    }

    /**
     * Lets a JVM judge somebody's run anew, and run some of its trials again.
     *
     * @param name the name in messages and file names
     * @param plan what is checked
     * @param folder gets the results
     * @throws HarnessException if the run cannot be judged here or a trial could not be run; the
     *     message says why
     */
    public void verify(String name, VerifyPlan plan, VerifyFolder folder) throws HarnessException {
        Errand errand =
                new Errand(
                        HarnessCommand.VERIFY, name, plan.run().runId(), plan, folder.repeated());
        run(errand, () -> Files.exists(folder.judged()));
    }

    /**
     * The work of one forked JVM.
     *
     * @param command the harness's command
     * @param name the name in messages and file names
     * @param runId the run that the last event must name
     * @param plan the record that the command reads
     * @param folder gets events and log
     */
    private record Errand(
            HarnessCommand command,
            String name,
            String runId,
            Object plan,
            ExperimentFolder folder) {

        List<String> arguments(Path planFile) {
            return command.with(planFile, folder.path());
        }

        /** {@return whether the forked JVM keeps others from the folder; the doctor's goal does} */
        boolean locksItsFolder() {
            return command != HarnessCommand.DOCTOR;
        }

        /** {@return whether the work may take all of this machine} */
        boolean takesAll() {
            return command == HarnessCommand.BENCHMARK
                    || plan instanceof VerifyPlan verified && !verified.trials().isEmpty()
                    || plan instanceof RunPlan run
                            && run.run().executor().equals(Plan.LOCAL)
                            && run.run().parallel().equals("auto");
        }
    }

    private interface Results {
        boolean areThere() throws IOException;
    }

    private void run(Errand errand, Results results) throws HarnessException {
        run(errand, results, Instant.MAX);
    }

    /** Does an errand; {@return false if it was not done by then, and was stopped} */
    private boolean run(Errand errand, Results results, Instant latest) throws HarnessException {
        ExperimentFolder folder = errand.folder();
        Path planFile = settings.outputDirectory().resolve(errand.name() + ".plan.json");
        Launch launch = launch(errand);
        try {
            if (errand.locksItsFolder()) {
                awaitOrphan(folder.path());
            }
            Files.createDirectories(folder.path());
            launch.forgetEarlierOne();
            Files.deleteIfExists(folder.events());
            Files.deleteIfExists(folder.threadDump());
            Files.deleteIfExists(folder.failure());
            JsonFile.write(planFile, errand.plan());
            RunProgress progress = new RunProgress();
            try (Arguments files = new Arguments(launch, errand, planFile);
                    Turn turn = errand.takesAll() ? Turn.take(errand.name(), log) : null;
                    ForkedJvm jvm = launch.start(log)) {
                if (!follow(jvm, errand, progress, latest)) {
                    if (Instant.now().isBefore(latest)) {
                        throw timeOut(jvm, errand, progress);
                    }
                    jvm.stop();
                    log.warn(
                            "%s: the budget is spent, and an epoch has not ended in time: %s. What it did since the last one is lost"
                                    .formatted(errand.name(), progress.inProgress()));
                    return false;
                }
                boolean finished =
                        jvm.exitCode() == 0
                                && progress.isDone(errand.runId())
                                && results.areThere();
                if (!finished) {
                    throw failure(jvm.exitCode(), errand, progress, launch);
                }
                files.remove();
                return true;
            }
        } catch (IOException e) {
            throw new HarnessException(errand.name() + " could not be run", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for the JVM of a Maven that was killed: the files that are deleted now are still its
     * own.
     */
    private void awaitOrphan(Path folder) throws HarnessException, IOException {
        try {
            FolderLock.within(ORPHANS_END, () -> FolderLock.alone(folder, "a start", log::debug))
                    .close();
        } catch (FolderLock.HeldException e) {
            throw new HarnessException(e.ofRunFolder(), e);
        }
    }

    /**
     * The files that a start needs. After a failure they stay, without secrets, since the command
     * in the message needs them.
     */
    private final class Arguments implements AutoCloseable {
        private final Launch launch;
        private final Errand errand;
        private final Path planFile;
        private boolean removed;

        Arguments(Launch launch, Errand errand, Path planFile) throws IOException {
            this.launch = launch;
            this.errand = errand;
            this.planFile = planFile;
            write(launch, settings, errand, planFile);
        }

        void remove() throws IOException {
            Files.delete(planFile);
            launch.removeArguments();
            removed = true;
        }

        @Override
        public void close() throws IOException {
            Settings shown = settings.withoutSecrets();
            if (!removed && !shown.equals(settings)) {
                launch.removeArguments();
                write(launch, shown, errand, planFile);
            }
        }
    }

    private Launch launch(Errand errand) {
        ExperimentFolder folder = errand.folder();
        Path outputs = settings.outputDirectory();
        return isForSpark(errand)
                ? Launch.ofScript(
                        sparkSubmit(settings, errand),
                        workingDirectory,
                        folder.log(),
                        folder.path())
                : Launch.ofJava(
                        settings.java(),
                        workingDirectory,
                        outputs.resolve(errand.name() + ".args"),
                        folder.log(),
                        folder.path());
    }

    private void write(Launch launch, Settings written, Errand errand, Path planFile)
            throws IOException {
        if (isForSpark(errand)) {
            sparkSubmit(written, errand)
                    .write(
                            errand.name(),
                            HarnessCommand.MAIN_CLASS,
                            launch.options(),
                            errand.arguments(planFile));
        } else {
            launch.write(arguments(written, errand.arguments(planFile)));
        }
    }

    private SparkSubmit sparkSubmit(Settings written, Errand errand) {
        return new SparkSubmit(
                written.spark(),
                written.java(),
                written.jvmArguments(),
                classPath,
                written.outputDirectory().resolve("spark"),
                written.outputDirectory().resolve(errand.name()));
    }

    private static boolean isForSpark(Errand errand) {
        return errand.plan() instanceof RunPlan plan && plan.run().executor().equals(Plan.SPARK);
    }

    private List<String> arguments(Settings written, List<String> command) {
        List<String> arguments = new ArrayList<>(written.inherited());
        arguments.addAll(written.jvmArguments());
        arguments.addAll(List.of("-cp", classPath.asArgument(), HarnessCommand.MAIN_CLASS));
        arguments.addAll(command);
        log.debug(
                "Forked JVM: java "
                        + arguments.stream().map(Secrets::ofOption).collect(joining(" ")));
        return arguments;
    }

    private boolean follow(ForkedJvm jvm, Errand errand, RunProgress progress, Instant latest)
            throws IOException, InterruptedException {
        EventLog events = new EventLog(errand.folder().events());
        ProgressLog lines = new ProgressLog(errand.name(), log, InstantSource.system());
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            boolean ended = jvm.endsWithin(Duration.ofNanos(Math.min(left, POLL.toNanos())));
            for (Event event : events.next()) {
                progress.accept(event);
                lines.accept(event);
            }
            if (ended || left <= 0 || !Instant.now().isBefore(latest)) {
                return ended;
            }
        }
    }

    private HarnessException timeOut(ForkedJvm jvm, Errand errand, RunProgress progress)
            throws InterruptedException {
        ExperimentFolder folder = errand.folder();
        jvm.tell("dump");
        long deadline = System.nanoTime() + THREAD_DUMP_TIMEOUT.toNanos();
        while (!Files.exists(folder.threadDump())
                && System.nanoTime() < deadline
                && !jvm.endsWithin(Duration.ofMillis(100))) {
            // The JVM is still writing.
        }
        jvm.stop();
        return new HarnessException(
                """
                %s was still running after %s and has been stopped.
                In progress: %s
                Where its threads stood: %s
                Log: %s
                What is finished is kept: the same command goes on from there. To allow more time: -Drepro.timeout=%s"""
                        .formatted(
                                errand.name(),
                                TimeSpan.inWords(settings.timeout()),
                                progress.inProgress(),
                                Files.exists(folder.threadDump())
                                        ? folder.threadDump()
                                        : "unknown, the JVM did not answer",
                                folder.log(),
                                parameter(settings.timeout().multipliedBy(2))));
    }

    /** Formats a time span as the parameter {@code repro.timeout} takes it. */
    private static String parameter(Duration span) {
        if (span.toSecondsPart() > 0) {
            return span.toSeconds() + "s";
        }
        return span.toMinutesPart() > 0 ? span.toMinutes() + "m" : span.toHours() + "h";
    }

    private static HarnessException failure(
            int exitCode, Errand errand, RunProgress progress, Launch launch) throws IOException {
        if (exitCode == HarnessCommand.REFUSED && progress.refusal().isPresent()) {
            return new HarnessException(
                    "%s was not run: %s".formatted(errand.name(), progress.refusal().get()));
        }
        return new HarnessException(
                "%s did not finish, %s\nIn progress: %s\n%s"
                        .formatted(
                                errand.name(),
                                ExitCode.inWords(exitCode, progress.trialsAtOnce()),
                                progress.inProgress(),
                                launch.whereToLook()));
    }

    private static HarnessException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new HarnessException(
                "Interrupted; the forked JVM has been stopped. What is finished is kept: the same command goes on from there.",
                e);
    }
}
