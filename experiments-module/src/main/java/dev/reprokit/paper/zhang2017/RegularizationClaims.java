package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.Regime.INCEPTION;
import static dev.reprokit.paper.zhang2017.Regime.MLP_1;
import static dev.reprokit.paper.zhang2017.Regime.MLP_3;
import static dev.reprokit.paper.zhang2017.Regime.WITHOUT_BN;
import static dev.reprokit.paper.zhang2017.Regime.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Regularizer.CROP;
import static dev.reprokit.paper.zhang2017.Regularizer.DROPOUT;
import static dev.reprokit.paper.zhang2017.Regularizer.WEIGHT_DECAY;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.paper.PublishedTable;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The claims of sections 3.1 and 3.2: each regulariser improves the test accuracy by some points,
 * or not at all.
 */
final class RegularizationClaims {
    static final String TABLE_1 = "Zhang et al. 2017, Table 1";

    private static final String FIGURE_2B = "Zhang et al. 2017, Figure 2b";

    /**
     * Points of test accuracy that count as no difference: less than any gain that the paper names,
     * and about what 10,000 test images can resolve.
     */
    private static final double NO_DIFFERENCE = 1;

    /**
     * Points that batch normalisation gains: Figure 2b has 1.6, Table 1 has 3.75 (the text '3~4%').
     * One point of margin below the one and above the other.
     */
    private static final double BN_LOW = 1.6 - 1;

    private static final double BN_HIGH = 3.75 + 1;

    static final Measure FINAL_TEST =
            new Measure("test_accuracy", "final test accuracy", "points", c -> 100 * c.last());

    private static final String POINTS =
            "the published gains are 0.2 to 4 points on CIFAR-10, after tens of thousands of steps;"
                    + " a smoke run has a few hundred steps on synthetic images, and too few test"
                    + " images to tell such gains from noise";

    static final String NOT_RUN =
            "a smoke run leaves out this network or row, which takes more steps to train than it has";

    private final PublishedTable table = PublishedTable.ofZhang2017();

    private RegularizationClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.addAll(new RegularizationClaims().gains());
        claims.addAll(new UnregularizedClaims().all());
        claims.addAll(new RegularizedFitClaims().all());
        return claims;
    }

    private List<Claim> gains() {
        return List.of(
                improves(Regime.of(INCEPTION, CROP), Regime.of(INCEPTION)),
                improves(Regime.of(ZHANG_ALEXNET, CROP), Regime.of(ZHANG_ALEXNET)),
                improves(Regime.of(INCEPTION, WEIGHT_DECAY), Regime.of(INCEPTION)),
                improves(Regime.of(WITHOUT_BN, WEIGHT_DECAY), Regime.of(WITHOUT_BN)),
                improves(Regime.of(ZHANG_ALEXNET, WEIGHT_DECAY), Regime.of(ZHANG_ALEXNET)),
                improves(Regime.of(MLP_3, WEIGHT_DECAY), Regime.of(MLP_3)),
                weightDecayLeavesTheMlp(),
                improves(Regime.of(INCEPTION, CROP, WEIGHT_DECAY), Regime.of(INCEPTION)),
                improves(Regime.of(ZHANG_ALEXNET, CROP, WEIGHT_DECAY), Regime.of(ZHANG_ALEXNET)),
                batchNormImproves(),
                batchNormByPoints(),
                dropoutImproves(),
                nothingAboveTheLast(INCEPTION, "86.72 % after epoch 20, 86.53 % at the end"),
                nothingAboveTheLast(WITHOUT_BN, "85.31 % after epoch 25, 84.92 % at the end"),
                earlyStopping(INCEPTION, "86.72 % after epoch 20, 86.53 % at the end"),
                earlyStopping(WITHOUT_BN, "85.31 % after epoch 25, 84.92 % at the end"));
    }

    private Claim improves(Regime with, Regime without) {
        return directional(
                        "T1-" + with.id(),
                        "%s ends with a higher test accuracy than without.".formatted(with.label()),
                        with,
                        without)
                .from(TABLE_1)
                .published(versus(with, without, (t, row) -> t.published(row).inWords()))
                .elsewhere(versus(with, without, PublishedTable::elsewhere));
    }

    private Claim weightDecayLeavesTheMlp() {
        Regime with = Regime.of(MLP_1, WEIGHT_DECAY);
        Regime without = Regime.of(MLP_1);
        return Claim.of(
                        "T1-" + with.id(),
                        "Weight decay leaves the test accuracy of %s where it is, within %.0f point."
                                .formatted(MLP_1, NO_DIFFERENCE))
                .from(TABLE_1)
                .published(versus(with, without, (t, row) -> t.published(row).inWords()))
                .elsewhere(versus(with, without, PublishedTable::elsewhere))
                .observing(r -> FINAL_TEST.difference(r, with.id(), without.id()))
                .holdsIf(
                        r ->
                                assertThat(FINAL_TEST.of(r, with.id()))
                                        .isEquivalentTo(
                                                FINAL_TEST.of(r, without.id()), NO_DIFFERENCE))
                .notApplicableAt(Scale.SMOKE, POINTS);
    }

    private Claim batchNormImproves() {
        Regime with = Regime.of(INCEPTION);
        Regime without = Regime.of(WITHOUT_BN);
        return directional(
                        "F2b-bn",
                        "The Inception ends with a higher test accuracy with batch normalisation.",
                        with,
                        without)
                .from(TABLE_1 + " and Figure 2b")
                .published("85.75 % against 82.00 % (Table 1), 86.53 % against 84.92 % (Figure 2b)")
                .elsewhere(versus(with, without, PublishedTable::elsewhere));
    }

    private Claim batchNormByPoints() {
        Regime with = Regime.of(INCEPTION);
        Regime without = Regime.of(WITHOUT_BN);
        return Claim.of(
                        "F2b-bn-points",
                        "It gains what both of the paper's figures allow: %.1f to %.2f points."
                                .formatted(BN_LOW, BN_HIGH))
                .from(TABLE_1 + " and Figure 2b, which disagree; section 3.2, '3~4%'")
                .published("+3.75 points (Table 1), +1.61 points (Figure 2b)")
                .elsewhere("Bohan7: +1.24 points")
                .observing(r -> FINAL_TEST.difference(r, with.id(), without.id()))
                .holdsIf(r -> assertThat(gain(r, with, without)).hasMeanWithin(BN_LOW, BN_HIGH))
                .notApplicableAt(Scale.SMOKE, POINTS);
    }

    private Claim dropoutImproves() {
        return directional(
                        "dropout-" + ZHANG_ALEXNET,
                        "Dropout raises the final test accuracy of %s, as in ImageNet's Inception."
                                .formatted(ZHANG_ALEXNET),
                        Regime.of(ZHANG_ALEXNET, DROPOUT),
                        Regime.of(ZHANG_ALEXNET))
                .from("our extension of Zhang et al. 2017, Table 2")
                .published(
                        "none on CIFAR-10; ImageNet, Inception v3, augmented: 77.84 % top-1 with"
                                + " dropout and weight decay, 72.95 % without either");
    }

    /**
     * Creates the claim on the paper's value, which is biased upwards; if it is small, the claim
     * holds all the more.
     */
    private static Claim nothingAboveTheLast(String network, String published) {
        String id = Regime.of(network).id();
        return Claim.of(
                        "F2b-best-epoch-" + network,
                        "The best epoch of %s without regularisers has less than %.0f point more"
                                        .formatted(network, NO_DIFFERENCE)
                                + " test accuracy than the last.")
                .from(FIGURE_2B)
                .published(published)
                .observing(r -> EarlyStopping.bestLessLast(r, id).estimate())
                .holdsIf(
                        r ->
                                assertThat(EarlyStopping.bestLessLast(r, id))
                                        .hasMeanBelow(NO_DIFFERENCE))
                .notApplicableAt(Scale.SMOKE, POINTS);
    }

    /**
     * Creates the claim on the part of that value that remains if a seed's own noise does not
     * choose its epoch.
     */
    private static Claim earlyStopping(String network, String published) {
        String id = Regime.of(network).id();
        return Claim.of(
                        "F2b-early-stopping-" + network,
                        "Stopping %s after the epoch that is best for the other seeds gains less"
                                        .formatted(network)
                                + " than %.0f point.".formatted(NO_DIFFERENCE))
                .from(FIGURE_2B + "; section 3.1")
                .published(published)
                .observing(r -> EarlyStopping.gain(r, id).estimate())
                .holdsIf(r -> assertThat(EarlyStopping.gain(r, id)).hasMeanBelow(NO_DIFFERENCE))
                .notApplicableAt(Scale.SMOKE, POINTS);
    }

    private static Claim directional(String id, String sentence, Regime with, Regime without) {
        return Claim.of(id, sentence)
                .observing(r -> FINAL_TEST.difference(r, with.id(), without.id()))
                .holdsIf(
                        r ->
                                assertThat(FINAL_TEST.of(r, with.id()))
                                        .isHigherThan(FINAL_TEST.of(r, without.id())))
                .notApplicableAt(Scale.SMOKE, POINTS);
    }

    /** Marks a claim as decidable at smoke scale if a smoke run includes the row. */
    static Claim decidedIfRun(Claim claim, Regime row) {
        return row.isInSmoke()
                ? claim.decidableAt(Scale.SMOKE)
                : claim.notApplicableAt(Scale.SMOKE, NOT_RUN);
    }

    private static SeedValues gain(Results r, Regime with, Regime without) {
        return FINAL_TEST.of(r, with.id()).minus(FINAL_TEST.of(r, without.id()));
    }

    private String versus(
            Regime with, Regime without, BiFunction<PublishedTable, String, String> values) {
        return "with: %s. Without: %s"
                .formatted(values.apply(table, with.id()), values.apply(table, without.id()));
    }
}
