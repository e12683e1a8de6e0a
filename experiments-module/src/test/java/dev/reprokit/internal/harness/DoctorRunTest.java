package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.Memory;
import dev.reprokit.internal.process.Diagnosis;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class DoctorRunTest {
    @TempDir private Path temp;
    private DoctorFolder folder;

    @BeforeEach
    void thePluginMakesTheFolder() throws IOException {
        folder = new DoctorFolder(Files.createDirectories(temp.resolve("doctor")));
    }

    @Test
    void whatCanBeRunIsRight() throws IOException {
        Map<String, Finding> findings =
                examine(TestPlan.of("fake-training"), TestPlan.of("fake-pure-java"));

        assertThat(findings)
                .containsOnlyKeys(
                        "forked JVM",
                        "experiments",
                        "traps",
                        "data",
                        "PyTorch",
                        "CUDA",
                        "device",
                        "arithmetic",
                        "memory");
        // Some processors compute convolutions wrongly.
        assertThat(findings.remove("arithmetic").state()).isNotEqualTo(State.WRONG);
        assertThat(findings.values()).extracting(Finding::state).containsOnly(State.OK);
        assertThat(findings.get("experiments").text())
                .isEqualTo("2: fake-training, fake-pure-java");
        assertThat(findings.get("data").text()).startsWith("synthetic: embedded");
        assertThat(findings.get("PyTorch").text()).startsWith("2.7.1 cpu, by DJL 0.36.0: ");
        assertThat(findings.get("device").text()).startsWith("CPU, ");
        assertThat(new EventLog(folder.process().events()).next())
                .containsExactly(new Event.Done("doctor-1"));
    }

    @Test
    void anExperimentThatBringsItsDataNeedsNone() throws IOException {
        assertThat(examine(TestPlan.of("fake-pure-java")).get("data").text())
                .startsWith("none needed");
    }

    @Test
    void anExperimentThatCannotBeRunIsWrong() throws IOException {
        Finding experiments =
                examine(TestPlan.of("fake-ambiguous"), TestPlan.of("fake-pure-java"))
                        .get("experiments");

        assertThat(experiments.state()).isEqualTo(State.WRONG);
        assertThat(experiments.text()).isEqualTo("1 of 2 cannot be run");
        assertThat(experiments.remedy()).contains("claim C1 of fake-ambiguous is there twice");
    }

    @Test
    void aProgramWhoseInputIsMissingIsWrong() throws IOException {
        DefinitionFile.write(
                temp, "rate", DefinitionFile.with("inputs: [train.sh]", "inputs: [nowhere.sh]"));
        Finding experiments =
                examine(TestPlan.of("rate").projectDirectory(temp)).get("experiments");

        assertThat(experiments.state()).isEqualTo(State.WRONG);
        assertThat(experiments.remedy())
                .contains("'inputs:' names 'nowhere.sh', and there is no such file");
    }

    @Test
    void aDeviceThatIsNotThereIsWrong() throws IOException {
        Finding device = examine(TestPlan.of("fake-pure-java").device("gpu:99")).get("device");

        assertThat(device.state()).isEqualTo(State.WRONG);
        assertThat(device.text()).startsWith("gpu:99 cannot be used; there is a CPU");
        assertThat(device.remedy()).contains("-Drepro.device=auto or cpu");
    }

    @Test
    void aTrialThatDoesNotFitIntoMemoryIsWrong() throws IOException {
        assumeTrue(Memory.free(Device.cpu()).isPresent(), "free memory");

        Finding memory =
                examine(TestPlan.of("fake-pure-java"), TestPlan.of("fake-huge")).get("memory");

        assertThat(memory.state()).isEqualTo(State.WRONG);
        assertThat(memory.text()).contains("needs 1073741824.0 GiB");
    }

    @Test
    void aDataFolderThatIsNotThereIsWrong() throws IOException {
        assertData(temp.resolve("nowhere"), State.WRONG, "there is no folder");
    }

    @Test
    void missingFilesAreWrong() throws IOException {
        assertData(temp, State.WRONG, "missing train-images-idx3-ubyte");
    }

    @Test
    void aTruncatedFileIsWrong() throws IOException {
        writeMnist(temp);
        Path images = temp.resolve("train-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(bytes, bytes.length - 1));

        assertData(temp, State.WRONG, "truncated");
    }

    @Test
    void anotherDataSetOfItsLayoutIsWrong() throws IOException {
        writeMnist(temp);

        assertData(temp, State.WRONG, "other contents");
    }

    private void assertData(Path directory, State state, String why) throws IOException {
        Finding data = examine(TestPlan.of("fake-training").on("mnist", directory)).get("data");

        assertThat(data.state()).as(data.toString()).isEqualTo(state);
        assertThat(data.remedy()).contains("-Drepro.dataDirectory=", why);
    }

    /** As many black images as the experiment wants. */
    private static void writeMnist(Path folder) throws IOException {
        for (String part : List.of("train", "t10k")) {
            int count = 48;
            ByteBuffer images = ByteBuffer.allocate(16 + count * 28 * 28);
            images.putInt(0x803).putInt(count).putInt(28).putInt(28);
            Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
            ByteBuffer labels = ByteBuffer.allocate(8 + count);
            labels.putInt(0x801).putInt(count);
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
        }
    }

    private Map<String, Finding> examine(TestPlan... plans) throws IOException {
        List<Plan> planned = Arrays.stream(plans).map(TestPlan::plan).toList();
        new DoctorRun(new DoctorPlan("doctor-1", planned), folder).run();
        return JsonFile.read(folder.diagnosis(), Diagnosis.class).findings().stream()
                .collect(Collectors.toMap(Finding::subject, finding -> finding));
    }
}
