package dev.reprokit.training;

/** The rule by which a gradient changes the weights. */
public sealed interface UpdateRule {

    /**
     * SGD with momentum in PyTorch's form: {@code v = m v + g; w -= lr v} with the gradient g, the
     * velocity v, which starts at 0, the weight w and the learning rate lr.
     *
     * @param factor m, the share of the velocity that each step keeps
     */
    record Momentum(double factor) implements UpdateRule {}

    /**
     * Adam (Kingma and Ba 2015, algorithm 1) in PyTorch's form: {@code m = b1 m + (1 - b1) g; v =
     * b2 v + (1 - b2) g^2; w -= lr m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps)} in step t,
     * counted from 1, with the gradient g, its running mean m, the running mean v of its square,
     * both 0 at first, the weight w and the learning rate lr.
     *
     * @param beta1 b1, the share of the gradients' mean that each step keeps
     * @param beta2 b2, the share of the squared gradients' mean that each step keeps
     * @param epsilon eps, which keeps the divisor from being 0
     */
    record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
        /** Adam's published constants, also PyTorch's: beta1 0.9, beta2 0.999, epsilon 1e-8. */
        public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8);
    }
}
