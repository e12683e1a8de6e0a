package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;

/** Claims L1 and L20 of the research log, and Table 1's rows with random labels. */
final class RandomLabelsClaims {
    private static final String TABLE_1 = "Zhang et al. 2017, Table 1; research log, L1";

    /** Points below the published train accuracy that still count as that value. */
    private static final double PUBLISHED_MARGIN = 1;

    /** Percent of the training images that count as memorised when epochs are compared. */
    private static final double MEMORISED = 95;

    /** Lower bound of 'about half the epochs'; the log's values give 32 / 67 = 0.48. */
    private static final double HALF_LOW = 0.33;

    private static final double HALF_HIGH = 0.75;

    /** The train accuracy averaged over the epochs: finer than a number of epochs. */
    private static final Measure MEMORISING_SPEED =
            new Measure(
                    "train_accuracy",
                    "train accuracy, mean over epochs",
                    "points",
                    curve -> 100 * curve.mean());

    private static final Measure EPOCHS_TO_MEMORISE =
            new Measure(
                    "train_accuracy",
                    "epochs to 95 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(MEMORISED / 100));

    private static final String SMALL_WITH = RandomLabels.random(RandomLabels.LOG_ALEXNET);
    private static final String SMALL_WITHOUT = RandomLabels.random(RandomLabels.WITHOUT_LRN);

    private RandomLabelsClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(
                fits(RandomLabels.MLP, 99.34, "99.34 % train, 10.61 % test", "99.16 % train"));
        claims.addAll(fits(RandomLabels.LOG_ALEXNET, 99.99, "", "99.99 % train, 9.7 % test"));
        claims.addAll(fits(RandomLabels.ZHANG_ALEXNET, 99.82, "99.82 % train, 9.86 % test", ""));
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
                        .observing(r -> BEST_FIT.of(r, random).estimate())
                        .holdsIf(r -> assertThat(BEST_FIT.of(r, random)).areAllAtLeast(100))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-published-" + network,
                                "%s ends at the published %s %% train accuracy or above, less one point."
                                        .formatted(network, publishedFit))
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .observing(r -> FINAL_FIT.of(r, random).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_FIT.of(r, random))
                                                .hasMeanAbove(publishedFit - PUBLISHED_MARGIN))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-chance-" + network,
                                network
                                        + " trained on random labels stays at chance on the test set.")
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .observing(r -> FINAL_TEST.of(r, random).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_TEST.of(r, random))
                                                .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)),
                Claim.of(
                                "L1-control-" + network,
                                network
                                        + " generalises better from true labels, with the same"
                                        + " settings.")
                        .from("a control of ours")
                        .observing(r -> FINAL_TEST.of(r, control).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_TEST.of(r, control))
                                                .isHigherThan(FINAL_TEST.of(r, random)))
                        .decidableAt(Scale.SMOKE));
    }

    private static Claim memorisesFaster() {
        return Claim.of(
                        "L20",
                        "Without LRN the log's small AlexNet memorises random labels faster.")
                .from("research log, random labels without LRN, L20")
                .logged("95 % train accuracy at epoch 32 instead of 67")
                .observing(r -> MEMORISING_SPEED.difference(r, SMALL_WITHOUT, SMALL_WITH))
                .holdsIf(RandomLabelsClaims::memorisesFasterWithoutLrn)
                .decidableAt(Scale.SMOKE);
    }

    private static void memorisesFasterWithoutLrn(Results r) {
        assertThat(BEST_FIT.of(r, SMALL_WITHOUT)).areAllAtLeast(MEMORISED);
        assertThat(MEMORISING_SPEED.of(r, SMALL_WITHOUT))
                .isHigherThan(MEMORISING_SPEED.of(r, SMALL_WITH));
    }

    private static Claim memorisesInHalf() {
        return Claim.of("L20-half", "It takes about half the epochs.")
                .from("research log, random labels without LRN, L20")
                .logged("32 / 67 = 0.48 of the epochs to 95 %")
                .observing(
                        r ->
                                EPOCHS_TO_MEMORISE
                                        .of(r, SMALL_WITHOUT)
                                        .ratioTo(EPOCHS_TO_MEMORISE.of(r, SMALL_WITH)))
                .holdsIf(
                        r ->
                                assertThat(EPOCHS_TO_MEMORISE.of(r, SMALL_WITHOUT))
                                        .hasRatioTo(
                                                EPOCHS_TO_MEMORISE.of(r, SMALL_WITH),
                                                HALF_LOW,
                                                HALF_HIGH))
                .notApplicableAt(
                        Scale.SMOKE,
                        "how many epochs it takes depends on images and steps per epoch; this scale"
                                + " asks only which network is faster");
    }
}
