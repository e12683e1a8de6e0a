package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

class MomentumStepsTest {
    private static final double[] RATES = {0.1, 0.05, 0.2, 0.01};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray weight(float... numbers) {
        NDArray weight = manager.create(numbers);
        weight.setRequiresGradient(true);
        return weight;
    }

    /** By hand: 1 - 0.1 = 0.9, then v = 1.9 and 0.9 - 0.05 * 1.9 = 0.805; DJL's form gives 0.76. */
    @Test
    void aNewRateActsOnTheWholeVelocity() {
        NDArray w = weight(1);
        NDList g = new NDList(manager.create(new float[] {1}));
        try (MomentumSteps optimizer = new MomentumSteps(manager, new NDList(w), 0.9)) {
            optimizer.step(g, 0.1);
            assertThat(w.toFloatArray()[0]).isCloseTo(0.9f, within(1e-6f));
            optimizer.step(g, 0.05);
            assertThat(w.toFloatArray()[0]).isCloseTo(0.805f, within(1e-6f));
        }
    }

    @Test
    void followsTheFormula() {
        NDList weights = new NDList(weight(1, -2), weight(3));
        double[] expected = {1, -2, 3};
        double[] v = new double[3];
        try (MomentumSteps optimizer = new MomentumSteps(manager, weights, 0.5)) {
            for (int step = 0; step < RATES.length; step++) {
                double[] g = {Math.sin(step), Math.cos(step), step - 1};
                for (int i = 0; i < g.length; i++) {
                    v[i] = 0.5 * v[i] + g[i];
                    expected[i] -= RATES[step] * v[i];
                }
                optimizer.step(
                        new NDList(
                                manager.create(new float[] {(float) g[0], (float) g[1]}),
                                manager.create(new float[] {(float) g[2]})),
                        RATES[step]);
            }
        }
        assertThat(weights.get(0).toFloatArray())
                .containsExactly(
                        new float[] {(float) expected[0], (float) expected[1]}, within(1e-6f));
        assertThat(weights.get(1).toFloatArray())
                .containsExactly(new float[] {(float) expected[2]}, within(1e-6f));
    }

    private NDArray copy(NDArray array) {
        return manager.create(array.toFloatArray(), array.getShape());
    }

    @Test
    void aRestoredRunGoesOnWithTheSameBits() {
        NDArray whole = weight(1);
        NDArray resumed = weight(1);
        NDList g = new NDList(manager.create(new float[] {0.3f}));
        Map<String, NDArray> stored = new HashMap<>();
        try (MomentumSteps optimizer = new MomentumSteps(manager, new NDList(whole), 0.9)) {
            optimizer.step(g, 0.1);
            whole.copyTo(resumed);
            optimizer.state().forEach((name, velocity) -> stored.put(name, copy(velocity)));
            optimizer.step(g, 0.05);
        }
        try (MomentumSteps optimizer = new MomentumSteps(manager, new NDList(resumed), 0.9)) {
            optimizer.restore(new Checkpoint(1, stored));
            optimizer.step(g, 0.05);
        }
        assertThat(resumed.toFloatArray()).isEqualTo(whole.toFloatArray()).doesNotContain(1);
    }

    @Test
    void refusesNonsense() {
        NDList one = new NDList(weight(1));
        for (double momentum : new double[] {-0.1, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MomentumSteps(manager, one, momentum));
        }
        try (MomentumSteps optimizer = new MomentumSteps(manager, one, 0)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> optimizer.step(new NDList(), 0.1))
                    .withMessage("0 gradients for 1 weights");
            for (double rate : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException().isThrownBy(() -> optimizer.step(one, rate));
            }
        }
    }
}
