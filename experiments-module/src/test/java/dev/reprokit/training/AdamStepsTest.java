package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.nn.Initialisation;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

/** One weight and one bias against Kingma and Ba's formula in float64. */
class AdamStepsTest {
    private static final double[] GRADIENTS = {0.7, -0.2, 3, 1e-4, -2};

    private final NDManager manager = NDManager.newBaseManager();
    private final Block block = Linear.builder().setUnits(1).build();

    AdamStepsTest() {
        Initialisation.PYTORCH.initialise(
                block, manager, new Shape(1, 1), RandomStream.of(1, "weights"));
        GradientMode.off();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void stepsAsTheFormulaAtARateThatDecays() {
        double w = weight().getFloat();
        double m = 0;
        double v = 0;
        try (AdamSteps adam = adam()) {
            for (int step = 1; step <= GRADIENTS.length; step++) {
                double rate = rate(step);
                step(adam, step);

                double g = GRADIENTS[step - 1];
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double corrected = v / (1 - Math.pow(0.999, step));
                w -= rate * m / (1 - Math.pow(0.9, step)) / (Math.sqrt(corrected) + 1e-8);
                assertThat((double) weight().getFloat()).isCloseTo(w, within(1e-6));
            }
        }
    }

    /** The first step is the rate, however large the gradient is. */
    @Test
    void aBatchsLossIsItsMean() {
        float before = weight().getFloat();
        try (AdamSteps adam = adam()) {
            NDArray loss;
            try (GradientMode on = GradientMode.on();
                    NDArray x = manager.create(256f)) {
                loss = weight().sum().mul(x);
            }
            adam.step(loss, 128);
            // m of the mean gradient, 2, and not of the sum, 256.
            assertThat(adam.state().get("adam/mean/" + name()).getFloat())
                    .isCloseTo(0.2f, within(1e-6f));
        }
        assertThat(before - weight().getFloat()).isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void goesOnFromItsStateBitForBit() {
        float start = weight().getFloat();
        float whole;
        try (AdamSteps adam = adam()) {
            for (int step = 1; step <= GRADIENTS.length; step++) {
                step(adam, step);
            }
            whole = weight().getFloat();
        }
        weight().set(new float[] {start});
        Map<String, NDArray> state = new LinkedHashMap<>();
        try (AdamSteps adam = adam()) {
            step(adam, 1);
            step(adam, 2);
            adam.state().forEach((name, array) -> state.put(name, array.duplicate()));
            state.values().forEach(array -> array.attach(manager));
        }
        try (AdamSteps adam = adam()) {
            adam.restore(rate(2), new Checkpoint(2, state)::get);
            for (int step = 3; step <= GRADIENTS.length; step++) {
                step(adam, step);
            }
        }
        assertThat(weight().getFloat()).isEqualTo(whole);
    }

    @Test
    void leavesNoArrayBehind() {
        try (AdamSteps adam = adam()) {
            step(adam, 1);
            int before = manager.getManagedArrays().size();
            step(adam, 2);
            step(adam, 3);
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void hasNoWeightDecay() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Protocol.TUTORIAL.withWeightDecay(
                                        new WeightDecay(0.1, WeightDecay.Scope.ALL)))
                .withMessageContaining("weight decay is supported with momentum only");
    }

    private AdamSteps adam() {
        return new AdamSteps(manager, block, UpdateRule.Adam.DEFAULT, rate(1));
    }

    private static double rate(int step) {
        return 0.1 * Math.pow(0.5, step - 1.0);
    }

    private void step(AdamSteps adam, int step) {
        adam.setLearningRate(rate(step));
        try (NDManager scope = manager.newSubManager()) {
            NDArray loss;
            try (GradientMode on = GradientMode.on()) {
                NDArray x = scope.create((float) GRADIENTS[step - 1]);
                loss = x.mul(weight()).add(bias()).sum();
            }
            adam.step(loss, 1);
        }
    }

    private String name() {
        return block.getParameters().get(0).getKey();
    }

    private NDArray weight() {
        return block.getParameters().get(0).getValue().getArray();
    }

    private NDArray bias() {
        return block.getParameters().get(1).getValue().getArray();
    }
}
