package dev.reprokit.training;

import ai.djl.nn.Parameter;

import java.util.BitSet;
import java.util.List;

/**
 * Weight decay as in PyTorch's SGD: {@code c w} is added to the gradient of a weight before the
 * momentum, with the coefficient c. This is an l2 penalty of {@code c/2 w^2}.
 *
 * @param coefficient c, not negative; 0 for none
 * @param on the parameters that decay, i.e. that each step also pulls towards 0
 */
public record WeightDecay(double coefficient, Scope on) {
    /** No weight decay. */
    public static final WeightDecay NONE = new WeightDecay(0, Scope.WEIGHTS);

    /** The parameters that decay. */
    public enum Scope {
        /** All trained parameters, including biases and normalisations: PyTorch's default. */
        ALL,
        /**
         * Weights of convolutions and fully connected layers, without biases: the default of
         * TF-slim, a TensorFlow library.
         */
        WEIGHTS,
        /**
         * Weights of the fully connected layers except the last, as in TensorFlow's CIFAR-10
         * tutorial, the origin of Zhang et al.'s small AlexNet.
         */
        HIDDEN_FULLY_CONNECTED,
        /**
         * Weights and biases of the fully connected layers, as in TensorFlow's MNIST example, the
         * origin of Alain and Bengio's CNN.
         */
        FULLY_CONNECTED
    }

    /**
     * Checks the coefficient.
     *
     * @throws IllegalArgumentException if it is negative, infinite or not a number
     */
    public WeightDecay {
        if (!(coefficient >= 0 && coefficient < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "expected a weight decay of 0 or more, but got " + coefficient);
        }
    }

    /**
     * Selects the parameters that decay.
     *
     * @param trained all trained parameters, in the order of the layers
     * @return the indices of those that decay; empty if the coefficient is 0
     */
    BitSet decaying(List<Parameter> trained) {
        BitSet decaying = new BitSet();
        boolean inFullyConnected = false;
        for (int i = 0; i < trained.size() && coefficient > 0; i++) {
            boolean weight = trained.get(i).getType() == Parameter.Type.WEIGHT;
            boolean matrix = trained.get(i).getArray().getShape().dimension() == 2;
            // A layer's bias follows its weight.
            inFullyConnected = weight ? matrix : inFullyConnected;
            decaying.set(
                    i,
                    switch (on) {
                        case ALL -> true;
                        case WEIGHTS -> weight;
                        case HIDDEN_FULLY_CONNECTED -> weight && matrix;
                        case FULLY_CONNECTED -> inFullyConnected;
                    });
        }
        if (on == Scope.HIDDEN_FULLY_CONNECTED && !decaying.isEmpty()) {
            // The last matrix computes the logits.
            decaying.clear(decaying.length() - 1);
        }
        return decaying;
    }
}
