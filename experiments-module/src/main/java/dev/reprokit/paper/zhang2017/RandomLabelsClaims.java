package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.Accuracies.LEARNED;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET_WITHOUT_LRN;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
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
    private static final Measure SPEED =
            Measure.points(
                    "train_accuracy", "train accuracy, mean over epochs", LearningCurve::mean);

    private static final Measure EPOCHS =
            new Measure(
                    "train_accuracy",
                    "epochs to 95 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(MEMORISED / 100));

    private RandomLabelsClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(fits(MLP_1, 99.34, "99.34 % train, 10.61 % test", "99.16 % train"));
        claims.addAll(fits(LOG_ALEXNET, 99.99, "", "99.99 % train, 9.7 % test"));
        claims.addAll(fits(ZHANG_ALEXNET, 99.82, "99.82 % train, 9.86 % test", ""));
        claims.addAll(memorisesFasterWithoutLrn());
        return claims;
    }

    private static List<Claim> fits(
            Architecture network, double publishedFit, String published, String logged) {
        Fit random = new Fit(network, RANDOM_LABELS);
        Fit control = new Fit(network, TRUE_LABELS);
        String id = network.id();
        return List.of(
                Claim.of("L1-" + id, id + " fits random labels: every training image right.")
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .that(BEST_FIT.in(random))
                        .areAllAtLeast(100)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-published-" + id,
                                "%s ends at the published %s %% train accuracy or above, less one point."
                                        .formatted(id, publishedFit))
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .that(FINAL_FIT.in(random))
                        .hasMeanAbove(publishedFit - PUBLISHED_MARGIN)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L1-chance-" + id,
                                id + " trained on random labels stays at chance on the test set.")
                        .from(TABLE_1)
                        .published(published)
                        .logged(logged)
                        .that(FINAL_TEST.in(random))
                        .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)
                        .given(LEARNED),
                Claim.of(
                                "L1-control-" + id,
                                id
                                        + " generalises better from true labels, with the same settings.")
                        .from("a control of ours")
                        .that(FINAL_TEST.in(control))
                        .isHigherThan(FINAL_TEST.in(random))
                        .showing(FINAL_TEST.in(control))
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE));
    }

    private static List<Claim> memorisesFasterWithoutLrn() {
        Fit without = new Fit(LOG_ALEXNET_WITHOUT_LRN, RANDOM_LABELS);
        Fit with = new Fit(LOG_ALEXNET, RANDOM_LABELS);
        String source = "research log, random labels without LRN, L20";
        return List.of(
                Claim.of(
                                "L20",
                                "Without LRN the log's small AlexNet memorises random labels faster.")
                        .from(source)
                        .logged("95 % train accuracy at epoch 32 instead of 67")
                        .that(SPEED.in(without))
                        .isHigherThan(SPEED.in(with))
                        .and(BEST_FIT.in(without))
                        .areAllAtLeast(MEMORISED)
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE),
                Claim.of("L20-half", "It takes about half the epochs.")
                        .from(source)
                        .logged("32 / 67 = 0.48 of the epochs to 95 %")
                        .that(EPOCHS.in(without))
                        .hasRatioTo(EPOCHS.in(with), HALF_LOW, HALF_HIGH)
                        .given(LEARNED)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "how many epochs it takes depends on images and steps per epoch; this scale"
                                        + " asks only which network is faster"));
    }
}
