package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.nn.Mlp;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

class ScalesTest {
    private static final Scales<TrainingSetup<Mlp>> SCALES =
            new Scales<>(
                    TrainingSetup.of(Images.synthetic(200, 100), new Mlp(1, 64, 10), 8, 5),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), Mlp.ONE_BY_512, 128, 20),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), Mlp.ONE_BY_512, 128, 100));

    @Test
    void aScaleReducesWhatItsRowHasElse() {
        assertThat(SCALES.reductions(Scale.REDUCED)).containsExactly("Epochs: 20 instead of 100.");
        assertThat(SCALES.reductions(Scale.PAPER)).isEmpty();
    }

    @Test
    void ofAColumnThatIsARecordOnlyWhatDiffersIsTold() {
        assertThat(SCALES.reductions(Scale.SMOKE))
                .containsExactly(
                        "Images: 200 training and 100 test images of synthetic instead of 50,000"
                                + " training and 10,000 test images of cifar10.",
                        "Network: width 64 instead of 512.",
                        "Batch size: 8 instead of 128.",
                        "Epochs: 5 instead of 100.");
    }
}
