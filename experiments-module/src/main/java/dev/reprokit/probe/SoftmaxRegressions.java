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
 * Several linear softmax classifiers with equal numbers of features, trained side by side by SGD
 * with momentum in PyTorch's form, {@code v = m v + g; w -= lr v}. The gradient is computed in
 * closed form, {@code X' (p - y) / batch}, so that no operations are recorded for differentiation
 * and one product serves all classifiers.
 */
final class SoftmaxRegressions implements AutoCloseable {
    private final NDManager manager;
    private final NDArray weights;
    private final NDArray velocity;
    private final NDArray momentum;
    private double learningRate;

    /**
     * Creates classifiers with PyTorch's initial weights, uniform in +-1/sqrt(features).
     *
     * @param parent determines the device
     * @param features number of features per classifier, without the constant one
     * @param classes number of classes
     * @param random one generator per classifier; draws the weights of the first class, of the
     *     second, ..., then the biases
     * @param momentum factor of the velocity in each step
     * @param learningRate learning rate of the first steps
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

    /**
     * Sets the learning rate. The velocity holds {@code lr v}, as in {@code SgdMomentum}, and is
     * rescaled.
     */
    void setLearningRate(double rate) {
        if (rate != learningRate) {
            try (NDArray factor = manager.create((float) (rate / learningRate))) {
                velocity.muli(factor);
            }
            learningRate = rate;
        }
    }

    /** {@return the factor on a step's gradient sum: a scalar to pass to {@link #step}} */
    NDArray stepSize(NDManager owner, long batchSize) {
        return owner.create((float) (learningRate / batchSize));
    }

    /**
     * Makes one step.
     *
     * @param x (batch, classifiers, features + 1); its manager owns further arrays afterwards
     * @param minusOneHot (batch, classes), -1 at the label and 0 elsewhere
     * @param stepSize {@link #stepSize} for this batch
     */
    void step(NDArray x, NDArray minusOneHot, NDArray stepSize) {
        velocity.muli(momentum);
        velocity.addi(gradient(x, minusOneHot).muli(stepSize));
        weights.subi(velocity);
    }

    /**
     * Computes the gradient of the summed cross-entropies with respect to {@link #weights()}.
     *
     * @param x (batch, classifiers, features + 1)
     * @param minusOneHot (batch, classes), -1 at the label and 0 elsewhere
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
     * Computes mean cross-entropy and accuracy of each classifier.
     *
     * @param x (images, classifiers, features + 1)
     * @param labels (images), int64
     * @param minusOneHot (images, classes), -1 at the label and 0 elsewhere
     * @return one evaluation per classifier, in their order
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
