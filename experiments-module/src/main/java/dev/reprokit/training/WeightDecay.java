package dev.reprokit.training;

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
        HIDDEN_FULLY_CONNECTED
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
}
