package dev.reprokit.plugin;

import dev.reprokit.record.Catalogue;
import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Plan;
import dev.reprokit.record.Verdicts;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program that trains, from outside: started in a JVM of its own, one a run, followed by its
 * events, believed only when its exit code, its last event and its verdicts agree.
 */
final class Harness {
    private static final String MAIN_CLASS = "dev.reprokit.harness.Main";
    private static final int REFUSED = 20;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CATALOGUE_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration THREAD_DUMP_TIMEOUT = Duration.ofSeconds(10);

    private final ExperimentClassPath classPath;
    private final Settings settings;
    private final Path workingDirectory;
    private final Log log;

    /**
     * The harness of a project.
     *
     * @param classPath the project's runtime class path, the harness among it
     * @param settings where results go, JVM options, time-out
     * @param workingDirectory the project's folder
     * @param log gets the progress
     */
    Harness(ExperimentClassPath classPath, Settings settings, Path workingDirectory, Log log) {
        this.classPath = classPath;
        this.settings = settings;
        this.workingDirectory = workingDirectory;
        this.log = log;
    }

    /**
     * Asks which experiments the class path has.
     *
     * @throws HarnessException if the JVM does not answer
     */
    Catalogue catalogue() throws HarnessException {
        Path folder = settings.outputDirectory();
        Path answer = folder.resolve("catalogue.json");
        Launch launch =
                new Launch(
                        workingDirectory,
                        folder.resolve("catalogue.args"),
                        folder.resolve("catalogue.log"),
                        folder);
        try {
            Files.createDirectories(folder);
            launch.forgetEarlierOne();
            Files.deleteIfExists(answer);
            launch.write(arguments("catalogue", answer));
            try (ForkedJvm jvm = launch.start(log)) {
                boolean ended = jvm.endsWithin(CATALOGUE_TIMEOUT);
                if (!ended || jvm.exitCode() != 0 || !Files.exists(answer)) {
                    throw noCatalogue(
                            ended ? ExitCode.inWords(jvm.exitCode()) : "no answer", launch);
                }
            }
            Catalogue catalogue = JsonFile.read(answer, Catalogue.class);
            Files.delete(answer);
            launch.forgetEarlierOne();
            return catalogue;
        } catch (IOException e) {
            throw new HarnessException("The experiments could not be listed", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static HarnessException noCatalogue(String reason, Launch launch) throws IOException {
        return new HarnessException(
                "The experiments on the runtime class path could not be listed, %s\n%s"
                        .formatted(reason, launch.whereToLook()));
    }

    /**
     * Runs a plan to its end. What an earlier run printed and reported goes; its results stay until
     * the harness has accepted the plan.
     *
     * @param plan what to do
     * @param folder gets the results
     * @throws HarnessException if the results are not all there; the message says why
     */
    void run(Plan plan, ExperimentFolder folder) throws HarnessException {
        Path planFile = settings.outputDirectory().resolve(plan.experiment() + ".plan.json");
        Launch launch =
                new Launch(
                        workingDirectory,
                        settings.outputDirectory().resolve(plan.experiment() + ".args"),
                        folder.log(),
                        folder.path());
        try {
            Files.createDirectories(folder.path());
            launch.forgetEarlierOne();
            Files.deleteIfExists(folder.events());
            Files.deleteIfExists(folder.threadDump());
            Files.deleteIfExists(folder.failure());
            JsonFile.write(planFile, plan);
            launch.write(arguments("run", planFile, folder.path()));
            Progress progress = new Progress();
            try (ForkedJvm jvm = launch.start(log)) {
                if (!follow(jvm, plan, folder, progress)) {
                    throw timeOut(jvm, plan, folder, progress);
                }
                if (!isFinished(jvm.exitCode(), plan, folder, progress)) {
                    throw failure(jvm.exitCode(), plan, progress, launch);
                }
            }
            // After a failure they stay: the command in the message needs them.
            Files.delete(planFile);
            Files.delete(launch.argumentFile());
        } catch (IOException e) {
            throw new HarnessException(plan.experiment() + " could not be run", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private List<String> arguments(String task, Path... files) {
        List<String> arguments = new ArrayList<>(settings.jvmArguments());
        arguments.addAll(List.of("-cp", classPath.asArgument(), MAIN_CLASS, task));
        Arrays.stream(files).map(Path::toString).forEach(arguments::add);
        log.debug("Forked JVM: java " + String.join(" ", arguments));
        return arguments;
    }

    private boolean follow(ForkedJvm jvm, Plan plan, ExperimentFolder folder, Progress progress)
            throws IOException, InterruptedException {
        EventLog events = new EventLog(folder.events());
        ProgressLog lines = new ProgressLog(plan.experiment(), log, InstantSource.system());
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        while (true) {
            long left = deadline - System.nanoTime();
            boolean ended = jvm.endsWithin(Duration.ofNanos(Math.min(left, POLL.toNanos())));
            for (Event event : events.next()) {
                progress.accept(event);
                lines.accept(event);
            }
            if (ended || left <= 0) {
                return ended;
            }
        }
    }

    private static boolean isFinished(
            int exitCode, Plan plan, ExperimentFolder folder, Progress progress)
            throws IOException {
        return exitCode == 0
                && progress.isDone(plan.runId())
                && Files.exists(folder.verdicts())
                && JsonFile.read(folder.verdicts(), Verdicts.class).runId().equals(plan.runId());
    }

    private HarnessException timeOut(
            ForkedJvm jvm, Plan plan, ExperimentFolder folder, Progress progress)
            throws InterruptedException {
        jvm.tell("dump");
        long deadline = System.nanoTime() + THREAD_DUMP_TIMEOUT.toNanos();
        while (!Files.exists(folder.threadDump())
                && System.nanoTime() < deadline
                && !jvm.endsWithin(Duration.ofMillis(100))) {
            // It is still writing.
        }
        jvm.stop();
        return new HarnessException(
                """
                %s was still running after %s and has been stopped.
                In progress: %s
                Where its threads stood: %s
                Log: %s
                Allow more time with -Drepro.timeout=, e.g. 36h."""
                        .formatted(
                                plan.experiment(),
                                TimeSpan.inWords(settings.timeout()),
                                progress.inProgress(),
                                Files.exists(folder.threadDump())
                                        ? folder.threadDump()
                                        : "unknown, the JVM did not answer",
                                folder.log()));
    }

    private static HarnessException failure(
            int exitCode, Plan plan, Progress progress, Launch launch) throws IOException {
        if (exitCode == REFUSED && progress.refusal().isPresent()) {
            return new HarnessException(
                    "%s was not run: %s".formatted(plan.experiment(), progress.refusal().get()));
        }
        return new HarnessException(
                "%s did not finish, %s\nIn progress: %s\n%s"
                        .formatted(
                                plan.experiment(),
                                ExitCode.inWords(exitCode),
                                progress.inProgress(),
                                launch.whereToLook()));
    }

    private static HarnessException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new HarnessException("Interrupted; the forked JVM has been stopped", e);
    }
}
