package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;

import dev.reprokit.nn.GradientMode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * SGD with momentum in PyTorch's form, {@code v = m v + g; w -= lr v}, in two native calls per
 * parameter and step, and two more for a weight that decays.
 *
 * <p>PyTorch adds new gradients to the old ones, so the gradient array itself serves as the
 * velocity: it is multiplied by the momentum before each backward pass instead of being cleared. It
 * holds {@code lr v}, because the backward pass starts from {@code lr / batch} instead of 1; when
 * the rate changes, it is rescaled. DJL's own SGD keeps {@code lr g} of old rates in its velocity,
 * which differs as soon as the rate decays.
 */
final class SgdMomentum implements Optimizer {
    private static final String VELOCITY = "velocity/";

    private final NDManager manager;
    private final List<String> names = new ArrayList<>();
    private final List<NDArray> weights = new ArrayList<>();
    private final NDArray momentum;
    private final double weightDecay;
    private final BitSet decaying;
    private final Map<Long, NDArray> seeds = new HashMap<>();
    private List<NDArray> velocities = List.of();
    private double learningRate;
    private NDArray shrinkage;

    SgdMomentum(
            NDManager parent,
            Block block,
            double momentum,
            WeightDecay weightDecay,
            double learningRate) {
        this.manager = parent.newSubManager();
        List<Parameter> trained = new ArrayList<>();
        for (Pair<String, Parameter> entry : Optimizer.trained(block)) {
            names.add(entry.getKey());
            trained.add(entry.getValue());
            weights.add(entry.getValue().getArray());
        }
        this.momentum = manager.create((float) momentum);
        this.weightDecay = weightDecay.coefficient();
        decaying = weightDecay.decaying(trained);
        this.learningRate = learningRate;
        shrinkage = shrinkage();
    }

    /** Returns the factor of a decaying weight that is added to {@code lr v}. */
    private NDArray shrinkage() {
        return manager.create((float) (learningRate * weightDecay));
    }

    @Override
    public void setLearningRate(double rate) {
        if (rate != learningRate) {
            try (NDArray factor = manager.create((float) (rate / learningRate))) {
                velocities.forEach(velocity -> velocity.muli(factor));
            }
            seeds.values().forEach(NDArray::close);
            seeds.clear();
            learningRate = rate;
            shrinkage.close();
            shrinkage = shrinkage();
        }
    }

    @Override
    public void step(NDArray lossSum, long batchSize) {
        velocities.forEach(velocity -> velocity.muli(momentum));
        JniUtils.backward((PtNDArray) lossSum, (PtNDArray) seed(batchSize), false, false);
        if (velocities.isEmpty()) {
            velocities = weights.stream().map(NDArray::getGradient).toList();
        }
        for (int i = decaying.nextSetBit(0); i >= 0; i = decaying.nextSetBit(i + 1)) {
            try (NDArray penalty = weights.get(i).mul(shrinkage)) {
                velocities.get(i).addi(penalty);
            }
        }
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).subi(velocities.get(i));
        }
    }

    /** {@inheritDoc} Empty before the first step. */
    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> byName = new LinkedHashMap<>();
        for (int i = 0; i < velocities.size(); i++) {
            byName.put(VELOCITY + names.get(i), velocities.get(i));
        }
        return byName;
    }

    @Override
    public void restore(double rate, BiFunction<String, Shape, NDArray> stored) {
        setLearningRate(rate);
        // DJL cannot set a gradient, so one is computed: the gradient of sum(v w) by w is v.
        try (NDArray one = manager.create(1f);
                GradientMode on = GradientMode.on()) {
            for (int i = 0; i < weights.size(); i++) {
                NDArray weight = weights.get(i);
                NDArray velocity = stored.apply(VELOCITY + names.get(i), weight.getShape());
                NDArray sum = velocity.mul(weight).sum();
                JniUtils.backward((PtNDArray) sum, (PtNDArray) one, false, false);
            }
        }
        velocities = weights.stream().map(NDArray::getGradient).toList();
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
