package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.researchlog.LrnRemoval.WITH;
import static dev.reprokit.paper.researchlog.LrnRemoval.WITHOUT;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Claims L3 to L7 of the research log. */
final class LrnRemovalClaims {
    private static final String SOURCE = "research log, LRN removal, claim ";

    /** Points of test accuracy that count as 'the same'; the log's two networks end 0.00 apart. */
    private static final double ACCURACY_MARGIN = 2;

    /** Nats that count as 'about equal'; the log's minima are 0.004 apart. */
    private static final double LOSS_MARGIN = 0.05;

    /** Percent of the epochs that count as 'consistently'. */
    private static final double CONSISTENTLY = 90;

    private static final String NO_OVERFITTING =
            "the claim compares how two networks overfit CIFAR-10; the synthetic images are learned"
                    + " almost completely";

    private static final Measure TRAIN_SPEED =
            new Measure(
                    "train_accuracy",
                    "train accuracy, mean over epochs",
                    "points",
                    curve -> 100 * curve.mean());
    private static final Measure TEST_SPEED =
            new Measure(
                    "test_accuracy",
                    "test accuracy, mean over epochs",
                    "points",
                    curve -> 100 * curve.mean());
    private static final Measure FINAL_ACCURACY =
            new Measure(
                    "test_accuracy", "final test accuracy", "points", curve -> 100 * curve.last());
    private static final Measure EARLY_TEST_LOSS =
            new Measure(
                    "test_loss",
                    "test loss in the first third of the epochs",
                    "nats",
                    LrnRemovalClaims::firstThird);
    private static final Measure LATE_TEST_LOSS =
            new Measure(
                    "test_loss",
                    "test loss in the last third of the epochs",
                    "nats",
                    LrnRemovalClaims::lastThird);
    private static final Measure LOWEST_TEST_LOSS =
            new Measure("test_loss", "lowest test loss", "nats", LearningCurve::minimum);

    private LrnRemovalClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("L3", "Removing LRN makes the accuracy rise significantly faster.")
                        .from(SOURCE + "L3")
                        .logged(
                                "99 % train accuracy at epoch 20 instead of 25; test accuracy after"
                                        + " epoch 2: 58.9 % instead of 45.1 %")
                        .observing(r -> TRAIN_SPEED.difference(r, WITHOUT, WITH))
                        .holdsIf(LrnRemovalClaims::risesFaster)
                        .decidableAt(Scale.SMOKE),
                Claim.of("L4", "The final test accuracy is the same.")
                        .from(SOURCE + "L4")
                        .logged("80.80 % and 80.80 %")
                        .observing(r -> FINAL_ACCURACY.difference(r, WITHOUT, WITH))
                        .holdsIf(r -> areTheSame(r, FINAL_ACCURACY, ACCURACY_MARGIN))
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING),
                Claim.of("L5", "The train loss is consistently lower without LRN.")
                        .from(SOURCE + "L5")
                        .logged("lower in 30 of 30 epochs")
                        .observing(r -> epochsWithLowerTrainLoss(r).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(epochsWithLowerTrainLoss(r))
                                                .hasMeanAbove(CONSISTENTLY))
                        .decidableAt(Scale.SMOKE),
                Claim.of("L6", "Without LRN the test loss is lower at first, and higher later.")
                        .from(SOURCE + "L6")
                        .logged("lower until epoch 10, higher from epoch 12 on; 30 epochs")
                        .observing(r -> LATE_TEST_LOSS.difference(r, WITHOUT, WITH))
                        .holdsIf(LrnRemovalClaims::testLossCrosses)
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING),
                Claim.of("L7", "The lowest test losses are about equal.")
                        .from(SOURCE + "L7")
                        .logged("0.634 with LRN (epoch 14), 0.638 without (epoch 10)")
                        .observing(r -> LOWEST_TEST_LOSS.difference(r, WITHOUT, WITH))
                        .holdsIf(r -> areTheSame(r, LOWEST_TEST_LOSS, LOSS_MARGIN))
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING));
    }

    /**
     * Asserts that train and test accuracy rise faster: a higher mean over all epochs, in every
     * seed.
     */
    private static void risesFaster(Results r) {
        assertThat(TRAIN_SPEED.of(r, WITHOUT)).isHigherThan(TRAIN_SPEED.of(r, WITH));
        assertThat(TEST_SPEED.of(r, WITHOUT)).isHigherThan(TEST_SPEED.of(r, WITH));
    }

    private static void testLossCrosses(Results r) {
        assertThat(EARLY_TEST_LOSS.of(r, WITHOUT)).isLowerThan(EARLY_TEST_LOSS.of(r, WITH));
        assertThat(LATE_TEST_LOSS.of(r, WITHOUT)).isHigherThan(LATE_TEST_LOSS.of(r, WITH));
    }

    private static void areTheSame(Results r, Measure measure, double margin) {
        assertThat(measure.of(r, WITHOUT)).isEquivalentTo(measure.of(r, WITH), margin);
    }

    private static double firstThird(LearningCurve curve) {
        int last = curve.values().lastKey();
        return new LearningCurve(curve.name(), curve.values().headMap(last / 3, true)).mean();
    }

    private static double lastThird(LearningCurve curve) {
        int last = curve.values().lastKey();
        return new LearningCurve(curve.name(), curve.values().tailMap(last - last / 3, false))
                .mean();
    }

    private static SeedValues epochsWithLowerTrainLoss(Results r) {
        Map<Long, LearningCurve> with = r.curves(WITH, "train_loss");
        TreeMap<Long, Double> share = new TreeMap<>();
        r.curves(WITHOUT, "train_loss")
                .forEach((seed, curve) -> share.put(seed, percentBelow(curve, with.get(seed))));
        return new SeedValues("epochs with a lower train loss without LRN", "% of epochs", share);
    }

    private static double percentBelow(LearningCurve curve, LearningCurve other) {
        long lower =
                curve.values().keySet().stream()
                        .filter(epoch -> curve.at(epoch) < other.at(epoch))
                        .count();
        return 100.0 * lower / curve.values().size();
    }
}
