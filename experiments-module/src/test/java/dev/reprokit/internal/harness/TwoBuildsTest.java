package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.RunPlan;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Two builds at once in one run folder, or with one cache. */
@Tag("slow")
class TwoBuildsTest {
    /** How many random interleavings of two JVMs; half of them in one folder. */
    private static final int INTERLEAVINGS = Integer.getInteger("test.interleavings", 2);

    @TempDir private Path temp;
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void noOrphan() throws InterruptedException {
        Fakes.TwoScales.inTheMiddle = () -> {};
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void theSecondBuildInAFolderEndsAndLeavesTheFirstAlone() throws IOException {
        ExperimentFolder folder = folder("run");
        List<Integer> second = new ArrayList<>();
        Fakes.TwoScales.inTheMiddle =
                () -> {
                    // Once: without a lock, the second would start a third.
                    Fakes.TwoScales.inTheMiddle = () -> {};
                    try {
                        second.add(HarnessMain.run(plan("run-2", Scale.REDUCED).plan(), folder));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };

        assertThat(HarnessMain.run(plan("run-1", Scale.SMOKE).plan(), folder)).isZero();

        assertThat(second).containsExactly(HarnessCommand.REFUSED);
        assertThat(new EventLog(folder.events()).endsWith(new Event.Done("run-1"))).isTrue();
        assertRows(folder.metrics(), Scale.SMOKE);
        Fakes.TwoScales.inTheMiddle = () -> {};
        ExperimentFolder third = folder("third");
        assertThat(HarnessMain.run(plan("run-3", Scale.SMOKE).plan(), third)).isZero();
        assertThat(new EventLog(third.events()).next()).contains(new Event.TrialsReused(1, 1));
        assertRows(third.metrics(), Scale.SMOKE);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whateverTheOrderNoRowIsOfAnotherRun() throws Exception {
        Random random = new Random(1);
        long start = System.nanoTime();
        ExperimentFolder alone = folder("alone");
        assertThat(start(TestPlan.of("fake-pure-java"), "alone-cache", alone).waitFor()).isZero();
        long aRun = System.nanoTime() - start;
        int refused = 0;
        for (int i = 0; i < INTERLEAVINGS; i++) {
            if (i % 2 == 0) {
                // Most of a run is the start of its JVM: only near starts let trials meet.
                refused += inOneFolder("folder-" + i, random.nextLong(aRun / 8));
            } else {
                refused +=
                        withOneCache(
                                "cache-" + i,
                                random.nextLong(aRun),
                                random.nextLong(2 * aRun),
                                alone);
            }
        }
        System.out.printf("%d interleavings, %d builds refused%n", INTERLEAVINGS, refused);
    }

    private int inOneFolder(String name, long moment) throws Exception {
        ExperimentFolder folder = folder(name);
        Process first = start(plan("run-1", Scale.SMOKE), name + ".cache", folder);
        boolean over = first.waitFor(moment, TimeUnit.NANOSECONDS);
        Process second = start(plan("run-2", Scale.REDUCED), name + ".cache", folder);
        int refused = 0;
        for (Process build : List.of(first, second)) {
            assertThat(build.waitFor())
                    .as(Files.readString(folder.log()))
                    .isIn(0, HarnessCommand.REFUSED);
            refused += build.exitValue() == 0 ? 0 : 1;
        }
        if (refused > 0) {
            assertThat(folder.log()).content().contains(folder.path() + " is used by process ");
        }
        assertThat(first.exitValue() == 0 || !over).isTrue();
        assertThat(refused).as("one of them ends well").isLessThan(2);
        assertThat(folder.metrics()).exists();
        Plan last = JsonFile.read(folder.plan(), Plan.class);
        assertThat(JsonFile.read(folder.verdicts(), Verdicts.class).runId())
                .isEqualTo(last.runId());
        assertThat(new EventLog(folder.events()).endsWith(new Event.Done(last.runId()))).isTrue();
        assertRows(folder.metrics(), last.scale());
        for (Scale scale : List.of(Scale.SMOKE, Scale.REDUCED)) {
            for (Path entry : stored(name + ".cache", scale)) {
                assertRows(entry, scale);
            }
        }
        return refused;
    }

    private int withOneCache(String name, long moment, long emptied, ExperimentFolder alone)
            throws Exception {
        ExperimentFolder one = folder(name + "-one");
        ExperimentFolder other = folder(name + "-other");
        TestPlan plan = TestPlan.of("fake-pure-java");
        Process first = start(plan, name, one);
        first.waitFor(moment, TimeUnit.NANOSECONDS);
        Process second = start(plan.cacheBytes(1), name, other);
        int refused = 0;
        first.waitFor(emptied, TimeUnit.NANOSECONDS);
        try {
            new CacheFolder(temp.resolve(name)).clear(note -> {});
        } catch (FolderLock.HeldException e) {
            assertThat(e).hasMessageContaining(" is used by ");
            refused++;
        }
        for (Process build : List.of(first, second)) {
            ExperimentFolder folder = build == first ? one : other;
            int status = build.waitFor();
            if (status == HarnessCommand.REFUSED) {
                assertThat(folder.events()).content().contains("wait until it is emptied");
                refused++;
            } else {
                assertThat(status).as(Files.readString(folder.log())).isZero();
                assertThat(folder.metrics()).hasSameBinaryContentAs(alone.metrics());
            }
        }
        ExperimentFolder third = folder(name + "-third");
        assertThat(HarnessMain.run(plan.cache(temp.resolve(name)).plan(), third)).isZero();
        assertThat(third.metrics()).hasSameBinaryContentAs(alone.metrics());
        return refused;
    }

    private static void assertRows(Path metrics, Scale scale) throws IOException {
        assertThat(MetricsCsv.read(metrics))
                .extracting(Metric::value)
                .hasSize(Fakes.TwoScales.EPOCHS)
                .containsOnly(Fakes.TwoScales.value(scale));
    }

    private List<Path> stored(String cache, Scale scale) throws IOException {
        Path entries =
                temp.resolve(cache).resolve("entries/trials/fake-two-scales").resolve(scale.id());
        if (Files.notExists(entries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(entries)) {
            return files.filter(file -> file.endsWith("metrics.csv")).toList();
        }
    }

    private Process start(TestPlan plan, String cache, ExperimentFolder folder) throws IOException {
        Path file = temp.resolve("plan-%d.json".formatted(processes.size()));
        JsonFile.write(file, new RunPlan(plan.cache(temp.resolve(cache)).plan(), null));
        Process process =
                HarnessJvm.start(
                        folder.log(), Map.of(), HarnessCommand.RUN.with(file, folder.path()));
        processes.add(process);
        return process;
    }

    private TestPlan plan(String runId, Scale scale) {
        return TestPlan.of("fake-two-scales")
                .cache(temp.resolve("cache"))
                .runId(runId)
                .scale(scale);
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }
}
