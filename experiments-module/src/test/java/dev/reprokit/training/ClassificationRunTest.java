package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.nn.Mlp;
import dev.reprokit.probe.StubTrial;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;

class ClassificationRunTest {
    private static final Protocol PROTOCOL = new Protocol(5, 0.01, 1, 0.9);
    private static final ClassificationRun RUN =
            new ClassificationRun(new Mlp(1, 8, 10), 28, PROTOCOL, true);

    @Test
    void trainsOnTheFirstImagesIfThereAreFewerLabels() throws IOException {
        try (StubTrial trial = new StubTrial(Condition.of("any", 3), 20);
                StubTrial byHand = new StubTrial(Condition.of("any", 3), 20);
                StubTrial all = new StubTrial(Condition.of("any", 3), 20)) {
            LabelledImages images = trial.dataset().train();
            int[] labels = images.range(0, 12).labels();
            RUN.run(trial, labels);
            RUN.run(
                    byHand,
                    ImageTensors.of(
                            byHand.manager(),
                            images.range(0, 12),
                            byHand.dataset().test(),
                            RUN.crop()),
                    labels);
            RUN.run(all, images.labels());

            assertThat(trial.recorded()).isEqualTo(byHand.recorded());
            assertThat(trial.recorded()).isNotEqualTo(all.recorded());
        }
    }

    @Test
    void cropsTheFirstImagesIfThereAreFewerLabels() throws IOException {
        ClassificationRun cropping =
                new ClassificationRun(new Mlp(1, 8, 10), 28, PROTOCOL.withRandomCrop(), false);
        try (StubTrial trial = new StubTrial(Condition.of("any", 2), 20);
                StubTrial byHand = new StubTrial(Condition.of("any", 2), 20)) {
            LabelledImages images = trial.dataset().train().range(0, 12);
            cropping.run(trial, images.labels());
            cropping.run(
                    byHand,
                    byHand.tensors(28),
                    new RandomCrops(byHand.manager(), images, 28, byHand.seed()),
                    images.labels());

            assertThat(trial.recorded()).isEqualTo(byHand.recorded());
        }
    }

    @Test
    void refusesMoreLabelsThanImages() {
        try (StubTrial trial = new StubTrial(Condition.of("any", 1), 20)) {
            int[] labels = Arrays.copyOf(trial.dataset().train().labels(), 21);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RUN.run(trial, labels))
                    .withMessage("expected some of 20 training images, but got 0 to 21");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RUN.run(trial, new int[0]))
                    .withMessage("expected some of 20 training images, but got 0 to 0");
        }
    }
}
