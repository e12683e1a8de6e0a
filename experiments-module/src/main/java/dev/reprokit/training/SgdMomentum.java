package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * SGD with momentum in PyTorch's form, {@code v = m v + g; w -= lr v}, in two native calls a
 * parameter and step.
 *
 * <p>PyTorch adds new gradients to the old ones, so the gradient array itself serves as the
 * velocity: it is multiplied by the momentum before each backward pass instead of being cleared. It
 * holds {@code lr v}, because the backward pass starts from {@code lr / batch} rather than 1; when
 * the rate changes, it is rescaled. DJL's own SGD keeps {@code lr g} of old rates in its velocity,
 * which differs as soon as the rate decays.
 */
final class SgdMomentum implements AutoCloseable {
    private final NDManager manager;
    private final List<NDArray> weights;
    private final NDArray momentum;
    private final Map<Long, NDArray> seeds = new HashMap<>();
    private List<NDArray> velocities = List.of();
    private double learningRate;

    SgdMomentum(NDManager parent, Block block, double momentum, double learningRate) {
        this.manager = parent.newSubManager();
        this.weights = block.getParameters().values().stream().map(Parameter::getArray).toList();
        this.momentum = manager.create((float) momentum);
        this.learningRate = learningRate;
    }

    void setLearningRate(double rate) {
        if (rate != learningRate) {
            try (NDArray factor = manager.create((float) (rate / learningRate))) {
                velocities.forEach(velocity -> velocity.muli(factor));
            }
            seeds.values().forEach(NDArray::close);
            seeds.clear();
            learningRate = rate;
        }
    }

    /**
     * One step.
     *
     * @param lossSum the sum of the losses of a batch, a scalar computed under {@link
     *     GradientMode#on()}
     * @param batchSize how many losses it sums
     */
    void step(NDArray lossSum, long batchSize) {
        velocities.forEach(velocity -> velocity.muli(momentum));
        JniUtils.backward((PtNDArray) lossSum, (PtNDArray) seed(batchSize), false, false);
        if (velocities.isEmpty()) {
            velocities = weights.stream().map(NDArray::getGradient).toList();
        }
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).subi(velocities.get(i));
        }
    }

    private NDArray seed(long batchSize) {
        return seeds.computeIfAbsent(
                batchSize, size -> manager.create((float) (learningRate / size)));
    }

    @Override
    public void close() {
        velocities.forEach(NDArray::close);
        manager.close();
    }
}
