package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.training.Evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Linear softmax classifiers on equally many features each, trained side by side by SGD with
 * momentum in PyTorch's form, {@code v = m v + g; w -= lr v}. The gradient is in closed form,
 * {@code X' (p - y) / batch}, so that nothing is recorded for differentiation and one product
 * serves all.
 */
final class SoftmaxRegressions implements AutoCloseable {
    private final NDManager manager;
    private final NDArray weights;
    private final NDArray velocity;
    private final NDArray momentum;
    private double learningRate;

    /**
     * Classifiers with PyTorch's initial weights, uniform in +-1/sqrt(features).
     *
     * @param parent decides the device
     * @param features of each, without the constant one
     * @param classes of all
     * @param random draws the weights of each: of the first class, of the second ..., then the
     *     biases
     * @param momentum the velocity's factor in each step
     * @param learningRate the first rate
     */
    SoftmaxRegressions(
            NDManager parent,
            int features,
            int classes,
            List<RandomGenerator> random,
            double momentum,
            double learningRate) {
        manager = parent.newSubManager();
        float[] initial = new float[random.size() * (features + 1) * classes];
        double bound = 1 / Math.sqrt(features);
        for (int i = 0; i < random.size(); i++) {
            int from = i * (features + 1) * classes;
            for (int c = 0; c < classes; c++) {
                for (int f = 0; f < features; f++) {
                    initial[from + f * classes + c] = uniform(bound, random.get(i));
                }
            }
            for (int c = 0; c < classes; c++) {
                initial[from + features * classes + c] = uniform(bound, random.get(i));
            }
        }
        weights = manager.create(initial, new Shape(random.size(), features + 1, classes));
        velocity = manager.zeros(weights.getShape());
        this.momentum = manager.create((float) momentum);
        this.learningRate = learningRate;
    }

    private static float uniform(double bound, RandomGenerator random) {
        return (float) (bound * (2 * random.nextDouble() - 1));
    }

    /** {@return (classifiers, features + 1, classes); the last feature's weights are the biases} */
    NDArray weights() {
        return weights;
    }

    /** The velocity holds {@code lr v}, as that of {@code SgdMomentum}, and so is rescaled. */
    void setLearningRate(double rate) {
        if (rate != learningRate) {
            try (NDArray factor = manager.create((float) (rate / learningRate))) {
                velocity.muli(factor);
            }
            learningRate = rate;
        }
    }

    /** {@return the factor of a step's gradient sum: a scalar that {@link #step} takes} */
    NDArray stepSize(NDManager owner, long batchSize) {
        return owner.create((float) (learningRate / batchSize));
    }

    /**
     * One step.
     *
     * @param x (batch, classifiers, features + 1); its manager gets some more arrays
     * @param minusOneHot (batch, classes), -1 at the label
     * @param stepSize {@link #stepSize} for this batch
     */
    void step(NDArray x, NDArray minusOneHot, NDArray stepSize) {
        velocity.muli(momentum);
        velocity.addi(gradient(x, minusOneHot).muli(stepSize));
        weights.subi(velocity);
    }

    /**
     * The gradient of the summed cross-entropies by {@link #weights()}.
     *
     * @param x (batch, classifiers, features + 1)
     * @param minusOneHot (batch, classes)
     * @return (classifiers, features + 1, classes)
     */
    NDArray gradient(NDArray x, NDArray minusOneHot) {
        NDArray error = logits(x).softmax(2).addi(minusOneHot);
        return x.transpose(1, 2, 0).matMul(error);
    }

    private NDArray logits(NDArray x) {
        return x.transpose(1, 0, 2).matMul(weights);
    }

    /**
     * Mean cross-entropy and accuracy of each classifier.
     *
     * @param x (images, classifiers, features + 1)
     * @param labels (images), int64
     * @param minusOneHot (images, classes)
     * @return in the order of the classifiers
     */
    List<Evaluation> evaluate(NDArray x, NDArray labels, NDArray minusOneHot) {
        long images = x.getShape().get(0);
        try (NDManager scope = manager.newSubManager()) {
            NDArray logits = logits(x.get(scope, new NDIndex(":")));
            double[] losses =
                    logits.logSoftmax(2)
                            .mul(minusOneHot)
                            .toType(DataType.FLOAT64, false)
                            .sum(new int[] {1, 2})
                            .toDoubleArray();
            long[] correct =
                    logits.argMax(2)
                            .eq(labels)
                            .toType(DataType.INT64, false)
                            .sum(new int[] {1})
                            .toLongArray();
            List<Evaluation> evaluations = new ArrayList<>();
            for (int i = 0; i < losses.length; i++) {
                evaluations.add(new Evaluation(losses[i] / images, (double) correct[i] / images));
            }
            return evaluations;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
