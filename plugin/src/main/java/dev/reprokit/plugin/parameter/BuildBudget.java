package dev.reprokit.plugin.parameter;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that all runs of a build may take together.
 *
 * @param start the start of the build
 * @param length the time that they may take
 */
public record BuildBudget(Instant start, Duration length) {
    /** The time in which an experiment is started, judged and drawn without training. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    /** The share of the time that is always left for training, where it is short. */
    private static final double TRAINING = 0.75;

    /**
     * Returns the time at which an experiment has to end its training.
     *
     * @param experiments the number of experiments that are to be judged by then or later: this
     *     one, and those that follow and may only report what they have
     */
    public Instant deadline(int experiments) {
        Duration closing = CLOSING.multipliedBy(experiments);
        Duration most = Duration.ofMillis((long) ((1 - TRAINING) * length.toMillis()));
        return start.plus(length).minus(closing.compareTo(most) < 0 ? closing : most);
    }
}
