package dev.reprokit.training;

import ai.djl.nn.Parameter;

import java.util.BitSet;
import java.util.List;

/**
 * Weight decay as PyTorch's SGD means it: the coefficient times the weight is added to the weight's
 * gradient before the momentum, {@code g + c w}, so that it is an l2 penalty of {@code c/2 w^2}.
 *
 * @param coefficient not negative; 0 for none
 * @param on which parameters decay
 */
public record WeightDecay(double coefficient, Scope on) {
    /** No weight decay. */
    public static final WeightDecay NONE = new WeightDecay(0, Scope.WEIGHTS);

    /** Which parameters decay. */
    public enum Scope {
        /** All that are trained, biases and normalisation included: PyTorch's default. */
        ALL,
        /** Those of convolutions and fully connected layers, without biases: TF-slim's default. */
        WEIGHTS,
        /**
         * Weights of the fully connected layers but the last: TensorFlow's CIFAR-10 tutorial, from
         * which Zhang et al. have their small AlexNet.
         */
        HIDDEN_FULLY_CONNECTED,
        /**
         * Weights and biases of the fully connected layers: TensorFlow's MNIST example, from which
         * Alain and Bengio have their CNN.
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
            throw new IllegalArgumentException("a weight decay is 0 or more, not " + coefficient);
        }
    }

    /**
     * Picks parameters.
     *
     * @param trained all that are trained, in the order of the layers
     * @return the indices of those that decay; none where the coefficient is 0
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
            // The last matrix makes the logits.
            decaying.clear(decaying.length() - 1);
        }
        return decaying;
    }
}
