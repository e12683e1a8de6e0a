package dev.reprokit.training;

/** How a gradient changes the weights. */
public sealed interface UpdateRule {

    /**
     * SGD with momentum in PyTorch's form: {@code v = m v + g; w -= lr v}.
     *
     * @param factor m, what is left of the velocity in each step
     */
    record Momentum(double factor) implements UpdateRule {}

    /**
     * Adam (Kingma and Ba 2015, algorithm 1) in PyTorch's form: {@code m = b1 m + (1 - b1) g; v =
     * b2 v + (1 - b2) g^2; w -= lr m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps)} in step t,
     * counted from 1.
     *
     * @param beta1 what is left of the mean of gradients in each step, b1
     * @param beta2 what is left of the mean of their squares, b2
     * @param epsilon eps
     */
    record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
        /** The paper's constants, which are PyTorch's defaults. */
        public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8);
    }
}
