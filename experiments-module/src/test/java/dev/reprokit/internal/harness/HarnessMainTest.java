package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.trial.CatalogueEntry;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.CataloguePlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The JVM that the plugin forks, really forked. */
@Timeout(60)
class HarnessMainTest {
    @TempDir private Path temp;
    private ExperimentFolder folder;
    private Process process;

    @BeforeEach
    void thePluginMakesTheFolder() throws IOException {
        folder = new ExperimentFolder(Files.createDirectories(temp.resolve("run")));
    }

    @AfterEach
    void noOrphan() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void writesTheCatalogue() throws Exception {
        Path file = temp.resolve("catalogue.json");

        start(HarnessCommand.CATALOGUE.with(plan(), file));

        assertThat(process.waitFor()).isZero();
        Catalogue catalogue = JsonFile.read(file, Catalogue.class);
        assertThat(catalogue.ids()).contains("lrn-removal", "random-labels").isSorted();
        assertThat(catalogue.experiments())
                .filteredOn(entry -> entry.id().equals("fake-pure-java"))
                .singleElement()
                .isEqualTo(
                        CatalogueEntry.of(
                                new Fakes.PureJava(),
                                Fakes.PureJava.class.getName(),
                                null,
                                List.of()));
    }

    private Path plan() throws IOException {
        Path plan = temp.resolve("plan.json");
        JsonFile.write(
                plan, new CataloguePlan(TestPlan.of("fake-pure-java").plan().dependencies()));
        return plan;
    }

    @Test
    void listsWithoutANativeLibraryAndWithoutAHome() throws Exception {
        Path file = temp.resolve("catalogue.json");
        Path noFolder = Files.writeString(temp.resolve("file"), "where no folder can be");

        process =
                HarnessJvm.start(
                        folder.log(),
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Duser.home=%s -Djava.io.tmpdir=%s -Dorg.bytedeco.javacpp.cachedir=%s"
                                        .formatted(noFolder, noFolder, noFolder),
                                "DJL_CACHE_DIR",
                                noFolder.toString(),
                                "LC_ALL",
                                "C"),
                        HarnessCommand.CATALOGUE.with(plan(), file));

        assertThat(process.waitFor()).as(log()).isZero();
        Catalogue catalogue = JsonFile.read(file, Catalogue.class);
        assertThat(catalogue.ids()).contains("zhang2017-kernel", "recht2019-new-test-set");
        assertThat(catalogue.broken()).noneMatch(broken -> broken.inWords().contains("Link"));
    }

    @Test
    void writesTheSameUnderEveryLocaleAndTimeZone() throws Exception {
        List<String> persian = resultsUnder("fa", "Asia/Tehran");
        List<String> english = resultsUnder("en", "UTC");

        assertThat(persian).isEqualTo(english);
        assertThat(persian.get(0)).contains("-seed-1,");
    }

    private List<String> resultsUnder(String language, String zone) throws Exception {
        process =
                HarnessJvm.run(
                        TestPlan.of("fake-training").seeds(1).plan(),
                        folder,
                        Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=" + language, "TZ", zone));
        assertThat(process.waitFor()).as(log()).isZero();
        return List.of(
                Files.readString(folder.metrics()),
                Files.readString(folder.verdicts()),
                Files.readString(folder.description()));
    }

    @Test
    void runsAPlan() throws Exception {
        start(TestPlan.of("fake-training").seeds(1));

        assertThat(process.waitFor()).as(log()).isZero();
        assertThat(JsonFile.read(folder.verdicts(), Verdicts.class).runId()).isEqualTo("run-1");
        assertThat(events()).last().isEqualTo(new Event.Done("run-1"));
    }

    @Test
    void refusesAPlan() throws Exception {
        start(TestPlan.of("no-such-experiment"));

        assertThat(process.waitFor()).as(log()).isEqualTo(HarnessCommand.REFUSED);
        assertThat(events()).last().isInstanceOf(Event.Refused.class);
        assertThat(folder.verdicts()).doesNotExist();
    }

    @Test
    void refusesABenchmarkOnADeviceThatIsNotThere() throws Exception {
        Path file = temp.resolve("benchmark.json");
        JsonFile.write(
                file,
                new BenchmarkPlan(
                        TestPlan.of("fake-training").device("gpu:99").plan(), 1, 0, List.of()));

        start(HarnessCommand.BENCHMARK.with(file, folder.path()));

        assertThat(process.waitFor()).as(log()).isEqualTo(HarnessCommand.REFUSED);
        assertThat(events()).last().asString().contains("gpu:99");
        assertThat(new BenchmarkFolder(folder.path()).measurements()).doesNotExist();
    }

    @Test
    void saysHowItIsCalled() throws Exception {
        start(List.of("walk"));

        assertThat(process.waitFor()).isNotIn(0, HarnessCommand.REFUSED);
        assertThat(log()).contains("| doctor PLAN_FILE DOCTOR_FOLDER");
    }

    @Test
    void dumpsItsThreadsAndDiesWithItsParent() throws Exception {
        start(TestPlan.of("fake-blocking").seeds(1));
        awaitEpoch();

        OutputStream commands = process.getOutputStream();
        commands.write("dump\n".getBytes(StandardCharsets.UTF_8));
        commands.flush();
        await(() -> Files.exists(folder.threadDump()));
        assertThat(folder.threadDump())
                .content()
                .contains("\"main\"", "\"watchdog\"", Fakes.Blocking.class.getName() + ".run");

        commands.close();
        assertThat(process.waitFor()).as("ended by the watchdog").isEqualTo(21);
        assertThat(folder.verdicts()).doesNotExist();
        assertThat(events()).noneMatch(Event.Done.class::isInstance);
        assertThat(folder.running(Scale.SMOKE, "only-seed-1").resolve("metrics.csv"))
                .as("what was measured is on disk")
                .content()
                .contains("only-seed-1,1,test_accuracy,0.5");
    }

    private void awaitEpoch() throws Exception {
        await(() -> events().stream().anyMatch(Event.EpochFinished.class::isInstance));
    }

    /** Looks again now and then until the process ends; {@link Timeout} is the deadline. */
    private void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(log()).isFalse();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private List<Event> events() throws IOException {
        return new EventLog(folder.events()).next();
    }

    private String log() throws IOException {
        return Files.readString(folder.log());
    }

    private void start(TestPlan plan) throws IOException {
        process = HarnessJvm.run(plan.plan(), folder);
    }

    private void start(List<String> arguments) throws IOException {
        process = HarnessJvm.start(folder.log(), Map.of(), arguments);
    }
}
