package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;

class ScalesTest {
    private static final Scales<TrainingSetup<AlexNet>> SCALES =
            new Scales<>(
                    TrainingSetup.of(
                            Images.synthetic(700, 500), AlexNet.LOG_SMALL.narrowed(4), 16, 20),
                    TrainingSetup.of(Images.cifar10(800, 500), AlexNet.LOG_FULL, 8, 25),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), AlexNet.LOG_FULL, 128, 30)
                            .withSeeds(10));

    private record Probed(int batchSize, List<Integer> probedEpochs) implements Setup {}

    private enum Only implements Arm {
        ONLY;

        @Override
        public String label() {
            return "the only one";
        }
    }

    @Test
    void whatAScaleReducesIsWhereItsRowDiffers() {
        assertThat(SCALES.reductions(Scale.REDUCED))
                .containsExactly(
                        "Images: 800 training and 500 test images of cifar10 instead of 50,000"
                                + " training and 10,000 test images of cifar10.",
                        "Batch size: 8 instead of 128.",
                        "Epochs: 25 instead of 30.",
                        "Seeds: 5 instead of 10.");
        assertThat(SCALES.reductions(Scale.PAPER)).isEmpty();
    }

    @Test
    void ofAColumnThatIsARecordOnlyWhatDiffersIsTold() {
        assertThat(SCALES.reductions(Scale.SMOKE))
                .contains(
                        "Network: name alexnet-log-small instead of alexnet-log-full, conv1 16"
                                + " instead of 64, conv2 32 instead of 128, deep none instead of"
                                + " 192, 192, 128, fc1 96 instead of 512, fc2 48 instead of 512.");
    }

    @Test
    void aDesignTakesImagesSeedsAndReductionsFromTheRow() {
        Design design = SCALES.design(Scale.PAPER, 30, Only.values());

        assertThat(design.seeds()).isEqualTo(10);
        assertThat(design.dataset()).isEqualTo("cifar10");
        assertThat(design.trainImages()).isEqualTo(50_000);
        assertThat(design.testImages()).isEqualTo(10_000);
        assertThat(design.reductions()).isEmpty();
        assertThat(design.conditions())
                .containsExactly(new Condition("only", "the only one", 30, java.util.Map.of()));
        assertThat(SCALES.design(Scale.SMOKE, 20, Only.values()).reductions()).hasSize(5);
    }

    @Test
    void aRowOfOnesOwnNeedsNoImages() {
        Scales<Probed> scales =
                new Scales<>(
                        new Probed(4, List.of(0, 10)),
                        new Probed(4, List.of(0, 5, 10)),
                        new Probed(2000, List.of(0, 1, 5, 10)));

        assertThat(scales.design(Scale.SMOKE, 10, Only.values()).dataset()).isNull();
        assertThat(scales.reductions(Scale.SMOKE))
                .containsExactly(
                        "Batch size: 4 instead of 2,000.",
                        "Probed epochs: 0, 10 instead of 0, 1, 5, 10.");
        assertThat(Scales.same(new Probed(4, List.of())).reductions(Scale.SMOKE)).isEmpty();
    }
}
