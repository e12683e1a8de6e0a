package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.record.LearningCurve;
import dev.reprokit.record.Results;
import dev.reprokit.record.Scale;

import java.util.ArrayList;
import java.util.List;

/** Claims L1 and L20 of the research log, and Table 1's rows with random labels. */
final class RandomLabelsClaims {
    private static final String TABLE_1 = "Zhang et al. 2017, Table 1; research log, L1";

    /**
     * Chance on ten classes, +-5 points. Seeds spread more than the test set's size tells: a
     * network that memorised answers alike for the images of a class.
     */
    private static final double CHANCE_LOW = 5;

    private static final double CHANCE_HIGH = 15;

    /** How far below the published train accuracy still counts as that figure, in points. */
    private static final double PUBLISHED_MARGIN = 1;

    /** Percent of the training images that count as memorised when epochs are compared. */
    private static final double MEMORISED = 95;

    /** 'About half the epochs'; the log's figures give 32 / 67 = 0.48. */
    private static final double HALF_LOW = 0.33;

    private static final double HALF_HIGH = 0.75;

    private RandomLabelsClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(
                fits(RandomLabels.MLP, 99.34, "99.34 % train, 10.61 % test", "99.16 % train"));
        claims.addAll(fits(RandomLabels.SMALL, 99.99, "", "99.99 % train, 9.7 % test"));
        claims.addAll(fits(RandomLabels.PAPER, 99.82, "99.82 % train, 9.86 % test", ""));
        claims.add(memorisesFaster());
        claims.add(memorisesInHalf());
        return claims;
    }

    private static List<Claim> fits(
            String network, double publishedFit, String published, String logged) {
        String random = RandomLabels.random(network);
        String control = RandomLabels.control(network);
        return List.of(
                Claim.of(
                                "L1-" + network,
                                network + " fits random labels: every training image right.")
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .observing(r -> bestFit(r, random).estimate())
                        .holdsIf(r -> assertThat(bestFit(r, random)).areAllAtLeast(100))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-published-" + network,
                                "%s ends at the published %s %% train accuracy or above, less %s point."
                                        .formatted(network, publishedFit, PUBLISHED_MARGIN))
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .observing(r -> finalFit(r, random).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(finalFit(r, random))
                                                .hasMeanAbove(publishedFit - PUBLISHED_MARGIN))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-chance-" + network,
                                network
                                        + " trained on random labels stays at chance on the test set.")
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .observing(r -> finalTestAccuracy(r, random).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(finalTestAccuracy(r, random))
                                                .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)),
                Claim.of(
                                "L1-control-" + network,
                                network
                                        + " generalises better from true labels, with the same"
                                        + " settings.")
                        .from(TABLE_1)
                        .observing(r -> finalTestAccuracy(r, control).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(finalTestAccuracy(r, control))
                                                .isHigherThan(finalTestAccuracy(r, random)))
                        .decidableAt(Scale.SMOKE));
    }

    private static Claim memorisesFaster() {
        return Claim.of("L20", "Without LRN the small AlexNet memorises random labels faster.")
                .from("research log, random labels without LRN, L20")
                .logged("95 % train accuracy at epoch 32 instead of 67")
                .observing(
                        r ->
                                memorised(r, RandomLabels.WITHOUT_LRN)
                                        .minus(memorised(r, RandomLabels.SMALL))
                                        .estimate())
                .holdsIf(RandomLabelsClaims::memorisesFasterWithoutLrn)
                .decidableAt(Scale.SMOKE);
    }

    private static void memorisesFasterWithoutLrn(Results r) {
        assertThat(bestFit(r, RandomLabels.random(RandomLabels.WITHOUT_LRN)))
                .areAllAtLeast(MEMORISED);
        assertThat(memorised(r, RandomLabels.WITHOUT_LRN))
                .isHigherThan(memorised(r, RandomLabels.SMALL));
    }

    private static Claim memorisesInHalf() {
        return Claim.of("L20-half", "It takes about half the epochs.")
                .from("research log, random labels without LRN, L20")
                .logged("32 / 67 = 0.48 of the epochs to 95 %")
                .observing(
                        r ->
                                epochsTo95(r, RandomLabels.WITHOUT_LRN)
                                        .ratioTo(epochsTo95(r, RandomLabels.SMALL)))
                .holdsIf(
                        r ->
                                assertThat(epochsTo95(r, RandomLabels.WITHOUT_LRN))
                                        .hasRatioTo(
                                                epochsTo95(r, RandomLabels.SMALL),
                                                HALF_LOW,
                                                HALF_HIGH))
                .notApplicableAt(
                        Scale.SMOKE,
                        "how many epochs it takes depends on images and steps an epoch; this scale"
                                + " asks only which network is faster");
    }

    private static SeedValues bestFit(Results r, String condition) {
        return SeedValues.of(
                "best train accuracy after an epoch, " + condition,
                "%",
                r.curves(condition, "evaluated_train_accuracy"),
                curve -> 100 * curve.maximum());
    }

    private static SeedValues finalFit(Results r, String condition) {
        return SeedValues.of(
                "final train accuracy, " + condition,
                "%",
                r.curves(condition, "evaluated_train_accuracy"),
                curve -> 100 * curve.last());
    }

    private static SeedValues finalTestAccuracy(Results r, String condition) {
        return SeedValues.of(
                "final test accuracy, " + condition,
                "%",
                r.curves(condition, "test_accuracy"),
                curve -> 100 * curve.last());
    }

    /** How much was memorised, averaged over the epochs: finer than a number of epochs. */
    private static SeedValues memorised(Results r, String network) {
        return SeedValues.of(
                "train accuracy on random labels, mean over epochs, " + network,
                "points",
                r.curves(RandomLabels.random(network), "train_accuracy"),
                curve -> 100 * curve.mean());
    }

    private static SeedValues epochsTo95(Results r, String network) {
        return SeedValues.of(
                "epochs to 95 % train accuracy, " + network,
                "epochs",
                r.curves(RandomLabels.random(network), "train_accuracy"),
                (LearningCurve curve) -> curve.epochsToReach(MEMORISED / 100));
    }
}
