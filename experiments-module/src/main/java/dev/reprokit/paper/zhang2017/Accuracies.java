package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Measure;

/** What the claims on fitting and on chance measure, in per cent. */
final class Accuracies {
    /** Chance on ten classes, +-2 points; the published values lie between 9.78 and 10.61 %. */
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
