package dev.reprokit.paper.researchlog;

import dev.reprokit.training.UpdateRule;

/** The change of one number in a step, in float64, given the memory of its earlier gradients. */
@FunctionalInterface
interface StepFormula {

    /**
     * Returns what is subtracted from a number.
     *
     * @param memory two numbers that the formula keeps between steps, 0 before the first
     * @param gradient the number's gradient
     * @param rate the learning rate
     * @param step counted from 1
     */
    double change(double[] memory, double gradient, double rate, int step);

    /**
     * Returns SGD with momentum.
     *
     * @param factor share of the velocity that each step keeps
     * @param rateInVelocity true if old gradients keep the rate of their own step, as in DJL's SGD;
     *     false if they take the present rate, as in PyTorch's
     */
    static StepFormula momentum(double factor, boolean rateInVelocity) {
        return (memory, gradient, rate, step) -> {
            memory[0] = factor * memory[0] + (rateInVelocity ? rate * gradient : gradient);
            return rateInVelocity ? memory[0] : rate * memory[0];
        };
    }

    /**
     * Returns Adam (Kingma and Ba 2015, algorithm 1).
     *
     * @param rule its constants
     * @param corrected true to apply the bias correction of the first steps
     */
    static StepFormula adam(UpdateRule.Adam rule, boolean corrected) {
        return (memory, gradient, rate, step) -> {
            memory[0] = rule.beta1() * memory[0] + (1 - rule.beta1()) * gradient;
            memory[1] = rule.beta2() * memory[1] + (1 - rule.beta2()) * gradient * gradient;
            double mean = corrected ? memory[0] / (1 - Math.pow(rule.beta1(), step)) : memory[0];
            double square = corrected ? memory[1] / (1 - Math.pow(rule.beta2(), step)) : memory[1];
            return rate * mean / (Math.sqrt(square) + rule.epsilon());
        };
    }
}
