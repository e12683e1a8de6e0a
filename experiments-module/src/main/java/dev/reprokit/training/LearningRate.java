package dev.reprokit.training;

import java.util.Arrays;

/**
 * A learning rate schedule: the rate as a function of nothing but the step. One schedule may serve
 * several trainings, at the same time too, and a resumed training goes on where it stopped.
 *
 * <p>Steps count from 0: the first update is made at step 0. A schedule by epochs is asked with the
 * number of finished epochs instead.
 *
 * <pre>{@code
 * LearningRate.stepwise(0.1, 0.1, 100, 150); // 0.1, from step 100 on 0.01, from 150 on 0.001
 * LearningRate.exponential(1, 0.5).atLeast(0.3); // 1, 0.5, 0.3, 0.3
 * }</pre>
 *
 * <p>DJL's {@code MultiFactorTracker} remembers the last rate instead, so that a second training
 * starts with it, and the {@code optMinValue} of its trackers does not bind. For an optimiser of
 * DJL's, whose first update is number 1, {@code n -> (float) rate.at(n - 1)} is a tracker. A {@link
 * Training} takes its rates from {@link Protocol#learningRate(int)}.
 */
@FunctionalInterface
public interface LearningRate {

    /**
     * Returns the rate of a step.
     *
     * @param step how many steps, or epochs, were made before, at least 0
     * @return the rate, finite and not negative
     * @throws IllegalArgumentException if {@code step} is negative
     */
    double at(long step);

    /**
     * Creates the schedule that has one rate at every step.
     *
     * @param rate the rate, positive
     * @return the schedule
     * @throws IllegalArgumentException if the rate is not positive and finite
     */
    static LearningRate constant(double rate) {
        requirePositive("rate", rate);
        return step -> {
            requireStep(step);
            return rate;
        };
    }

    /**
     * Creates the schedule {@code first * factor^step} (exponential decay).
     *
     * @param first rate of step 0, positive
     * @param factor factor on the rate after each step, in (0, 1]
     * @return the schedule
     * @throws IllegalArgumentException if {@code first} is not positive and finite, or {@code
     *     factor} is outside (0, 1]
     */
    static LearningRate exponential(double first, double factor) {
        requirePositive("first rate", first);
        requireFactor(factor);
        return step -> {
            requireStep(step);
            return first * StrictMath.pow(factor, step);
        };
    }

    /**
     * Creates the schedule that multiplies the rate by a factor at each of some steps (step decay;
     * PyTorch's {@code MultiStepLR}).
     *
     * @param first rate of step 0, positive
     * @param factor factor on the rate at each milestone, in (0, 1]
     * @param milestones the steps from which on the rate is multiplied once more, positive and
     *     ascending; copied
     * @return the schedule
     * @throws IllegalArgumentException if {@code first} is not positive and finite, {@code factor}
     *     is outside (0, 1], or the milestones are not positive and strictly ascending
     */
    static LearningRate stepwise(double first, double factor, long... milestones) {
        requirePositive("first rate", first);
        requireFactor(factor);
        long[] ascending = milestones.clone();
        for (int i = 0; i < ascending.length; i++) {
            if (ascending[i] <= (i == 0 ? 0 : ascending[i - 1])) {
                throw new IllegalArgumentException(
                        "expected positive, ascending milestones, but got "
                                + Arrays.toString(milestones));
            }
        }
        return step -> {
            requireStep(step);
            long reached = Arrays.stream(ascending).filter(milestone -> milestone <= step).count();
            return first * StrictMath.pow(factor, reached);
        };
    }

    /**
     * Creates the schedule that changes the rate by the same amount after each step, then leaves it
     * (linear decay, or warm-up).
     *
     * @param first rate of step 0, not negative
     * @param last rate of step {@code steps} and of all later ones, not negative
     * @param steps how many steps the change takes, at least 1
     * @return the schedule
     * @throws IllegalArgumentException if a rate is negative or not finite, or {@code steps} is
     *     less than 1
     */
    static LearningRate linear(double first, double last, long steps) {
        requireNotNegative("first rate", first);
        requireNotNegative("last rate", last);
        if (steps < 1) {
            throw new IllegalArgumentException("expected at least 1 step, but got " + steps);
        }
        return step -> {
            requireStep(step);
            return step >= steps ? last : first + (last - first) * ((double) step / steps);
        };
    }

    /**
     * Returns this schedule with a lower bound: where it falls below the bound, the rate is the
     * bound itself.
     *
     * @param bound the least rate, not negative
     * @return a new schedule
     * @throws IllegalArgumentException if the bound is negative or not finite
     */
    default LearningRate atLeast(double bound) {
        requireNotNegative("lower bound", bound);
        return step -> Math.max(bound, at(step));
    }

    private static void requireStep(long step) {
        if (step < 0) {
            throw new IllegalArgumentException("steps count from 0, but got " + step);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "expected a positive, finite %s, but got %s".formatted(name, value));
        }
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "expected a finite %s of at least 0, but got %s".formatted(name, value));
        }
    }

    private static void requireFactor(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("expected a factor in (0, 1], but got " + factor);
        }
    }
}
