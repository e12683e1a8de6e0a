package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.GradientMode;
import dev.reprokit.nn.Initialisation;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class WeightDecayTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** One weight and one bias under the loss w x + b, whose gradients are x and 1. */
    @Test
    void followsPyTorchsFormulaUnderADecayingRate() {
        Block block = new SequentialBlock().add(Linear.builder().setUnits(1).build());
        Initialisation.PYTORCH.initialise(
                block, manager, new Shape(1, 1), RandomStream.of(1, "weights"));
        GradientMode.off();
        NDArray weight = block.getParameters().get(0).getValue().getArray();
        NDArray bias = block.getParameters().get(1).getValue().getArray();
        double w = weight.getFloat();
        double b = bias.getFloat();
        double vw = 0;
        double vb = 0;
        NDArray x = manager.create(0.7f);
        try (SgdMomentum sgd =
                new SgdMomentum(
                        manager,
                        block,
                        0.9,
                        new WeightDecay(0.3, WeightDecay.Scope.WEIGHTS),
                        0.1)) {
            for (int step = 0; step < 5; step++) {
                double rate = 0.1 * Math.pow(0.5, step);
                sgd.setLearningRate(rate);
                NDArray loss;
                try (GradientMode on = GradientMode.on()) {
                    loss = weight.sum().mul(x).add(bias.sum());
                }
                sgd.step(loss, 1);
                // PyTorch: g + c w; v = m v + g; w -= lr v.
                vw = 0.9 * vw + 0.7 + 0.3 * w;
                w -= rate * vw;
                vb = 0.9 * vb + 1;
                b -= rate * vb;
            }
        }
        assertThat((double) weight.getFloat()).isCloseTo(w, within(1e-6));
        assertThat((double) bias.getFloat())
                .as("the bias does not decay")
                .isCloseTo(b, within(1e-6));
    }

    @Test
    void decaysWhatItsScopeSays() {
        List<Parameter> alexNet = trained(AlexNet.ZHANG_SMALL.narrowed(16));
        // Weight and bias of two convolutions, two hidden layers and the logits.
        assertThat(indices(WeightDecay.Scope.ALL, alexNet)).hasSize(10);
        assertThat(indices(WeightDecay.Scope.WEIGHTS, alexNet)).containsExactly(0, 2, 4, 6, 8);
        assertThat(indices(WeightDecay.Scope.HIDDEN_FULLY_CONNECTED, alexNet))
                .containsExactly(4, 6);
        assertThat(indices(WeightDecay.Scope.FULLY_CONNECTED, alexNet))
                .containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(new WeightDecay(0, WeightDecay.Scope.ALL).decaying(alexNet).isEmpty()).isTrue();
    }

    @Test
    void normalisationsDecayOnlyWithAll() {
        List<Parameter> inception = trained(SmallInception.PUBLISHED.narrowed(16));
        List<Integer> weights = indices(WeightDecay.Scope.WEIGHTS, inception);

        assertThat(weights)
                .allMatch(i -> inception.get(i).getType() == Parameter.Type.WEIGHT)
                .hasSize(1 + 2 * 8 + 2 + 1);
        assertThat(indices(WeightDecay.Scope.ALL, inception)).hasSameSizeAs(inception);
        assertThat(indices(WeightDecay.Scope.HIDDEN_FULLY_CONNECTED, inception)).isEmpty();
    }

    @Test
    void refusesANegativeCoefficient() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightDecay(-1, WeightDecay.Scope.ALL))
                .withMessageContaining("but got -1.0");
    }

    private static List<Integer> indices(WeightDecay.Scope scope, List<Parameter> trained) {
        return new WeightDecay(0.1, scope).decaying(trained).stream().boxed().toList();
    }

    private List<Parameter> trained(Network network) {
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, new Shape(1, 3, 28, 28), RandomStream.of(1, "weights"));
        return block.getParameters().values().stream().filter(Parameter::requiresGradient).toList();
    }
}
