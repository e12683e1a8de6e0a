package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

class CommonInputsTest {
    private static final LabelledImages IMAGES = images(1, 0, 1);

    @Test
    void imagesThatWereReadOtherwiseFromTheSameFilesAreOtherData() throws RefusedException {
        SortedMap<String, String> inputs = of(IMAGES, IMAGES);

        assertThat(of(images(1, 0, 1), IMAGES)).isEqualTo(inputs);
        assertThat(of(images(2, 0, 1), IMAGES)).isNotEqualTo(inputs);
        assertThat(of(images(1, 1, 0), IMAGES)).isNotEqualTo(inputs);
        assertThat(of(IMAGES, images(2, 0, 1))).isNotEqualTo(inputs);
    }

    @Test
    void thePropertiesOfTheJvmCountWithoutTheirValues() {
        System.setProperty("planted.api.key", "hunter2");
        Map<String, String> inputs;
        try {
            inputs = CommonInputs.properties(List.of("-Xmx1g", "-Dplanted.api.key=hunter2"));
        } finally {
            System.clearProperty("planted.api.key");
        }
        assertThat(inputs).containsOnlyKeys("system property planted.api.key");
        assertThat(inputs.values()).allMatch(value -> value.matches("[0-9a-f]{64}"));
        assertThat(inputs)
                .isNotEqualTo(CommonInputs.properties(List.of("-Dplanted.api.key=another")));
    }

    @Test
    void optionsThatCannotChangeAResultDoNotCount() {
        assertThat(
                        CommonInputs.properties(
                                List.of("-Dhttps.proxyHost=proxy", "-Duser.home=/home/ada")))
                .isEmpty();
    }

    @Test
    void thePlaceOfPyTorchsLibraryCountsForProgramsOnly() {
        Map<String, String> environment =
                Map.of("PYTORCH_LIBRARY_PATH", "/home/ada/torch/lib", "MKL_CBWR", "COMPATIBLE");

        assertThat(CommonInputs.steeringDjl(environment))
                .isEqualTo(Map.of("environment MKL_CBWR", "COMPATIBLE"));
        assertThat(CommonInputs.steering(environment))
                .as("nobody knows what a program takes from there")
                .containsOnlyKeys("environment MKL_CBWR", "environment PYTORCH_LIBRARY_PATH");
    }

    private static SortedMap<String, String> of(LabelledImages train, LabelledImages test)
            throws RefusedException {
        Plan plan = TestPlan.of("any").plan();
        Design design = Design.of(List.of(Condition.of("one", 1))).on("files", 2, 2);
        PlannedWork work =
                new PlannedWork(
                        plan,
                        new Fakes.PureJava(),
                        design,
                        new Dataset("files", train, test, Map.of("file.bin", "1"), List.of()),
                        PlannedFiles.of(plan, design),
                        new PlannedCode(null));
        return CommonInputs.of(work, Torch.start(plan)).inputs();
    }

    private static LabelledImages images(int firstPixel, int... labels) {
        return new LabelledImages(1, 1, 1, new byte[] {(byte) firstPixel, 7}, labels, 2);
    }
}
