package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs that stop in the second trial, after its fourth epoch, and are typed again; what they left
 * is changed in between.
 */
@Tag("slow")
class ResumedRunTest {
    private static final String FIRST = "with-lrn-seed-1";
    private static final String SECOND = "without-lrn-seed-1";
    private static final int STOPPED_AFTER = 4;

    private static byte[] uninterrupted;
    private static final Map<String, byte[]> right = new HashMap<>();
    private static Map<Path, byte[]> stopped;

    @TempDir private Path temp;
    private ExperimentFolder folder;

    @BeforeAll
    static void stopInTheSecondTrial(@TempDir Path temp) throws IOException, InterruptedException {
        ExperimentFolder whole = new ExperimentFolder(temp.resolve("whole"));
        Files.createDirectories(whole.path());
        run(TestPlan.of("fake-lengthy").seeds(1), whole);
        uninterrupted = Files.readAllBytes(whole.metrics());
        for (String trial : List.of(FIRST, SECOND, "mlp-seed-1")) {
            right.put(trial, Files.readAllBytes(whole.rightAnswers(trial)));
        }
        ExperimentFolder part = new ExperimentFolder(temp.resolve("part"));
        Files.createDirectories(part.path());
        stopAfter(Fakes.Lengthy.EPOCHS + STOPPED_AFTER, part);
        stopped = new HashMap<>();
        try (Stream<Path> files = Files.walk(part.running())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stopped.put(part.path().relativize(file), Files.readAllBytes(file));
            }
        }
    }

    @BeforeEach
    void leaveWhatWasLeft() throws IOException {
        folder = new ExperimentFolder(temp.resolve("run"));
        for (Map.Entry<Path, byte[]> file : stopped.entrySet()) {
            Path copy = folder.path().resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
    }

    private static void stopAfter(int epochs, ExperimentFolder folder)
            throws IOException, InterruptedException {
        Process jvm =
                HarnessJvm.run(
                        TestPlan.of("fake-lengthy").seeds(1).plan(),
                        folder,
                        Map.of(Fakes.Lengthy.DIES_AFTER, String.valueOf(epochs)));
        assertThat(jvm.waitFor()).isEqualTo(137);
        Files.delete(folder.events());
    }

    @Test
    void goesOn() throws IOException {
        runAgain();

        assertThat(notes())
                .containsExactly(
                        FIRST + " had ended before the run was killed: it is kept",
                        SECOND + " continues after epoch 4");
        assertThat(trainedEpochs(FIRST)).isEmpty();
        assertThat(trainedEpochs(SECOND)).containsExactly(5, 6, 7, 8);
        assertThat(trainedEpochs("mlp-seed-1")).hasSize(Fakes.Lengthy.EPOCHS);
        assertThat(folder.running()).doesNotExist();
    }

    @Test
    void rowsTellOfTheWholeTrial() throws IOException {
        runAgain();

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::trial, TrialRow::epochs)
                .containsExactly(tuple(FIRST, 8), tuple(SECOND, 8), tuple("mlp-seed-1", 8));
    }

    @Test
    void goesOnAsOftenAsItIsStopped() throws IOException, InterruptedException {
        stopAfter(1, folder);
        stopAfter(2, folder);
        stopAfter(1, folder);
        runAgain();

        // The last stop came after the eighth epoch was on disk, and before the trial had ended.
        assertThat(notes()).contains(SECOND + " continues after epoch 8");
        assertThat(trainedEpochs(SECOND)).isEmpty();
    }

    @Test
    void aChangedCheckpointIsNoticed() throws IOException {
        byte[] bytes =
                Files.readAllBytes(folder.running(Scale.SMOKE, SECOND).resolve("checkpoint"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.running(Scale.SMOKE, SECOND).resolve("checkpoint"), bytes);

        runAgain();

        assertBeganAnew(
                SECOND,
                folder.running(Scale.SMOKE, SECOND).resolve("checkpoint").toString(),
                "was changed");
    }

    @Test
    void aCutOffCheckpointIsNoticed() throws IOException {
        byte[] bytes =
                Files.readAllBytes(folder.running(Scale.SMOKE, SECOND).resolve("checkpoint"));
        for (int length : List.of(0, 10, 1000, bytes.length - 1)) {
            leaveWhatWasLeft();
            Files.write(
                    folder.running(Scale.SMOKE, SECOND).resolve("checkpoint"),
                    Arrays.copyOf(bytes, length));
            Files.deleteIfExists(folder.events());

            runAgain();

            assertBeganAnew(
                    SECOND, folder.running(Scale.SMOKE, SECOND).resolve("checkpoint").toString());
        }
    }

    @Test
    void anotherFormatIsNoticed() throws IOException {
        Files.writeString(
                folder.running(Scale.SMOKE, SECOND).resolve("checkpoint"),
                "ReproKit checkpoint 1\nof the past");

        runAgain();

        assertBeganAnew(
                SECOND, "begins with 'ReproKit checkpoint 1' instead of 'ReproKit checkpoint 2'");
    }

    @Test
    void changedMetricsAreNoticed() throws IOException {
        Path metrics = folder.running(Scale.SMOKE, SECOND).resolve("metrics.csv");
        String text = Files.readString(metrics);
        Files.writeString(metrics, text.replaceFirst("\\d\n", "x\n"));

        runAgain();

        assertBeganAnew(SECOND, metrics.toString(), "expected %d bytes".formatted(text.length()));
    }

    @Test
    void missingMetricsAreNoticed() throws IOException {
        Files.delete(folder.running(Scale.SMOKE, SECOND).resolve("metrics.csv"));

        runAgain();

        assertBeganAnew(
                SECOND,
                folder.running(Scale.SMOKE, SECOND).resolve("metrics.csv").toString(),
                "found 0 bytes");
    }

    @Test
    void changedMetricsOfATrialThatHadEndedAreNoticed() throws IOException {
        Files.writeString(folder.running(Scale.SMOKE, FIRST).resolve("metrics.csv"), "");

        runAgain();

        assertBeganAnew(
                FIRST,
                folder.running(Scale.SMOKE, FIRST).resolve("metrics.csv").toString(),
                "found 0 bytes");
        assertThat(notes()).contains(SECOND + " continues after epoch 4");
    }

    @Test
    void damagedAnswersOfATrialThatHadEndedAreNoticed() throws IOException {
        Files.write(folder.running(Scale.SMOKE, FIRST).resolve("right.bits"), new byte[0]);

        runAgain();

        assertBeganAnew(
                FIRST,
                folder.running(Scale.SMOKE, FIRST).resolve("right.bits").toString(),
                "is damaged");
    }

    @Test
    void metricsAfterTheCheckpointAreCutOff() throws IOException {
        String more = SECOND + ",5,test_accuracy,0.25\n" + SECOND + ",5,test_lo";
        Files.writeString(
                folder.running(Scale.SMOKE, SECOND).resolve("metrics.csv"),
                more,
                StandardOpenOption.APPEND);

        runAgain();

        assertThat(notes())
                .contains(
                        "%s: %d bytes that came after its checkpoint are cut off %s"
                                .formatted(
                                        SECOND,
                                        more.length(),
                                        folder.running(Scale.SMOKE, SECOND).resolve("metrics.csv")),
                        SECOND + " continues after epoch 4");
        assertThat(trainedEpochs(SECOND)).containsExactly(5, 6, 7, 8);
    }

    @Test
    void anotherScaleLeavesItAsItIs() throws IOException {
        run(TestPlan.of("fake-lengthy").seeds(1).scale(Scale.REDUCED), folder);

        assertThat(folder.metrics()).hasBinaryContent(uninterrupted);
        assertThat(notes()).isEmpty();
        assertThat(trainedEpochs(FIRST)).hasSize(Fakes.Lengthy.EPOCHS);
        assertThat(trainedEpochs(SECOND)).hasSize(Fakes.Lengthy.EPOCHS);
        Files.delete(folder.events());
        goesOn();
    }

    @Test
    void otherSeedsLeaveItAsItIs() throws IOException {
        Path backbone = backboneUnderWay();

        run(TestPlan.of("fake-lengthy").seeds(2L).conditions("mlp"), folder);

        assertThat(trainedEpochs("mlp-seed-2")).hasSize(Fakes.Lengthy.EPOCHS);
        assertThat(folder.running(Scale.SMOKE, "mlp-seed-2")).doesNotExist();
        assertThat(backbone).exists();
        Files.delete(folder.events());
        goesOn();
    }

    @Test
    void aLookAtOtherConditionsLeavesItAsItIs() throws IOException {
        run(TestPlan.of("fake-lengthy").seeds(1).conditions("mlp"), folder);

        assertThat(folder.running(Scale.SMOKE, "mlp-seed-1")).doesNotExist();
        Files.delete(folder.events());
        goesOn();
    }

    @Test
    void aRerunOfOtherSeedsLeavesItAsItIs() throws IOException {
        run(TestPlan.of("fake-lengthy").seeds(2L).conditions("mlp").rerun(), folder);

        Files.delete(folder.events());
        goesOn();
    }

    private Path backboneUnderWay() throws IOException {
        Path backbone = folder.running(Scale.SMOKE, "backbone-net-seed-1-0123456789ab");
        Files.createDirectories(backbone);
        return Files.writeString(backbone.resolve("checkpoint"), "of somebody else");
    }

    @Test
    void aRerunBeginsAnew() throws IOException {
        run(TestPlan.of("fake-lengthy").seeds(1).rerun(), folder);

        assertThat(folder.metrics()).hasBinaryContent(uninterrupted);
        assertThat(notes()).isEmpty();
        assertThat(trainedEpochs(FIRST)).hasSize(Fakes.Lengthy.EPOCHS);
        assertThat(trainedEpochs(SECOND)).hasSize(Fakes.Lengthy.EPOCHS);
    }

    @Test
    void anExperimentThatDoesNotAskBeginsAnew() throws IOException {
        ExperimentFolder whole = folder("pure-java");
        run(TestPlan.of("fake-pure-java").seeds(1), whole);
        ExperimentFolder again = folder("pure-java-again");
        Path metrics = again.running(Scale.SMOKE, "slow-seed-1").resolve("metrics.csv");
        Files.createDirectories(metrics.getParent());
        Files.writeString(metrics, "trial,epoch,metric,value\nslow-seed-1,1,te");

        run(TestPlan.of("fake-pure-java").seeds(1), again);

        assertThat(again.metrics()).hasSameBinaryContentAs(whole.metrics());
    }

    private void assertBeganAnew(String trial, String... why) throws IOException {
        assertThat(notes())
                .filteredOn(note -> note.startsWith(trial))
                .singleElement()
                .asString()
                .startsWith(trial + " starts over: ")
                .contains(why);
        assertThat(trainedEpochs(trial)).hasSize(Fakes.Lengthy.EPOCHS);
    }

    private void runAgain() throws IOException {
        run(TestPlan.of("fake-lengthy").seeds(1), folder);
        assertThat(folder.metrics()).hasBinaryContent(uninterrupted);
        right.forEach(
                (trial, bits) -> assertThat(folder.rightAnswers(trial)).hasBinaryContent(bits));
    }

    private List<String> notes() throws IOException {
        return new EventLog(folder.events())
                .next().stream()
                        .filter(Event.Note.class::isInstance)
                        .map(event -> ((Event.Note) event).message())
                        .toList();
    }

    private List<Integer> trainedEpochs(String trial) throws IOException {
        List<Integer> epochs = new ArrayList<>();
        for (Event event : new EventLog(folder.events()).next()) {
            if (event instanceof Event.EpochFinished epoch && epoch.trial().equals(trial)) {
                epochs.add(epoch.epoch());
            }
        }
        return epochs;
    }

    private static void run(TestPlan plan, ExperimentFolder folder) throws IOException {
        assertThat(HarnessMain.run(plan.plan(), folder)).as("exit status").isZero();
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }
}
