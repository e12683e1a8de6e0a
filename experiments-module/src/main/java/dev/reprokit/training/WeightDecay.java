package dev.reprokit.training;

import ai.djl.nn.Parameter;

import java.util.BitSet;
import java.util.List;

/**
 * Weight decay as in PyTorch's SGD: in each step {@code c w} is added to the gradient of each
 * decaying parameter w before the momentum, with the coefficient c, so that w is also pulled
 * towards 0. This is an l2 penalty of {@code c/2 w^2}.
 *
 * @param coefficient c, not negative; 0 for none
 * @param on the choice of the parameters that decay; the other parameters are trained without decay
 */
public record WeightDecay(double coefficient, Scope on) {
    /** No weight decay. */
    public static final WeightDecay NONE = new WeightDecay(0, Scope.WEIGHTS);

    /**
     * The choices of the parameters of a network that weight decay pulls towards 0; all other
     * parameters are trained without it.
     */
    public enum Scope {
        /**
         * Every trained parameter decays: weights and biases of all layers, and scales and shifts
         * of normalisations. This is PyTorch's default.
         */
        ALL,
        /**
         * The weights of convolutions and fully connected layers decay, but neither their biases
         * nor normalisations. This is the default of TF-slim, a TensorFlow library.
         */
        WEIGHTS,
        /**
         * The weights of all fully connected layers except the last, which computes the logits,
         * decay, but neither their biases nor convolutions. TensorFlow's CIFAR-10 tutorial, the
         * origin of Zhang et al.'s small AlexNet, does so.
         */
        HIDDEN_FULLY_CONNECTED,
        /**
         * The weights and biases of all fully connected layers decay, but not convolutions.
         * TensorFlow's MNIST example, the origin of Alain and Bengio's CNN, does so.
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
