package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;

/** The measures, in per cent, of the claims on fitting and on chance. */
final class Accuracies {
    /**
     * Test accuracy in % that counts as chance on ten classes: 10 +-2; the published values lie
     * between 9.78 and 10.61 %.
     */
    static final double CHANCE_LOW = 8;

    static final double CHANCE_HIGH = 12;

    static final Measure BEST_FIT =
            Measure.percent(
                    "evaluated_train_accuracy",
                    "best train accuracy after an epoch",
                    LearningCurve::maximum);
    static final Measure FINAL_FIT =
            Measure.percent("evaluated_train_accuracy", "final train accuracy");
    static final Measure FINAL_TEST = Measure.percent("test_accuracy", "final test accuracy");

    /**
     * Three times chance; a few hundred true labels are not all fitted in the epochs that a control
     * has. Measured during the last epoch: after one epoch, an MLP already has half of a few images
     * right.
     */
    static final Floor LEARNED =
            Measure.percent("train_accuracy", "train accuracy during the last epoch").atLeast(30);

    private Accuracies() {}
}
