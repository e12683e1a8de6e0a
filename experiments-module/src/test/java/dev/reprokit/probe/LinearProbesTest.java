package dev.reprokit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.SyntheticImages;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;
import dev.reprokit.training.WeightDecay;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Map;

/** All probes at once against one after the other, each running the network anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinearProbesTest {
    private static final long SEED = 1001;

    /** A last batch of 12, two epochs of different rates. */
    private static final LinearProbes PROBES =
            new LinearProbes(new Protocol(16, 0.05, 0.5, 0.9), 2);

    private NDManager manager;
    private ImageTensors data;
    private Classifier backbone;

    @BeforeAll
    void trainALittle() {
        manager = NDManager.newBaseManager(Device.cpu());
        var images = new SyntheticImages().load(60, 40);
        data = ImageTensors.of(manager, images.train(), images.test(), 28);
        backbone =
                new Classifier(
                        AlexNet.LOG_FULL.narrowed(4),
                        manager,
                        data.trainImages().getShape(),
                        RandomStream.of(SEED, "initial weights"));
    }

    @AfterAll
    void free() {
        manager.close();
    }

    @Test
    void equalTheLogsSlowWay() {
        Map<String, Evaluation> fast;
        try (ProbeFeatures features = ProbeFeatures.of(backbone, data)) {
            fast = PROBES.train(features, data, SEED);
            assertThat(fast.keySet()).containsExactlyElementsOf(features.layers());
        }
        assertThat(fast).hasSize(18);
        fast.forEach(
                (layer, evaluation) -> {
                    Evaluation slow = slowly(layer);
                    assertThat(evaluation.loss())
                            .as(layer)
                            .isCloseTo(slow.loss(), within(1e-5 * slow.loss()));
                    assertThat(evaluation.accuracy()).as(layer).isEqualTo(slow.accuracy());
                });
        assertThat(fast.values().stream().map(Evaluation::loss).distinct()).hasSize(18);
    }

    private Evaluation slowly(String layer) {
        try (Classifier probe =
                        new Classifier(
                                new SlowProbe(backbone, layer),
                                manager,
                                data.trainImages().getShape(),
                                LinearProbes.initialWeights(SEED, layer));
                Labels trained = new Labels(manager, data.trainLabels(), data.classes());
                Labels tested = new Labels(manager, data.testLabels(), data.classes());
                Training training =
                        new Training(probe, data.trainImages(), trained, PROBES.protocol(), SEED)) {
            for (int epoch = 0; epoch < PROBES.epochs(); epoch++) {
                training.epoch();
            }
            return probe.evaluate(data.testImages(), tested);
        }
    }

    @Test
    void leaveNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 2; i++) {
            try (ProbeFeatures features = ProbeFeatures.of(backbone, data)) {
                PROBES.train(features, data, SEED);
            }
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void areTrainedByMomentumWithoutRegularisation() {
        assertThatThrownBy(() -> new LinearProbes(Protocol.PUBLISHED.withRandomCrop(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fixed features");
        WeightDecay decay = new WeightDecay(0.1, WeightDecay.Scope.ALL);
        assertThatThrownBy(() -> new LinearProbes(Protocol.PUBLISHED.withWeightDecay(decay), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without weight decay");
        assertThatThrownBy(() -> new LinearProbes(Protocol.TUTORIAL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("momentum");
        assertThatThrownBy(() -> new LinearProbes(Protocol.PUBLISHED, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but got 0");
    }
}
