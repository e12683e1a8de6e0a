package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class FittingTest {

    @Test
    void thePublishedNetworksKeepTheirHyperParameters() {
        assertThat(Fitting.published(INCEPTION, 40, 80).run(28, true))
                .isEqualTo(
                        new ClassificationRun(
                                SmallInception.PUBLISHED, 28, Protocol.PUBLISHED_INCEPTION, true));
        assertThat(Fitting.published(ZHANG_ALEXNET, 100, 200).run(28, true))
                .isEqualTo(
                        new ClassificationRun(AlexNet.ZHANG_SMALL, 28, Protocol.PUBLISHED, true));
    }

    @Test
    void smallOnesAreNarrowAndOnlyTheAlexNetsLearnFaster() {
        assertThat(Fitting.small(INCEPTION, 25, 26, 34).run(16, true))
                .isEqualTo(
                        new ClassificationRun(
                                SmallInception.PUBLISHED.narrowed(8),
                                16,
                                Protocol.PUBLISHED_INCEPTION.withBatchSize(25),
                                true));
        assertThat(Fitting.small(LOG_ALEXNET, 8, 40, 40).run(16, true))
                .isEqualTo(
                        new ClassificationRun(
                                AlexNet.LOG_SMALL.narrowed(2),
                                16,
                                Protocol.PUBLISHED.withBatchSize(8).withLearningRate(0.02),
                                true));
        assertThat(Fitting.small(MLP_1, 10, 26, 34).run(16, true).network())
                .isEqualTo(new Mlp(1, 128, 10));
    }

    @Test
    void epochsGrowWithTheShareOfCorruptedLabels() {
        Fitting fitting = Fitting.published(MLP_1, 150, 250);

        assertThat(Stream.of(0.0, 0.25, 1.0).map(fitting::epochs)).containsExactly(150, 175, 250);
    }

    @Test
    void readersAreToldWhatTheScaleChanges() {
        assertThat(Fitting.small(INCEPTION, 25, 60, 60).withDecay(0.97))
                .hasToString("small Inception (1/8 as wide, batches of 25, decay 0.97, 60 epochs)");
        assertThat(Fitting.published(MLP_1, 150, 250))
                .hasToString("MLP 1x512 (batches of 128, 150 to 250 epochs)");
    }
}
