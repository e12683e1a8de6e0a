package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Applies {@link UpdateRule.Adam} step by step, without weight decay. */
final class AdamSteps implements Optimizer {
    private static final String STEPS = "adam/steps";
    private static final String MEAN = "adam/mean/";
    private static final String SQUARE = "adam/square/";

    private final NDManager manager;
    private final UpdateRule.Adam rule;
    private final List<String> names = new ArrayList<>();
    private final List<NDArray> weights = new ArrayList<>();
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> squares = new ArrayList<>();
    private final NDArray steps;
    private List<NDArray> gradients = List.of();
    private double learningRate;

    AdamSteps(NDManager parent, Block block, UpdateRule.Adam rule, double learningRate) {
        manager = parent.newSubManager();
        this.rule = rule;
        this.learningRate = learningRate;
        steps = manager.zeros(new Shape(), DataType.INT64);
        for (Pair<String, Parameter> entry : Optimizer.trained(block)) {
            NDArray weight = entry.getValue().getArray();
            names.add(entry.getKey());
            weights.add(weight);
            means.add(manager.zeros(weight.getShape()));
            squares.add(manager.zeros(weight.getShape()));
        }
    }

    @Override
    public void setLearningRate(double rate) {
        learningRate = rate;
    }

    @Override
    public void step(NDArray lossSum, long batchSize) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray share = scope.create(1f / batchSize);
            JniUtils.backward((PtNDArray) lossSum, (PtNDArray) share, false, false);
            if (gradients.isEmpty()) {
                gradients = weights.stream().map(NDArray::getGradient).toList();
            }
            steps.addi(1);
            update(new Constants(scope, steps.getLong()));
        }
        // Zeroed first: PyTorch adds new gradients to the old ones.
        weights.forEach(weight -> JniUtils.zeroGrad((PtNDArray) weight));
    }

    private void update(Constants constants) {
        for (int i = 0; i < weights.size(); i++) {
            NDArray gradient = gradients.get(i);
            NDArray mean = means.get(i);
            NDArray square = squares.get(i);
            try (NDArray squared = gradient.square()) {
                square.muli(constants.beta2).addi(squared.muli(constants.restOfBeta2));
            }
            // In place: the gradient is not needed after this.
            mean.muli(constants.beta1).addi(gradient.muli(constants.restOfBeta1));
            try (NDArray root = square.sqrt();
                    NDArray change =
                            mean.div(root.divi(constants.rootOfBias).addi(constants.epsilon))) {
                weights.get(i).subi(change.muli(constants.rate));
            }
        }
    }

    /** The constants of one step, as scalars on the device. */
    private final class Constants {
        private final NDArray beta1;
        private final NDArray restOfBeta1;
        private final NDArray beta2;
        private final NDArray restOfBeta2;
        private final NDArray epsilon;
        private final NDArray rate;
        private final NDArray rootOfBias;

        Constants(NDManager scope, long step) {
            beta1 = scope.create((float) rule.beta1());
            restOfBeta1 = scope.create((float) (1 - rule.beta1()));
            beta2 = scope.create((float) rule.beta2());
            restOfBeta2 = scope.create((float) (1 - rule.beta2()));
            epsilon = scope.create((float) rule.epsilon());
            rate = scope.create((float) (learningRate / (1 - Math.pow(rule.beta1(), step))));
            rootOfBias = scope.create((float) Math.sqrt(1 - Math.pow(rule.beta2(), step)));
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        state.put(STEPS, steps);
        for (int i = 0; i < names.size(); i++) {
            state.put(MEAN + names.get(i), means.get(i));
            state.put(SQUARE + names.get(i), squares.get(i));
        }
        return state;
    }

    @Override
    public void restore(double rate, BiFunction<String, Shape, NDArray> stored) {
        setLearningRate(rate);
        state().forEach((name, array) -> stored.apply(name, array.getShape()).copyTo(array));
    }

    @Override
    public void close() {
        gradients.forEach(NDArray::close);
        manager.close();
    }
}
