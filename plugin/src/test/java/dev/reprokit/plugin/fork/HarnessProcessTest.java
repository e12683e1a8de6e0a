package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

@Tag("slow")
class HarnessProcessTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path temporary;
    private final RecordingLog log = new RecordingLog();

    private HarnessProcess harness(Duration timeout, String... jvmArguments) {
        return new HarnessProcess(
                SampleCatalogue.classPath(),
                SampleCatalogue.settings(temporary, timeout, jvmArguments),
                temporary,
                log);
    }

    private ExperimentFolder folder(String experiment) {
        return new ExperimentFolder(temporary.resolve(experiment));
    }

    private void run(String experiment, Duration timeout, String... jvmArguments)
            throws HarnessException {
        harness(timeout, jvmArguments)
                .run(SampleCatalogue.plan(experiment, "run-1"), folder(experiment), null);
    }

    @Test
    void aRunIsFinishedWhenExitCodeEventAndVerdictsAgree() throws Exception {
        run("finishes", LONG);
        assertThat(log.info)
                .containsExactly(
                        "finishes: a, seed 7, trial 1 of 1, epoch 2 of 4: train 50.00 %,"
                                + " test 25.00 %, 1000 images/s, 9 s left");
    }

    @Test
    void nothingButTheExperimentsFolderIsLeftOfAFinishedRun() throws Exception {
        run("finishes", LONG);
        try (var files = Files.list(temporary)) {
            assertThat(files).containsExactly(temporary.resolve("finishes"));
        }
    }

    @Test
    void listingTheExperimentsLeavesNothing() throws Exception {
        harness(LONG).catalogue(List.of());

        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "exits-0, exit code 0",
        "says-done-only, exit code 0",
        "finishes-another-run, exit code 0",
        "is-killed, exit code 137: killed",
        "exits-20-without-reason, exit code 20",
        "fails-after-done, exit code 1:",
    })
    void anythingElseIsACrash(String experiment, String cause) {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run(experiment, LONG))
                .withMessageContaining(experiment + " did not finish, " + cause);
    }

    @Test
    void aCrashIsExplained() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("exits-3-in-training", LONG))
                .withMessageContainingAll(
                        "exit code 3: out of Java memory",
                        "In progress: a, seed 7, epoch 3 of 4",
                        "Log: " + folder("exits-3-in-training").log(),
                        "  | last words",
                        "@" + temporary.resolve("exits-3-in-training.args"));
    }

    @Test
    void whatWasKilledForItsMemoryNeedsLess() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("is-killed", LONG))
                .withMessageContainingAll("killed", "-Drepro.scale=", "-Xmx")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("goes on from there"));
        assertThat(ExitCode.inWords(137, 6)).contains("6 trials ran at once", "-Drepro.parallel=3");
        assertThat(ExitCode.inWords(137, 3)).endsWith("-Drepro.parallel=1");
    }

    @Test
    void theLastLinesHoldTheCausesAndNotTheFrames() throws IOException {
        StringBuilder trace = new StringBuilder("java.lang.IllegalStateException: outer\n");
        String frames = "\tat a.B.c(B.java:1)\n".repeat(40);
        trace.append(frames).append("Caused by: ").append("x".repeat(2000));
        trace.append(" No space left on device\n").append(frames).append("\t... 12 more\n");
        Path file = Files.writeString(temporary.resolve("log"), trace);

        assertThat(LogTail.of(file))
                .containsSubsequence(
                        "java.lang.IllegalStateException: outer", "\tat a.B.c(B.java:1)")
                .hasSize(4)
                .element(2)
                .asString()
                .startsWith("Caused by: xxx")
                .endsWith(" No space left on device");
    }

    @Test
    void aRunThatMayTakeTheWholeMachineWaitsForTheOneOfAnotherModule() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread other =
                new Thread(
                        () -> {
                            try {
                                run("finishes", LONG);
                            } catch (HarnessException e) {
                                failure.set(e);
                            }
                        });
        try (Turn mine = Turn.take("mine", log)) {
            other.start();
            while (Turn.waiting() == 0 && other.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(other.isAlive()).isTrue();
            assertThat(folder("finishes").verdicts()).doesNotExist();
        }
        other.join();

        assertThat(failure.get()).isNull();
        assertThat(folder("finishes").verdicts()).exists();
        assertThat(log.info).first().asString().startsWith("finishes: waits, since another module");
    }

    @Test
    void aHeapThatIsFullIsSaid() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("fills-the-heap", LONG, "-Xmx32m"))
                .withMessageContainingAll(
                        "fills-the-heap did not finish, exit code 3: out of Java memory",
                        "-Drepro.jvmArguments=-Xmx",
                        "In progress: a, seed 7, epoch 3 of 4",
                        "java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void aCrashInNativeCodeLeavesItsReport() throws IOException {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("crashes-in-native-code", LONG))
                .withMessageContainingAll(
                        "exit code 134: aborted, as after a crash in native code",
                        "In progress: a, seed 7, epoch 3 of 4",
                        "The JVM's own crash report: "
                                + folder("crashes-in-native-code").path().resolve("hs_err_"));
    }

    @Test
    void garbageThatIsPrintedDoesNotReachTheTerminal() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("prints-garbage", LONG))
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .contains("exit code 1", ".[2J.last words")
                                        .doesNotContainPattern("[\\p{Cntrl}&&[^\n\t]]"));
    }

    @Test
    void garbageInsteadOfEventsIsNoResult() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("reports-garbage", LONG))
                .withMessageContaining("events.jsonl has a line that is not an event: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void theCommandInTheMessageCanBeRepeated() {
        assertThatThrownBy(() -> run("exits-0", LONG)).isInstanceOf(HarnessException.class);
        assertThat(temporary.resolve("exits-0.args")).exists();
        assertThat(temporary.resolve("exits-0.plan.json")).exists();
    }

    @Test
    void ofSecretsNothingIsLeftAfterAFailure() throws Exception {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("exits-0", LONG, "-Dapi.key=hunter2", "-Da=b", "-Xmx99m"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
        Path arguments = temporary.resolve("exits-0.args");
        assertThat(arguments).content().contains("-Dapi.key=***", "-Da=b").doesNotContain("hunter");
        if (arguments.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(arguments)).hasSize(2);
        }
        assertThat(log.debug).isNotEmpty().noneMatch(line -> line.contains("hunter"));
    }

    @Test
    void aCrashReportHoldsNoSecret() throws Exception {
        assertThatThrownBy(() -> run("crashes-in-native-code", LONG, "-Dapi.key=hunter2"))
                .isInstanceOf(HarnessException.class);
        try (var files = Files.list(folder("crashes-in-native-code").path())) {
            assertThat(files.filter(file -> file.toString().contains("hs_err")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("hunter2"));
        }
    }

    @Test
    void theLastLinesOfTheLogHoldNoSecret() throws IOException {
        Path output = Files.writeString(temporary.resolve("log"), "cannot connect, token=hunter2");
        Launch launch =
                Launch.ofJava(
                        Path.of("java"), temporary, temporary.resolve("args"), output, temporary);

        assertThat(launch.whereToLook())
                .contains("  | cannot connect, token=***")
                .doesNotContain("hunter2");
    }

    @Test
    void aRefusedPlanIsNoCrash() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("refuses", LONG))
                .withMessage("refuses was not run: the data folder is empty");
    }

    @Test
    void aTimeOutLeavesAThreadDump() {
        ExperimentFolder folder = folder("waits-for-ever");
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("waits-for-ever", Duration.ofSeconds(8)))
                .withMessageContainingAll(
                        "waits-for-ever was still running after 8 s",
                        "In progress: a, seed 7, epoch 3 of 4",
                        "Where its threads stood: " + folder.threadDump(),
                        "-Drepro.timeout=");
        assertThat(folder.threadDump()).hasContent("main waits");
    }

    @Test
    void muchOutputNeitherBlocksNorFloods() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("prints-much", LONG))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
        assertThat(folder("prints-much").log()).isRegularFile();
        assertThat(folder("prints-much").log().toFile().length()).isGreaterThan(1 << 24);
    }

    @Test
    void anEarlierRunsTracesGoAndItsResultsStayUntilTheHarnessAccepts() throws Exception {
        ExperimentFolder folder = folder("refuses");
        Files.createDirectories(folder.path());
        Path crash = folder.path().resolve("hs_err_1.log");
        for (Path file :
                new Path[] {folder.events(), folder.threadDump(), crash, folder.verdicts()}) {
            Files.writeString(file, "of yesterday");
        }
        assertThatThrownBy(() -> run("refuses", LONG)).hasMessageContaining("was not run");
        assertThat(folder.threadDump()).doesNotExist();
        assertThat(crash).doesNotExist();
        assertThat(folder.events()).content().doesNotContain("yesterday");
        assertThat(folder.verdicts()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a path with blanks", "Käse \"quoted\""})
    void pathsAndOptionsArriveAsTheyAre(String name) throws Exception {
        Charset files = Charset.forName(System.getProperty("sun.jnu.encoding"));
        assumeTrue(files.newEncoder().canEncode(name));
        Path project = Files.createDirectories(temporary.resolve(name));
        ExperimentFolder folder = new ExperimentFolder(project.resolve("tells-environment"));
        new HarnessProcess(
                        SampleCatalogue.classPath(),
                        SampleCatalogue.settings(project, LONG, "-Dsaid=" + name, "-Xmx99m"),
                        project,
                        log)
                .run(SampleCatalogue.plan("tells-environment", "run-1"), folder, null);
        assertThat(Files.readAllLines(folder.path().resolve("told.txt")))
                .startsWith(project.toRealPath().toString(), name, "true", "true", "null")
                .last()
                .asString()
                .contains("-XX:+ExitOnOutOfMemoryError")
                .contains("-XX:ErrorFile=" + folder.path().resolve("hs_err_%p.log"))
                .endsWith("-Xmx99m]");
    }

    @Test
    void theCatalogueIsRead() throws Exception {
        assertThat(harness(LONG, "-Dcatalogue.id=mine").catalogue(List.of()).ids())
                .containsExactly("mine");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aJvmThatCannotStartIsExplained() {
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> harness(LONG, "-XX:NoSuchOption").catalogue(List.of()))
                .withMessageContainingAll("exit code 1", "NoSuchOption", "catalogue.log");
    }

    @Test
    void aClassPathWithoutTheHarnessIsExplained() {
        HarnessProcess harness =
                new HarnessProcess(
                        new ExperimentClassPath(List.of(temporary)),
                        SampleCatalogue.settings(temporary, LONG),
                        temporary,
                        log);
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> harness.catalogue(List.of()))
                .withMessageContaining("dev.reprokit.internal.harness.HarnessMain");
    }

    @Test
    void thePlanArrives() throws Exception {
        run("finishes", LONG);
        assertThat(JsonFile.read(folder("finishes").plan(), Plan.class))
                .isEqualTo(SampleCatalogue.plan("finishes", "run-1"));
    }

    @Test
    void theDeadlineArrives() throws Exception {
        Instant deadline = Instant.ofEpochMilli(1_000);
        harness(LONG)
                .run(
                        SampleCatalogue.plan("tells-deadline", "run-1"),
                        folder("tells-deadline"),
                        deadline);
        assertThat(folder("tells-deadline").path().resolve("told.txt")).hasContent("1000");
    }

    @Test
    void whatDoesNotEndInTimeIsStoppedAndWhatIsThereIsJudged() throws Exception {
        harness(LONG)
                .run(
                        SampleCatalogue.plan("waits-until-it-is-late", "run-1"),
                        folder("waits-until-it-is-late"),
                        // The JVM has to start before, and on no machine takes as long.
                        Instant.now().plusSeconds(4),
                        Duration.ZERO);
        assertThat(folder("waits-until-it-is-late").isJudged("run-1")).isTrue();
        assertThat(log.warnings)
                .containsExactly(
                        "waits-until-it-is-late: the budget is spent, and an epoch has not ended in"
                                + " time: no trial had begun. What it did since the last one is lost");
    }

    @Test
    void anUnwritableFolderIsSaid() throws IOException {
        Files.writeString(temporary.resolve("finishes"), "a file where a folder should be");
        assertThatExceptionOfType(HarnessException.class)
                .isThrownBy(() -> run("finishes", LONG))
                .withMessageContaining("finishes could not be run");
    }
}
