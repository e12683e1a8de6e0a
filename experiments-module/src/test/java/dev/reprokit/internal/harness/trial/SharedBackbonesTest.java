package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.harness.HarnessJvm;
import dev.reprokit.internal.harness.HarnessMain;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/** Whole runs of experiments that want the same trained network. */
@Tag("slow")
class SharedBackbonesTest {
    private static final String TITLE = "backbone mortal-mlp of seed 1";

    /** Three batches of training images and one of test images. */
    private static final int BATCHES_AN_EPOCH = 4;

    @TempDir private Path temp;

    @AfterEach
    void letTrialsStartAlone() {
        BackboneFakes.Probing.meeting = new CyclicBarrier(1);
        BackboneFakes.Probing.betweenFindingAndReading = () -> {};
    }

    @Test
    void isWhatAPlainTrainingLeaves() throws IOException {
        Results results = run("run", plan("fake-probes")).results();

        for (String metric :
                List.of("checksum", "train_loss", "train_accuracy", "test_loss", "test_accuracy")) {
            assertThat(results.curves("first", metric).get(1L).values())
                    .isEqualTo(results.curves("by-itself", metric).get(1L).values())
                    .isEqualTo(results.curves("second", metric).get(1L).values());
        }
        assertThat(results.curves("first", "checksum").get(1L).values().values())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void isTrainedOnceForTwoExperiments() throws IOException {
        ExperimentFolder first = run("first", plan("fake-probes"));
        ExperimentFolder second = run("second", plan("fake-other-probes"));
        ExperimentFolder alone =
                run("alone", plan("fake-other-probes").cache(temp.resolve("empty")));

        assertThat(epochsTrained(first)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(first)).hasSize(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(second)).containsExactly(TITLE + " reused from the cache");
        assertThat(epochsTrained(alone)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(second.metrics()).hasSameBinaryContentAs(alone.metrics());
    }

    /** A disk that is full for a moment must not cost a backbone of hours. */
    @Test
    void oneThatCannotBeWrittenEndsTheRunAndFailsNoTrial() throws IOException {
        run("first", plan("fake-probes"));
        String digest = entry().getFileName().toString();
        ExperimentFolder folder = folder("run");
        Files.createDirectories(folder.running(Scale.SMOKE));
        Files.writeString(
                folder.running(Scale.SMOKE)
                        .resolve("backbone-mortal-mlp-seed-1-" + digest.substring(0, 12)),
                "in the way");

        assertThatIOException()
                .isThrownBy(() -> run("run", plan("fake-probes").cache(temp.resolve("empty"))))
                .withMessageStartingWith("the run folder cannot be written: ");
        assertThat(folder.trials()).doesNotExist();
    }

    @Test
    void trialsThatWantItAtOnceWaitForOne() throws IOException {
        BackboneFakes.Probing.meeting = new CyclicBarrier(2);
        ExperimentFolder together = run("together", plan("fake-probes").parallel("2"));

        assertThat(epochsTrained(together)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(together.results().curves("second", "checksum").get(1L).values())
                .isEqualTo(together.results().curves("first", "checksum").get(1L).values());
    }

    @Test
    void itsKeyHasTheCodeThatTrainsAndNoExperiment() throws IOException {
        run("first", plan("fake-probes"));

        assertThat(entry().resolve("entry.json"))
                .content()
                .contains(
                        "class dev/reprokit/internal/harness/trial/BackboneFakes$MortalMlp",
                        "class dev/reprokit/nn/Mlp",
                        "class dev/reprokit/training/SgdMomentum",
                        "class dev/reprokit/internal/harness/trial/SharedTensors",
                        "data synthetic-train-48",
                        "threads per trial")
                .doesNotContain(
                        "Probes", "Probing", "dev/reprokit/paper", "\"scale\"", "ResultStore");
    }

    @Test
    void eachSeedHasItsOwn() throws IOException {
        run("first", plan("fake-probes"));
        ExperimentFolder two = run("two", plan("fake-other-probes").seeds(2));

        assertThat(epochsTrained(two)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(two))
                .startsWith(
                        TITLE + " reused from the cache",
                        "backbone mortal-mlp of seed 2: epoch 1 of 4, %s"
                                .formatted(notes(two).get(1).split(", ")[1]));
    }

    @Test
    void aDamagedOneIsToldAndTrainedAgain() throws IOException {
        run("first", plan("fake-probes"));
        Path parameters = entry().resolve("epoch-3");
        damage(parameters);

        ExperimentFolder second = run("second", plan("fake-other-probes"));

        assertThat(notes(second).get(0)).contains("damaged", parameters.toString(), "has SHA-256");
        assertThat(epochsTrained(second)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertSameAsUncached(second);
    }

    @Test
    void oneThatVanishesBeforeItIsReadIsTrainedAgain() throws IOException {
        run("first", plan("fake-probes"));
        BackboneFakes.Probing.betweenFindingAndReading =
                () -> {
                    try {
                        CacheFolder.delete(temp.resolve("cache/entries/backbones"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };

        ExperimentFolder second = run("second", plan("fake-other-probes"));

        assertThat(notes(second))
                .startsWith(TITLE + " reused from the cache")
                .anyMatch(note -> note.startsWith(TITLE + " is gone from "));
        assertThat(epochsTrained(second)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        BackboneFakes.Probing.betweenFindingAndReading = () -> {};
        ExperimentFolder alone =
                run("alone", plan("fake-other-probes").cache(temp.resolve("empty")));
        assertThat(second.metrics()).hasSameBinaryContentAs(alone.metrics());
    }

    @Test
    void aRerunTrainsItOnceAndReplacesIt() throws IOException {
        run("first", plan("fake-probes"));
        damage(entry().resolve("epoch-3"));

        ExperimentFolder second = run("second", plan("fake-probes").rerun());
        ExperimentFolder third = run("third", plan("fake-other-probes"));

        assertThat(epochsTrained(second)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(second)).hasSize(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(third)).containsExactly(TITLE + " reused from the cache");
    }

    @Test
    void whereItCannotBeKeptItIsStillTrainedOnce() throws IOException {
        run("other", plan("fake-pure-java"));
        Files.writeString(temp.resolve("cache/entries/backbones"), "in the way");

        ExperimentFolder folder = run("run", plan("fake-probes"));

        assertThat(epochsTrained(folder)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertThat(notes(folder))
                .anyMatch(note -> note.startsWith(TITLE + " is not kept in the cache"));
        assertSameAsUncached(folder);
    }

    @Test
    void goesOnInTheMiddle() throws IOException, InterruptedException {
        ExperimentFolder folder = folder("run");
        dieInEpoch(4, folder);

        run("run", plan("fake-probes"));

        assertThat(notes(folder).get(0)).isEqualTo(TITLE + " continues after epoch 3 of 4");
        assertThat(epochsTrained(folder)).isEqualTo(1);
        assertSameAsUncached(folder);
        assertThat(folder.running()).doesNotExist();
    }

    /** It is left for trials of other seeds, which keep it from being deleted. */
    @Test
    void aRerunBeginsAnewWhatIsLeft() throws IOException, InterruptedException {
        ExperimentFolder folder = folder("run");
        dieInEpoch(4, folder);
        Files.createDirectories(folder.running(Scale.SMOKE, "first-seed-9"));

        run("run", plan("fake-probes").rerun());

        assertThat(epochsTrained(folder)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertSameAsUncached(folder);
    }

    @Test
    void damagedParametersOfAnUnfinishedTrainingAreToldAndTrainedAgain()
            throws IOException, InterruptedException {
        ExperimentFolder folder = folder("run");
        dieInEpoch(4, folder);
        Path parameters;
        try (Stream<Path> files = Files.walk(folder.running())) {
            parameters = files.filter(file -> file.endsWith("epoch-3")).findFirst().orElseThrow();
        }
        damage(parameters);

        run("run", plan("fake-probes"));

        assertThat(notes(folder).get(0))
                .startsWith(TITLE + " starts over: ")
                .contains(parameters.toString(), "was changed");
        assertThat(epochsTrained(folder)).isEqualTo(BackboneFakes.Probing.EPOCHS);
        assertSameAsUncached(folder);
    }

    private void dieInEpoch(int epoch, ExperimentFolder folder)
            throws IOException, InterruptedException {
        int batches = 1 + BATCHES_AN_EPOCH * (epoch - 1) + 2;
        Process jvm =
                HarnessJvm.run(
                        plan("fake-probes").plan(),
                        folder,
                        Map.of(BackboneFakes.MortalMlp.DIES_AFTER, String.valueOf(batches)));
        assertThat(jvm.waitFor()).isEqualTo(137);
        assertThat(epochsTrained(folder)).isEqualTo(epoch - 1);
        Files.delete(folder.events());
    }

    private void assertSameAsUncached(ExperimentFolder folder) throws IOException {
        ExperimentFolder alone = run("alone", plan("fake-probes").cache(temp.resolve("empty")));
        assertThat(folder.metrics()).hasSameBinaryContentAs(alone.metrics());
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private TestPlan plan(String experiment) {
        return TestPlan.of(experiment).cache(temp.resolve("cache"));
    }

    private Path entry() throws IOException {
        Path subject = temp.resolve("cache/entries/backbones/mortal-mlp/synthetic/seed-1");
        try (Stream<Path> entries = Files.list(subject)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }

    private ExperimentFolder run(String name, TestPlan plan) throws IOException {
        ExperimentFolder folder = folder(name);
        assertThat(HarnessMain.run(plan.plan(), folder)).as("exit status").isZero();
        return folder;
    }

    private static long epochsTrained(ExperimentFolder folder) throws IOException {
        return notes(folder).stream().filter(note -> note.contains(": epoch ")).count();
    }

    private static List<String> notes(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events())
                .next().stream()
                        .filter(Event.Note.class::isInstance)
                        .map(event -> ((Event.Note) event).message())
                        .toList();
    }
}
