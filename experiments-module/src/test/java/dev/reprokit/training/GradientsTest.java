package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

import dev.reprokit.nn.GradientMode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private final NDManager manager = NDManager.newBaseManager();

    @BeforeEach
    void recordNothing() {
        GradientMode.off();
    }

    @AfterEach
    void free() {
        manager.close();
    }

    private NDArray weight(float... numbers) {
        NDArray weight = manager.create(numbers);
        weight.setRequiresGradient(true);
        return weight;
    }

    /** d/dw sum(w^2 a) = 2 w a. */
    @Test
    void areThoseOfTheFormulaInEveryCall() {
        NDArray w = weight(1, -2);
        NDArray unused = weight(5);
        NDArray a = manager.create(new float[] {3, 4});
        for (int call = 0; call < 2; call++) {
            NDArray loss;
            try (GradientMode on = GradientMode.on()) {
                loss = w.square().mul(a).sum();
            }
            NDList gradients = Gradients.of(loss, new NDList(w, unused));

            assertThat(gradients.get(0).toFloatArray()).containsExactly(6, -16);
            assertThat(gradients.get(1).toFloatArray()).containsExactly(0);
        }
    }

    @Test
    void refuseALossOfSeveralNumbers() {
        NDArray w = weight(1, -2);
        NDArray losses;
        try (GradientMode on = GradientMode.on()) {
            losses = w.square();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gradients.of(losses, new NDList(w)))
                .withMessageContaining("a single number");
    }

    /** DJL's optClipGrad leaves the -3. */
    @Test
    void areClippedByValueOnBothSides() {
        NDList gradients =
                new NDList(
                        manager.create(new float[] {-3, -0.5f, 0, 0.5f, 3}),
                        manager.create(new float[] {Float.NEGATIVE_INFINITY, Float.NaN}));
        Gradients.clipByValue(gradients, 1);

        assertThat(gradients.get(0).toFloatArray()).containsExactly(-1, -0.5f, 0, 0.5f, 1);
        assertThat(gradients.get(1).toFloatArray()).containsExactly(-1, Float.NaN);
    }

    @Test
    void areClippedByTheirCommonNorm() {
        NDList gradients =
                new NDList(manager.create(new float[] {-3, 0}), manager.create(new float[] {4}));

        assertThat(Gradients.clipByNorm(gradients, 6)).isEqualTo(5);
        assertThat(gradients.get(1).toFloatArray()).containsExactly(4);

        assertThat(Gradients.clipByNorm(gradients, 1)).isEqualTo(5);
        assertThat(gradients.get(0).toFloatArray())
                .containsExactly(new float[] {-0.6f, 0}, within(1e-6f));
        assertThat(gradients.get(1).toFloatArray())
                .containsExactly(new float[] {0.8f}, within(1e-6f));
    }

    @Test
    void refuseBoundsThatAreNotPositive() {
        for (double bound : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Gradients.clipByValue(new NDList(), bound));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Gradients.clipByNorm(new NDList(), bound));
        }
    }
}
