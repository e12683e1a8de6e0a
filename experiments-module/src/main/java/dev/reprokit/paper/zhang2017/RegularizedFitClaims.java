package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_FIT;
import static dev.reprokit.paper.zhang2017.Regime.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.NOT_RUN;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.TABLE_1;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.decidedIfRun;
import static dev.reprokit.paper.zhang2017.Regularizer.DROPOUT;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.paper.PublishedTable;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The claims of appendix E and Table 4: regularisers do not stop networks from fitting random
 * labels.
 */
final class RegularizedFitClaims {
    private static final String TABLE_4 = "Zhang et al. 2017, Table 4";

    /** Points below the published train accuracy that still count as that value. */
    private static final double PUBLISHED_MARGIN = 1;

    /** Percent of the training images that count as memorised if no value was published. */
    private static final double MEMORISED = 95;

    private static final String CROPS_TAKE_LONGER =
            "every crop of an image has to be fitted by itself: after 300 epochs a network of this"
                    + " scale fitted 62 % of the crops, and was still learning";

    /**
     * The table's value under random crops: the accuracy on the batches of the last epoch as they
     * were trained on.
     */
    private static final Measure FINAL_FIT_OF_CROPS =
            new Measure(
                    "train_accuracy",
                    "train accuracy of the last epoch's crops",
                    "%",
                    curve -> 100 * curve.last());

    private final PublishedTable table = PublishedTable.ofZhang2017();

    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (Regime regime : Regime.all()) {
            if (regime.random()) {
                claims.add(claim(regime));
            }
        }
        Regime.NETWORKS.forEach(network -> claims.add(staysAtChance(network)));
        return claims;
    }

    private Claim claim(Regime regime) {
        if (regime.network().equals(ZHANG_ALEXNET) && !regime.with().isEmpty()) {
            return regime.with().contains(DROPOUT)
                    ? decidedIfRun(dropoutFits(regime), regime)
                    : fails(regime);
        }
        Claim fits = decidedIfRun(fits(regime), regime);
        return regime.fitsCrops() ? fits.notApplicableAt(Scale.REDUCED, CROPS_TAKE_LONGER) : fits;
    }

    private Claim fits(Regime regime) {
        double published = table.published(regime.id()).train().orElseThrow();
        Measure fit = regime.fitsCrops() ? FINAL_FIT_OF_CROPS : FINAL_FIT;
        return Claim.of(
                        "fits-" + regime.id(),
                        "%s: ends at the published %s %% train accuracy or above, less one point."
                                .formatted(regime.label(), published))
                .from(regime.with().isEmpty() ? TABLE_1 : TABLE_4)
                .published(table.published(regime.id()).inWords())
                .elsewhere(table.elsewhere(regime.id()))
                .observing(r -> fit.of(r, regime.id()).estimate())
                .holdsIf(
                        r ->
                                assertThat(fit.of(r, regime.id()))
                                        .hasMeanAbove(published - PUBLISHED_MARGIN));
    }

    /**
     * Creates the claim on the only row in favour of regularisation; Bohan7's repetition
     * contradicts it.
     */
    private Claim fails(Regime regime) {
        return Claim.of(
                        "fails-" + regime.id(),
                        "With weight decay %s fails to fit random labels: below %.0f %% after every epoch."
                                .formatted(ZHANG_ALEXNET, MEMORISED))
                .from(TABLE_4)
                .published(table.published(regime.id()).inWords())
                .elsewhere(table.elsewhere(regime.id()))
                .observing(r -> BEST_FIT.of(r, regime.id()).estimate())
                .holdsIf(r -> assertThat(BEST_FIT.of(r, regime.id())).hasMeanBelow(MEMORISED))
                .notApplicableAt(Scale.SMOKE, NOT_RUN);
    }

    private Claim dropoutFits(Regime regime) {
        return Claim.of(
                        "fits-" + regime.id(),
                        "%s: ends above %.0f %% train accuracy."
                                .formatted(regime.label(), MEMORISED))
                .from("our extension of Zhang et al. 2017, Table 2")
                .published(
                        "none on CIFAR-10; ImageNet, Inception v3, random labels with dropout and"
                                + " weight decay: 91.18 % top-1 train")
                .observing(r -> FINAL_FIT.of(r, regime.id()).estimate())
                .holdsIf(r -> assertThat(FINAL_FIT.of(r, regime.id())).hasMeanAbove(MEMORISED));
    }

    private Claim staysAtChance(String network) {
        Regime none = Regime.of(network).onRandomLabels();
        Claim claim =
                Claim.of(
                                "T1-chance-" + network,
                                "%s on random labels stays at chance on the test set, whatever the regulariser."
                                        .formatted(network))
                        .from(TABLE_1)
                        .published(table.published(none.id()).inWords())
                        .elsewhere(table.elsewhere(none.id()))
                        .observing(r -> meanTest(r, network).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(meanTest(r, network))
                                                .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH));
        // A smoke run's test images may leave it undecided.
        return none.isInSmoke() ? claim : claim.notApplicableAt(Scale.SMOKE, NOT_RUN);
    }

    /** Returns, for each seed, the mean over this run's regimes on random labels. */
    private static SeedValues meanTest(Results r, String network) {
        List<Regime> regimes =
                Regime.all().stream()
                        .filter(regime -> regime.network().equals(network) && regime.random())
                        .toList();
        TreeMap<Long, Double> sum = new TreeMap<>();
        for (Regime regime : regimes) {
            FINAL_TEST
                    .of(r, regime.id())
                    .bySeed()
                    .forEach((seed, test) -> sum.merge(seed, test, Double::sum));
        }
        sum.replaceAll((seed, total) -> total / regimes.size());
        return new SeedValues("final test accuracy on random labels, " + network, "%", sum);
    }
}
