package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;

/** Measures of when a training loss falls, and of how the time until then is divided. */
final class FallingLoss {
    /** Loss in nats at which Figure 1a's curves are compared; every curve falls steeply there. */
    static final double FITTED = 0.1;

    /** Loss in nats at which fitting has started; guessing among ten classes costs 2.303. */
    private static final double STARTED = 2.0;

    /** The time before fitting starts, as a share of the time to a loss of 0.1. */
    static final Measure WAIT =
            new Measure(
                    "train_loss",
                    "wait for a loss of 2.0, share of the time to 0.1",
                    "",
                    FallingLoss::wait);

    /** The rest of that time, as a share of it. */
    static final Measure FALL =
            new Measure(
                    "train_loss",
                    "fall from a loss of 2.0, share of the time to 0.1",
                    "",
                    curve -> 1 - wait(curve));

    private FallingLoss() {}

    /**
     * Returns the measure of when a loss falls to a threshold, interpolated linearly between
     * epochs: whole epochs are too coarse, because Figure 1a's Gaussian images and random pixels
     * are one epoch apart.
     *
     * @param loss in nats
     */
    static Measure epochsTo(double loss) {
        return new Measure(
                "train_loss",
                "epochs to a training loss of " + loss,
                "epochs",
                curve -> epochsTo(curve, loss));
    }

    private static double epochsTo(LearningCurve curve, double threshold) {
        double epoch = curve.epochsToFallTo(threshold);
        if (Double.isInfinite(epoch) || epoch == curve.values().firstKey()) {
            return epoch;
        }
        double before = curve.at((int) epoch - 1);
        double after = curve.at((int) epoch);
        return epoch - (threshold - after) / (before - after);
    }

    /** Returns 1 if the loss never falls within that time. */
    private static double wait(LearningCurve curve) {
        double end = epochsTo(curve, FITTED);
        return Double.isInfinite(end) ? 1 : epochsTo(curve, STARTED) / end;
    }
}
