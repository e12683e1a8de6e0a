package dev.reprokit.paper.researchlog;

import dev.reprokit.training.UpdateRule;

/** How one number changes in a step, in float64; it remembers its earlier gradients. */
@FunctionalInterface
interface StepFormula {

    /**
     * What is subtracted from a number.
     *
     * @param memory two numbers of its own, 0 before the first step
     * @param gradient its gradient
     * @param rate the learning rate
     * @param step counted from 1
     */
    double change(double[] memory, double gradient, double rate, int step);

    /**
     * SGD with momentum.
     *
     * @param factor what is left of the velocity in each step
     * @param rateInVelocity whether old gradients keep the rate of their own step, as in DJL's SGD,
     *     instead of taking that of the present one, as in PyTorch's
     */
    static StepFormula momentum(double factor, boolean rateInVelocity) {
        return (memory, gradient, rate, step) -> {
            memory[0] = factor * memory[0] + (rateInVelocity ? rate * gradient : gradient);
            return rateInVelocity ? memory[0] : rate * memory[0];
        };
    }

    /**
     * Adam: Kingma and Ba 2015, algorithm 1.
     *
     * @param rule its constants
     * @param corrected whether the means are divided by what they lack at the beginning
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
