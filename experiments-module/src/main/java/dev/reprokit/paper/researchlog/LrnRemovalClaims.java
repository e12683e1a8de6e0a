package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.record.LearningCurve;
import dev.reprokit.record.Results;
import dev.reprokit.record.Scale;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Claims L3 to L7 of the research log. */
final class LrnRemovalClaims {
    private static final String SOURCE = "research log, LRN removal, claim ";

    /** Points of test accuracy that count as 'the same'; the log's two arms end 0.00 apart. */
    private static final double ACCURACY_MARGIN = 2;

    /** Nats that count as 'about equal'; the log's minima are 0.004 apart. */
    private static final double LOSS_MARGIN = 0.05;

    /** Percent of the epochs that count as 'consistently'. */
    private static final double CONSISTENTLY = 90;

    private static final String NO_OVERFITTING =
            "the claim compares how two networks overfit CIFAR-10; the synthetic images are learned"
                    + " almost completely";

    private LrnRemovalClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("L3", "Removing LRN makes the accuracy rise significantly faster.")
                        .from(SOURCE + "L3")
                        .logged(
                                "99 % train accuracy at epoch 20 instead of 25; test accuracy after"
                                        + " epoch 2: 58.9 % instead of 45.1 %")
                        .observing(r -> risen(r, "train_accuracy").estimate())
                        .holdsIf(LrnRemovalClaims::risesFaster)
                        .decidableAt(Scale.SMOKE),
                Claim.of("L4", "The final test accuracy is the same.")
                        .from(SOURCE + "L4")
                        .logged("80.80 % and 80.80 %")
                        .observing(
                                r ->
                                        difference(
                                                        r,
                                                        "test_accuracy",
                                                        "final test accuracy",
                                                        "points more final test accuracy",
                                                        curve -> 100 * curve.last())
                                                .estimate())
                        .holdsIf(
                                r ->
                                        assertThat(finalAccuracy(r, LrnRemoval.WITHOUT))
                                                .isEquivalentTo(
                                                        finalAccuracy(r, LrnRemoval.WITH),
                                                        ACCURACY_MARGIN))
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
                        .observing(
                                r ->
                                        difference(
                                                        r,
                                                        "test_loss",
                                                        "test loss in the last third of the epochs",
                                                        "nats more test loss in the last third",
                                                        LrnRemovalClaims::lastThird)
                                                .estimate())
                        .holdsIf(LrnRemovalClaims::testLossCrosses)
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING),
                Claim.of("L7", "The lowest test losses are about equal.")
                        .from(SOURCE + "L7")
                        .logged("0.634 with LRN (epoch 14), 0.638 without (epoch 10)")
                        .observing(
                                r ->
                                        difference(
                                                        r,
                                                        "test_loss",
                                                        "lowest test loss",
                                                        "nats more at the lowest test loss",
                                                        LearningCurve::minimum)
                                                .estimate())
                        .holdsIf(
                                r ->
                                        assertThat(lowestTestLoss(r, LrnRemoval.WITHOUT))
                                                .isEquivalentTo(
                                                        lowestTestLoss(r, LrnRemoval.WITH),
                                                        LOSS_MARGIN))
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING));
    }

    /** Faster for train and for test accuracy: a higher mean over all epochs, in every seed. */
    private static void risesFaster(Results r) {
        for (String metric : List.of("train_accuracy", "test_accuracy")) {
            assertThat(meanOverEpochs(r, LrnRemoval.WITHOUT, metric))
                    .isHigherThan(meanOverEpochs(r, LrnRemoval.WITH, metric));
        }
    }

    private static void testLossCrosses(Results r) {
        assertThat(firstThirdOfTestLoss(r, LrnRemoval.WITHOUT))
                .isLowerThan(firstThirdOfTestLoss(r, LrnRemoval.WITH));
        assertThat(lastThirdOfTestLoss(r, LrnRemoval.WITHOUT))
                .isHigherThan(lastThirdOfTestLoss(r, LrnRemoval.WITH));
    }

    private static SeedValues risen(Results r, String metric) {
        return difference(
                r,
                metric,
                "train accuracy, mean over epochs",
                "points more train accuracy, mean over epochs",
                c -> 100 * c.mean());
    }

    private static SeedValues meanOverEpochs(Results r, String condition, String metric) {
        return SeedValues.of(
                "%s %s, mean over epochs".formatted(metric, condition),
                "%",
                r.curves(condition, metric),
                curve -> 100 * curve.mean());
    }

    private static SeedValues finalAccuracy(Results r, String condition) {
        return SeedValues.of(
                "final test accuracy " + condition,
                "%",
                r.curves(condition, "test_accuracy"),
                curve -> 100 * curve.last());
    }

    private static SeedValues lowestTestLoss(Results r, String condition) {
        return SeedValues.of(
                "lowest test loss " + condition,
                "nats",
                r.curves(condition, "test_loss"),
                LearningCurve::minimum);
    }

    private static SeedValues firstThirdOfTestLoss(Results r, String condition) {
        return SeedValues.of(
                "test loss %s, first third of the epochs".formatted(condition),
                "nats",
                r.curves(condition, "test_loss"),
                LrnRemovalClaims::firstThird);
    }

    private static SeedValues lastThirdOfTestLoss(Results r, String condition) {
        return SeedValues.of(
                "test loss %s, last third of the epochs".formatted(condition),
                "nats",
                r.curves(condition, "test_loss"),
                LrnRemovalClaims::lastThird);
    }

    private static double firstThird(LearningCurve curve) {
        return new LearningCurve(
                        curve.name(), curve.values().headMap(curve.values().lastKey() / 3, true))
                .mean();
    }

    private static double lastThird(LearningCurve curve) {
        int last = curve.values().lastKey();
        return new LearningCurve(curve.name(), curve.values().tailMap(last - last / 3, false))
                .mean();
    }

    private static SeedValues epochsWithLowerTrainLoss(Results r) {
        Map<Long, LearningCurve> with = r.curves(LrnRemoval.WITH, "train_loss");
        Map<Long, Double> share = new TreeMap<>();
        r.curves(LrnRemoval.WITHOUT, "train_loss")
                .forEach((seed, curve) -> share.put(seed, shareBelow(curve, with.get(seed))));
        return new SeedValues(
                "epochs with a lower train loss without LRN", "% of epochs", new TreeMap<>(share));
    }

    private static double shareBelow(LearningCurve curve, LearningCurve other) {
        long lower =
                curve.values().keySet().stream()
                        .filter(epoch -> curve.at(epoch) < other.at(epoch))
                        .count();
        return 100.0 * lower / curve.values().size();
    }

    private static SeedValues difference(
            Results r,
            String metric,
            String name,
            String unit,
            ToDoubleFunction<LearningCurve> figure) {
        SeedValues without =
                SeedValues.of(
                        name + ", without LRN", unit, r.curves(LrnRemoval.WITHOUT, metric), figure);
        SeedValues with =
                SeedValues.of(name + ", with LRN", unit, r.curves(LrnRemoval.WITH, metric), figure);
        return without.minus(with);
    }
}
