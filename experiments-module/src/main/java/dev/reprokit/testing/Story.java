package dev.reprokit.testing;

import dev.reprokit.experiment.Arm;
import dev.reprokit.record.result.Results;

import java.util.Arrays;

/**
 * A story of what a run might have measured: each arm lies around a curve, and its seeds differ a
 * little from one another.
 *
 * <pre>{@code
 * Results slower =
 *         Story.of(5)                                            // five seeds
 *                 .tells(WITH_LRN, "train_accuracy", 0.3, 0.6, 0.8) // epochs 1 to 3
 *                 .tells(WITHOUT_LRN, "train_accuracy", 0.5, 0.8, 0.99)
 *                 .results();
 * }</pre>
 */
public final class Story {
    /** How far a seed lies from its arm's curve at most, as a share of the value. */
    private static final double SPREAD = 0.001;

    private final int seeds;
    private final MadeResults made = new MadeResults();

    private Story(int seeds) {
        this.seeds = seeds;
    }

    /**
     * Begins a story.
     *
     * @param seeds number of seeds per arm, at least 1; they are counted from 1
     * @return a story without any arm
     */
    public static Story of(int seeds) {
        return new Story(seeds);
    }

    /**
     * Tells a metric of an arm. Each seed's values lie within 0.1 % of these, so that tests have a
     * spread to work with; a value of 0 or 1 stays as it is in every seed.
     *
     * @param arm the arm
     * @param metric the metric's name
     * @param values by epoch, epoch 1 first
     * @return this
     */
    public Story tells(Arm arm, String metric, double... values) {
        return tells(arm.id(), metric, values);
    }

    /**
     * Tells a metric of a condition that is no constant of an enum.
     *
     * @param condition the condition's id
     * @param metric the metric's name
     * @param values by epoch, epoch 1 first
     * @return this
     */
    public Story tells(String condition, String metric, double... values) {
        for (int seed = 1; seed <= seeds; seed++) {
            double factor = 1 + SPREAD * (2.0 * seed / (seeds + 1) - 1);
            made.with(
                    condition,
                    seed,
                    metric,
                    Arrays.stream(values)
                            .map(value -> value == 1 ? value : value * factor)
                            .toArray());
        }
        return this;
    }

    /** {@return what was told so far} */
    public Results results() {
        return made.results();
    }
}
