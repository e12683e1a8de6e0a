package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;

import dev.reprokit.internal.harness.machine.Memory;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plans that cannot be run: nothing is touched, and the reason says what to do. */
class RefusalTest {
    @TempDir private Path temp;
    private ExperimentFolder folder;

    @BeforeEach
    void anEarlierRunIsThere() throws IOException {
        folder = new ExperimentFolder(Files.createDirectories(temp.resolve("run")));
        Files.writeString(folder.verdicts(), "earlier verdicts");
        Files.writeString(folder.metrics(), "earlier metrics");
    }

    @Test
    void anUnknownExperiment() throws IOException {
        assertRefused(TestPlan.of("lrn-removed"))
                .contains("no experiment 'lrn-removed'")
                .contains("lrn-removal", "fake-pure-java");
    }

    @Test
    void anIdThatTwoExperimentsShare() throws IOException {
        assertRefused(TestPlan.of("fake-twin"))
                .contains("more than one experiment has the id 'fake-twin'")
                .contains(Fakes.Twin.class.getName(), Fakes.OtherTwin.class.getName());
    }

    @Test
    void anIdThatTwoClaimsShare() throws IOException {
        assertRefused(TestPlan.of("fake-ambiguous"))
                .contains("claim C1 of fake-ambiguous is there twice");
    }

    @Test
    void anExperimentThatCannotBeDescribed() throws IOException {
        assertRefused(TestPlan.of("fake-chartless"))
                .contains(
                        Fakes.Chartless.class.getName(),
                        "IllegalArgumentException: no such chart",
                        "Chartless.charts(Fakes.java:");
    }

    @Test
    void anUnknownCondition() throws IOException {
        assertRefused(TestPlan.of("fake-pure-java").conditions("slow", "fasd"))
                .isEqualTo(
                        "fake-pure-java has no condition 'fasd'; did you mean 'fast'?; there are:"
                                + " fast, slow");
    }

    @Test
    void aNumberOfEpochsOfAnExperimentThatMeasuresOnce() throws IOException {
        assertRefused(TestPlan.of("fake-verbose").override(Look.EPOCHS, 3))
                .isEqualTo(
                        "-Drepro.override.epochs does not apply to fake-verbose: its conditions"
                                + " have one epoch, which stays");
    }

    @Test
    void aNumberOfImagesOfAnExperimentThatBringsItsOwn() throws IOException {
        assertRefused(TestPlan.of("fake-pure-java").override(Look.TEST_IMAGES, 5))
                .isEqualTo(
                        "fake-pure-java brings its own data, so that only -Drepro.override.epochs"
                                + " applies to it");
    }

    @Test
    void anUnknownDataSet() throws IOException {
        assertRefused(TestPlan.of("fake-training").on("imagenet", null))
                .contains("unknown data set 'imagenet'", "-Drepro.dataset", "synthetic", "cifar10");
    }

    @Test
    void aDataDirectoryThatIsNotThere() throws IOException {
        Path missing = temp.resolve("no-such-folder");

        assertRefused(TestPlan.of("fake-training").on("cifar10", missing))
                .contains(missing.toString(), "-Drepro.dataDirectory");
    }

    @Test
    void aDataFileThatIsCutOff() throws IOException {
        Path data = Files.createDirectories(temp.resolve("data"));
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(data.resolve("data_batch_%d.bin".formatted(batch)), new byte[3000]);
        }
        Files.write(data.resolve("test_batch.bin"), new byte[3000]);

        assertRefused(TestPlan.of("fake-training").on("cifar10", data))
                .contains("data_batch_1.bin");
    }

    @Test
    void aDataFileThatCannotBeRead() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(unreadable));
        Path data = Files.createDirectories(temp.resolve("data"));
        for (String file :
                List.of(
                        "train-images-idx3-ubyte",
                        "train-labels-idx1-ubyte",
                        "t10k-images-idx3-ubyte",
                        "t10k-labels-idx1-ubyte")) {
            Files.createSymbolicLink(data.resolve(file), unreadable);
        }

        assertRefused(TestPlan.of("fake-training").on("mnist", data))
                .contains("mnist cannot be read: java.io.IOException: ");
    }

    @Test
    void aGpuThatIsNotThere() throws IOException {
        assertRefused(TestPlan.of("fake-pure-java").device("gpu:99"))
                .contains("device 'gpu:99'", "-Drepro.device=auto or cpu");
    }

    @Test
    void aTrialThatDoesNotFitIntoMemory() throws IOException {
        assumeTrue(Memory.free(Device.cpu()).isPresent(), "free memory");

        assertRefused(TestPlan.of("fake-huge"))
                .contains("a trial at scale smoke needs 1073741824.0 GiB", "-Drepro.scale=");
    }

    private AbstractStringAssert<?> assertRefused(TestPlan plan) throws IOException {
        assertThat(HarnessMain.run(plan.plan(), folder))
                .as("exit status")
                .isEqualTo(HarnessCommand.REFUSED);
        assertThat(folder.verdicts()).hasContent("earlier verdicts");
        assertThat(folder.metrics()).hasContent("earlier metrics");
        assertThat(folder.path().toFile().list())
                .containsExactlyInAnyOrder(
                        "verdicts.json", "metrics.csv", "events.jsonl", ".lock", ".lock.json");
        assertThat(new EventLog(folder.events()).next())
                .singleElement()
                .isInstanceOf(Event.Refused.class);
        return assertThat(((Event.Refused) new EventLog(folder.events()).next().get(0)).reason());
    }
}
