package dev.reprokit.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Gradients;
import dev.reprokit.training.LearningRate;
import dev.reprokit.training.MomentumSteps;
import dev.reprokit.training.SampleMean;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A loop of one's own, as the page on experiments of one's own shows it. */
class TrainingLoopExampleTest {
    /** The last batch of ten samples has two. */
    private static final int BATCH = 4;

    @Test
    void learnsToDouble() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray x = manager.arange(10f).div(10);
            NDArray y = x.mul(2);
            NDArray w = manager.create(new float[] {-3});
            w.setRequiresGradient(true);
            double[] losses = losses(manager, x, y, w);

            assertThat(w.toFloatArray()[0]).isCloseTo(2, within(1e-3f));
            assertThat(losses[0]).isGreaterThan(1);
            assertThat(losses[losses.length - 1]).isLessThan(1e-6);
        }
    }

    private static double[] losses(NDManager manager, NDArray x, NDArray y, NDArray w) {
        double[] losses = new double[60];
        RandomGenerator order = RandomStream.of(1, "sample order");
        LearningRate rate = LearningRate.exponential(0.5, 0.9).atLeast(0.1);
        NDList weights = new NDList(w);
        try (MomentumSteps optimizer = new MomentumSteps(manager, weights, 0.5)) {
            for (int epoch = 0; epoch < losses.length; epoch++) {
                SampleMean mean = new SampleMean();
                int[] shuffled = RandomStream.permutation(10, order);
                for (int from = 0; from < shuffled.length; from += BATCH) {
                    int to = Math.min(shuffled.length, from + BATCH);
                    try (NDManager batch = manager.newSubManager()) {
                        NDIndex picked = picked(batch, shuffled, from, to);
                        NDArray inputs = x.get(batch, picked);
                        NDArray targets = y.get(batch, picked);
                        NDArray loss;
                        try (GradientMode on = GradientMode.on()) {
                            loss = inputs.mul(w).sub(targets).square().mean();
                        }
                        try (NDList gradients = Gradients.of(loss, weights)) {
                            Gradients.clipByValue(gradients, 1);
                            optimizer.step(gradients, rate.at(epoch));
                        }
                        mean.addBatch(loss.getFloat(), to - from);
                    }
                }
                losses[epoch] = mean.value();
            }
        }
        return losses;
    }

    private static NDIndex picked(NDManager batch, int[] shuffled, int from, int to) {
        long[] indices = Arrays.stream(shuffled, from, to).asLongStream().toArray();
        return new NDIndex("{}", batch.create(indices));
    }
}
