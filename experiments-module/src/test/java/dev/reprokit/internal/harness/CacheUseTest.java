package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;

import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole runs that find earlier ones' trials. */
@Tag("slow")
class CacheUseTest {
    private static final int TRIALS = 10;

    @TempDir private Path temp;

    @Test
    void anUnchangedRunReusesEveryTrialByteForByte() throws IOException {
        ExperimentFolder first = run("first", plan("run-1"));
        ExperimentFolder second = run("second", plan("run-2"));

        assertThat(reused(first)).isEqualTo(new Event.TrialsReused(0, TRIALS));
        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(TRIALS, TRIALS));
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
        assertThat(second.trials()).hasSameBinaryContentAs(first.trials());
        assertThat(TrialsCsv.read(second.trials())).extracting(TrialRow::run).containsOnly("run-1");
        assertThat(events(second))
                .noneMatch(Event.TrialStarted.class::isInstance)
                .last()
                .isEqualTo(new Event.Done("run-2"));
        assertThat(JsonFile.read(second.provenance(), Provenance.class).reused())
                .isEqualTo(Map.of("run-1", TRIALS));
    }

    @Test
    void whatIsMissingRunsBesideWhatIsReused() throws IOException {
        ExperimentFolder some = run("some", plan("run-1").seeds(2));
        ExperimentFolder all = run("all", plan("run-2"));
        ExperimentFolder uncached = run("uncached", plan("run-3").cache(temp.resolve("other")));

        assertThat(reused(all)).isEqualTo(new Event.TrialsReused(4, TRIALS));
        assertThat(TrialsCsv.read(all.trials()))
                .extracting(TrialRow::run)
                .startsWith("run-1", "run-1", "run-1", "run-1", "run-2")
                .endsWith("run-2");
        assertThat(events(all))
                .filteredOn(Event.TrialStarted.class::isInstance)
                .hasSize(TRIALS - 4)
                .first()
                .isEqualTo(new Event.TrialStarted("fast-seed-3", "fast", 3, 1, TRIALS - 4));
        assertThat(all.metrics()).hasSameBinaryContentAs(uncached.metrics());
        assertThat(reused(some).trials()).isZero();
    }

    @Test
    void aRerunComputesEverythingAndItsTrialsReplaceTheOldOnes() throws IOException {
        run("first", plan("run-1"));
        ExperimentFolder second = run("second", plan("run-2").rerun());
        ExperimentFolder third = run("third", plan("run-3"));

        assertThat(reused(second).trials()).isZero();
        assertThat(TrialsCsv.read(second.trials())).extracting(TrialRow::run).containsOnly("run-2");
        assertThat(TrialsCsv.read(third.trials())).extracting(TrialRow::run).containsOnly("run-2");
    }

    @Test
    void onlyFinishedTrialsAreKept() throws IOException {
        run("first", TestPlan.of("fake-faulty").cache(cache()));
        ExperimentFolder second = run("second", TestPlan.of("fake-faulty").cache(cache()));

        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(1, 5));
    }

    @Test
    void aCorruptedEntryIsToldAndComputedAgain() throws IOException {
        ExperimentFolder first = run("first", plan("run-1"));
        Path metrics = entry("slow-seed-2").resolve("metrics.csv");
        String text = Files.readString(metrics);
        Files.writeString(metrics, text.replaceFirst("0\\.\\d", "0.0"));

        ExperimentFolder second = run("second", plan("run-2"));

        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(TRIALS - 1, TRIALS));
        assertThat(notes(second))
                .singleElement()
                .asString()
                .contains("damaged", metrics.toString(), "has SHA-256", "expected");
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
        assertThat(reused(run("third", plan("run-3"))).trials()).isEqualTo(TRIALS);
    }

    @Test
    void aTruncatedEntryIsToldAndComputedAgain() throws IOException {
        run("first", plan("run-1"));
        Path row = entry("fast-seed-1").resolve("trial.csv");
        Files.write(row, new byte[0]);

        ExperimentFolder second = run("second", plan("run-2"));

        assertThat(notes(second)).singleElement().asString().contains(row.toString());
        assertThat(reused(second).trials()).isEqualTo(TRIALS - 1);
    }

    /** Their digests are right, as in a cache that two builds have poisoned. */
    @Test
    void entriesWhoseRowsAreNotTheirTrialsAreToldAndComputedAgain() throws IOException {
        ExperimentFolder first = run("first", plan("run-1"));
        forge("fast-seed-1", "metrics.csv", "fast-seed-1,2,", "fast-seed-2,2,");
        forge("fast-seed-2", "metrics.csv", "fast-seed-2,2,", "fast-seed-2,1,");
        forge("fast-seed-3", "metrics.csv", "fast-seed-3,3,", "fast-seed-3,4,");
        forge("slow-seed-1", "trial.csv", "slow-seed-1,slow,1,", "slow-seed-1,slow,2,");
        forge("slow-seed-2", "trial.csv", ",finished,3,", ",finished,2,");
        forge("slow-seed-3", "trial.csv", ",finished,3,", ",diverged,3,");

        ExperimentFolder second = run("second", plan("run-2"));

        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(TRIALS - 6, TRIALS));
        assertThat(notes(second))
                .hasSize(6)
                .allMatch(note -> note.contains("damaged cache entry"))
                .filteredOn(note -> note.contains("does not belong to the epochs"))
                .hasSize(3);
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
    }

    /** Changes a file of an entry, and its digest with it. */
    private void forge(String trial, String name, String from, String to) throws IOException {
        Path file = entry(trial).resolve(name);
        Path manifest = entry(trial).resolve("entry.json");
        String before = Sha256.of(file);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        Files.writeString(manifest, Files.readString(manifest).replace(before, Sha256.of(file)));
    }

    @Test
    void theReasonForAMissIsSaidOnce() throws IOException {
        run("first", TestPlan.of("fake-training").cache(cache()));
        Path key = entry("one-layer-seed-1", "fake-training").resolve("entry.json");

        ExperimentFolder second =
                run(
                        "second",
                        TestPlan.of("fake-training")
                                .cache(cache())
                                .numerics(new Numerics(false, true, false)));

        assertThat(notes(second))
                .containsExactly("4 trials run again, since TF32 is true, was false");
        assertThat(key)
                .content()
                .contains(
                        "class dev/reprokit/internal/harness/Fakes$Training",
                        "class dev/reprokit/nn/Mlp",
                        "class dev/reprokit/training/ClassificationRun",
                        "data synthetic-train-48",
                        "\"seed\" : \"1\"",
                        "library org.example:assertj-core");
    }

    @Test
    void trialsOfAnotherMachineCountIfAsked() throws IOException {
        ExperimentFolder first = run("first", plan("run-1"));
        moveToMachine("fast-seed-1", "device", "CPU, another, AVX2");
        moveToMachine("slow-seed-1", "JDK", "another 17");
        moveToMachine("slow-seed-2", "deterministic", "true");

        ExperimentFolder second = run("second", plan("run-2").anyMachine());

        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(TRIALS - 1, TRIALS));
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
        assertThat(JsonFile.read(second.provenance(), Provenance.class).otherMachines())
                .hasSize(2)
                .containsValues(1, 1)
                .hasKeySatisfying(machine("CPU, another, AVX2; "))
                .hasKeySatisfying(machine("; JDK of another 17"));
        assertThat(notes(second))
                .hasSize(3)
                .anyMatch(note -> note.startsWith("1 trial of another machine: CPU, another"))
                .contains("1 trial run again, since deterministic is false, was true");
        assertThat(reused(run("third", plan("run-3"))).trials()).isEqualTo(TRIALS - 2);
    }

    @Test
    void trialsOfAnotherMachineAreToldUnasked() throws IOException {
        run("first", plan("run-1"));
        moveToMachine("fast-seed-1", "OS", "Plan 9");

        ExperimentFolder second = run("second", plan("run-2"));

        assertThat(reused(second).trials()).isEqualTo(TRIALS - 1);
        assertThat(notes(second))
                .singleElement()
                .asString()
                .contains("OS is", "was Plan 9", "-Drepro.anyMachine");
        assertThat(JsonFile.read(second.provenance(), Provenance.class).otherMachines()).isEmpty();
    }

    @Test
    void trialsOfAnotherMachineAreToldWhateverElseIsThere() throws IOException {
        run("first", plan("run-1"));
        moveToMachine("fast-seed-1", "OS", "Plan 9");
        moveToMachine("fast-seed-1", "JDK", "another 17");
        run("stale", plan("run-2").numerics(new Numerics(false, true, false)));

        ExperimentFolder third = run("third", plan("run-3"));

        assertThat(reused(third).trials()).isEqualTo(TRIALS - 1);
        assertThat(notes(third))
                .singleElement()
                .asString()
                .contains("OS is", "was Plan 9", "-Drepro.anyMachine");
    }

    /** The trials that a claim compares. */
    @Test
    void trialsOfASeedAreOfTheMachineThatHasMostOfThem() throws IOException {
        ExperimentFolder first = run("first", plan("run-1"));
        for (int seed = 1; seed <= TRIALS / 2; seed++) {
            Path fast = entry("fast-seed-" + seed);
            Path slow = entry("slow-seed-" + seed);
            copyToMachine(fast, "device", "CPU, a part");
            for (Path trial : List.of(fast, slow)) {
                copyToMachine(trial, "device", "CPU, whole 1");
                copyToMachine(trial, "device", "CPU, whole 2");
                CacheFolder.delete(trial);
            }
        }

        ExperimentFolder second = run("second", plan("run-2").anyMachine());

        assertThat(JsonFile.read(second.provenance(), Provenance.class).otherMachines())
                .hasSize(1)
                .containsValue(TRIALS)
                .hasKeySatisfying(machine("CPU, whole 1; "));
        assertThat(second.metrics()).hasSameBinaryContentAs(first.metrics());
    }

    @Test
    void whatNoMachineHasAllOfComesFromSeveralAndFirstFromThisOne() throws IOException {
        run("first", plan("run-1").seeds(2));
        copyToMachine(entry("fast-seed-1"), "device", "CPU, another");
        moveToMachine("slow-seed-1", "device", "CPU, another");
        moveToMachine("fast-seed-2", "device", "CPU, another");
        moveToMachine("slow-seed-2", "device", "CPU, a third");

        ExperimentFolder second = run("second", plan("run-2").seeds(2).anyMachine());

        assertThat(reused(second)).isEqualTo(new Event.TrialsReused(4, 4));
        assertThat(notes(second))
                .hasSize(2)
                .anyMatch(note -> note.startsWith("2 trials of another machine: CPU, another; "))
                .anyMatch(note -> note.startsWith("1 trial of another machine: CPU, a third; "));
    }

    /** Makes a trial of the cache one for which an input was different. */
    private void moveToMachine(String trial, String input, String value) throws IOException {
        Path entry = entry(trial);
        copyToMachine(entry, input, value);
        CacheFolder.delete(entry);
    }

    private static void copyToMachine(Path entry, String input, String value) throws IOException {
        JsonNode found = new ObjectMapper().readTree(entry.resolve("entry.json").toFile());
        ObjectNode inputs = (ObjectNode) found.get("key").get("inputs");
        assertThat(inputs.has(input)).isTrue();
        inputs.put(input, value);
        SortedMap<String, String> all = new TreeMap<>();
        inputs.properties().forEach(it -> all.put(it.getKey(), it.getValue().textValue()));
        Path copy = Files.createDirectory(entry.resolveSibling(new Key(all).digest()));
        try (Stream<Path> files = Files.list(entry)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.writeString(copy.resolve("entry.json"), found.toString());
    }

    private static Condition<String> machine(String words) {
        return new Condition<>(machine -> machine.contains(words), words);
    }

    @Test
    void anEntryNamesNoPlaceOnThisMachine() throws IOException {
        run("first", plan("run-1"));

        try (Stream<Path> files = Files.walk(cache())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .doesNotContain(temp.toString(), Path.of("").toAbsolutePath().toString());
            }
        }
    }

    @Test
    void claimsAndTextsOfExperimentsAreNoInputs() throws IOException {
        run("first", plan("run-1"));

        assertThat(entry("fast-seed-1").resolve("entry.json"))
                .content()
                .contains("class dev/reprokit/internal/harness/trial/RunningTrial")
                .doesNotContain("class dev/reprokit/assertion/", "class dev/reprokit/report/")
                .doesNotContain("class dev/reprokit/experiment/Claim");
    }

    @Test
    void aFolderThatIsNoCacheIsRefusedBeforeAnythingRuns() throws IOException {
        Files.writeString(Files.createDirectories(cache()).resolve("precious"), "text");
        ExperimentFolder folder = folder("run");

        assertThat(HarnessMain.run(plan("run-1").plan(), folder)).isEqualTo(HarnessCommand.REFUSED);

        assertThat(events(folder))
                .singleElement()
                .asString()
                .contains(cache().toString(), "-Drepro.cacheDirectory");
        assertThat(folder.plan()).doesNotExist();
    }

    @Test
    void theSizeIsKeptButWhatThisRunUsedStays() throws IOException {
        run("first", plan("run-1"));
        long size = CacheFolder.size(cache());
        run("second", plan("run-2").firstSeed(101).cacheBytes(size / 2));

        assertThat(reused(run("new", plan("run-3").firstSeed(101))).trials()).isEqualTo(TRIALS);
        assertThat(reused(run("old", plan("run-4"))).trials()).isZero();
    }

    private Path cache() {
        return temp.resolve("cache");
    }

    private TestPlan plan(String runId) {
        return TestPlan.of("fake-pure-java").cache(cache()).runId(runId);
    }

    private Path entry(String trial) throws IOException {
        return entry(trial, "fake-pure-java");
    }

    private Path entry(String trial, String experiment) throws IOException {
        Path subject = cache().resolve("entries/trials/%s/smoke/%s".formatted(experiment, trial));
        try (Stream<Path> entries = Files.list(subject)) {
            return entries.toList().get(0);
        }
    }

    private ExperimentFolder run(String name, TestPlan plan) throws IOException {
        ExperimentFolder folder = folder(name);
        Plan wanted = plan.plan();
        assertThat(HarnessMain.run(wanted, folder)).as("exit status").isZero();
        return folder;
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }

    private static List<Event> events(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events()).next();
    }

    private static Event.TrialsReused reused(ExperimentFolder folder) throws IOException {
        return events(folder).stream()
                .filter(Event.TrialsReused.class::isInstance)
                .map(Event.TrialsReused.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> notes(ExperimentFolder folder) throws IOException {
        return events(folder).stream()
                .filter(Event.Note.class::isInstance)
                .map(event -> ((Event.Note) event).message())
                .toList();
    }
}
