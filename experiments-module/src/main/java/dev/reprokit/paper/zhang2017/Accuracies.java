package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Measure;

/** The measures, in per cent, of the claims on fitting and on chance. */
final class Accuracies {
    /**
     * Test accuracy in % that counts as chance on ten classes: 10 +-2; the published values lie
     * between 9.78 and 10.61 %.
     */
    static final double CHANCE_LOW = 8;

    static final double CHANCE_HIGH = 12;

    static final Measure BEST_FIT =
            new Measure(
                    "evaluated_train_accuracy",
                    "best train accuracy after an epoch",
                    "%",
                    curve -> 100 * curve.maximum());
    static final Measure FINAL_FIT =
            new Measure(
                    "evaluated_train_accuracy",
                    "final train accuracy",
                    "%",
                    curve -> 100 * curve.last());
    static final Measure FINAL_TEST =
            new Measure("test_accuracy", "final test accuracy", "%", curve -> 100 * curve.last());

    private Accuracies() {}
}
