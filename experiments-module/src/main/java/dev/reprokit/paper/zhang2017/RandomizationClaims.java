package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.MLP;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.GAUSSIAN;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.SHUFFLED_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.paper.PublishedPoints;
import dev.reprokit.paper.PublishedTable;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The claims of section 2.1 of Zhang et al. 2017. */
final class RandomizationClaims {
    private static final String SECTION = "Zhang et al. 2017, section 2.1";
    private static final String FIGURE_1A = SECTION + " and Figure 1a";

    /** Loss in nats at which the published ratio of 3.1 is read. */
    private static final double CONVERGED = 0.01;

    /** Share of the time that counts as 'converges quickly'; published 17 of 35 epochs, 0.49. */
    private static final double QUICKLY = 0.6;

    /**
     * Half the published ratio of 3.1, and twice that ratio: 'a small constant factor', about 3.
     */
    private static final double RATIO_LOW = 1.55;

    private static final double RATIO_HIGH = 6.2;

    /** Factor within which two times count as equal. */
    private static final double SAME = 1.1;

    private static final String FEW_IMAGES =
            "fifty noise images are nearly orthogonal to one another, which makes them the"
                    + " easiest to fit; with 50,000 they are not";
    private static final String FEW_STEPS =
            "the published wait is 7,000 steps, a plateau on 50,000 images; fifty images have"
                    + " none";

    private static final String NO_ALEXNET =
            "the AlexNet takes more steps than this scale has; label corruption shows it fit there";

    private static final Measure EPOCHS_TO_FIT = FallingLoss.epochsTo(FallingLoss.FITTED);
    private static final Measure EPOCHS_TO_CONVERGE = FallingLoss.epochsTo(CONVERGED);

    private RandomizationClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        Randomization.NETWORKS.forEach(network -> claims.add(fits(network)));
        claims.add(isFittedAfter(INCEPTION, SHUFFLED_PIXELS, TRUE_LABELS, "13 after 8"));
        claims.add(isFittedAfter(INCEPTION, GAUSSIAN, SHUFFLED_PIXELS, "20 after 13"));
        claims.add(isFittedAfter(INCEPTION, RANDOM_PIXELS, GAUSSIAN, "21 after 20"));
        claims.add(isFittedAfter(INCEPTION, RANDOM_LABELS, RANDOM_PIXELS, "35 after 21"));
        claims.add(startsLate());
        claims.add(thenFallsFast());
        claims.add(takesThreeTimesAsLong());
        claims.add(isSlowerOnRandomLabels(ZHANG_ALEXNET, "1.55"));
        claims.add(isSlowerOnRandomLabels(MLP, "1.96"));
        claims.add(shuffledPixelsAreNothingToTheMlp());
        Randomization.NETWORKS.forEach(network -> claims.add(staysAtChance(network)));
        return claims;
    }

    private static Claim fits(Architecture network) {
        Claim claim =
                Claim.of(
                                "fits-" + network.id(),
                                "The %s fits all five training sets with unchanged hyper-parameters: every training image right."
                                        .formatted(network.label()))
                        .from(FIGURE_1A + ", Table 1")
                        .published(
                                network == INCEPTION
                                        ? "all five losses fall to zero; random labels: 100 % train"
                                        : "random labels: "
                                                + table().published(randomLabels(network))
                                                        .inWords())
                        .elsewhere(table().elsewhere(randomLabels(network)))
                        .observing(r -> worstFit(r, network).estimate())
                        .holdsIf(
                                r -> {
                                    for (TrainingSet set : TrainingSet.values()) {
                                        assertThat(BEST_FIT.of(r, condition(network, set)))
                                                .areAllAtLeast(100);
                                    }
                                });
        return Randomization.networks(Scale.SMOKE).contains(network)
                ? claim.decidableAt(Scale.SMOKE)
                : claim.notApplicableAt(Scale.SMOKE, NO_ALEXNET);
    }

    private static SeedValues worstFit(Results r, Architecture network) {
        TreeMap<Long, Double> worst = new TreeMap<>();
        for (TrainingSet set : TrainingSet.values()) {
            BEST_FIT.of(r, condition(network, set))
                    .bySeed()
                    .forEach((seed, fit) -> worst.merge(seed, fit, Math::min));
        }
        return new SeedValues("best train accuracy, worst of five training sets", "%", worst);
    }

    private static Claim isFittedAfter(
            Architecture network, TrainingSet later, TrainingSet earlier, String epochs) {
        return Claim.of(
                        "%s-after-%s".formatted(later.id(), earlier.id()),
                        "The %s fits %s later than %s."
                                .formatted(network.label(), later.label(), earlier.label()))
                .from(FIGURE_1A)
                .published(epochs + " epochs to a loss of 0.1")
                .elsewhere("Comfy Research: the same order, " + comfy(later, earlier))
                .observing(
                        r ->
                                EPOCHS_TO_FIT.difference(
                                        r, condition(network, later), condition(network, earlier)))
                .holdsIf(
                        r ->
                                assertThat(EPOCHS_TO_FIT.of(r, condition(network, later)))
                                        .isHigherThan(
                                                EPOCHS_TO_FIT.of(r, condition(network, earlier))))
                .notApplicableAt(Scale.SMOKE, FEW_IMAGES);
    }

    private static Claim startsLate() {
        String random = condition(INCEPTION, RANDOM_LABELS);
        return Claim.of(
                        "late-start",
                        "Fitting random labels starts late: the loss stays above 2.0 for more of the time than on true labels.")
                .from(FIGURE_1A)
                .published("18 of 35 epochs; true labels: less than one of 8")
                .observing(r -> FallingLoss.WAIT.of(r, random).estimate())
                .holdsIf(
                        r -> {
                            isFitted(r, random);
                            assertThat(FallingLoss.WAIT.of(r, random))
                                    .isHigherThan(
                                            FallingLoss.WAIT.of(
                                                    r, condition(INCEPTION, TRUE_LABELS)));
                        })
                .notApplicableAt(Scale.SMOKE, FEW_STEPS);
    }

    private static Claim thenFallsFast() {
        String random = condition(INCEPTION, RANDOM_LABELS);
        return Claim.of(
                        "then-fast",
                        "Once it starts it converges quickly: the fall from 2.0 to 0.1 takes at most 60 % of the time.")
                .from(FIGURE_1A)
                .published("17 of 35 epochs, 49 %")
                .observing(r -> FallingLoss.FALL.of(r, random).estimate())
                .holdsIf(
                        r -> {
                            isFitted(r, random);
                            assertThat(FallingLoss.FALL.of(r, random)).hasMeanBelow(QUICKLY);
                        })
                .notApplicableAt(Scale.SMOKE, FEW_STEPS);
    }

    private static Claim takesThreeTimesAsLong() {
        return Claim.of(
                        "ratio-random-labels",
                        "Random labels take a small constant factor longer than true labels, about three times, to a loss of 0.01.")
                .from(FIGURE_1A)
                .published("37 / 12 epochs = 3.1")
                .elsewhere("Comfy Research: 17,700 / 5,700 steps = 3.1")
                .observing(r -> converging(r, RANDOM_LABELS).ratioTo(converging(r, TRUE_LABELS)))
                .holdsIf(
                        r ->
                                assertThat(converging(r, RANDOM_LABELS))
                                        .hasRatioTo(
                                                converging(r, TRUE_LABELS), RATIO_LOW, RATIO_HIGH))
                .notApplicableAt(
                        Scale.SMOKE,
                        "the factor grows with the number of images: true labels of more images"
                                + " have more in common, random ones have not");
    }

    private static Claim isSlowerOnRandomLabels(Architecture network, String factor) {
        String random = condition(network, RANDOM_LABELS);
        String control = condition(network, TRUE_LABELS);
        return Claim.of(
                        "slower-" + network.id(),
                        "The %s fits random labels later than true labels."
                                .formatted(network.label()))
                .from(SECTION + " and Figure 1b")
                .published(factor + " times the time")
                .observing(r -> EPOCHS_TO_FIT.of(r, random).ratioTo(EPOCHS_TO_FIT.of(r, control)))
                .holdsIf(
                        r ->
                                assertThat(EPOCHS_TO_FIT.of(r, random))
                                        .isHigherThan(EPOCHS_TO_FIT.of(r, control)))
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEWER_THAN_PIXELS);
    }

    /**
     * Creates the control: neither the network nor its initial weights depend on which pixels are
     * neighbours.
     */
    private static Claim shuffledPixelsAreNothingToTheMlp() {
        String shuffled = condition(MLP, SHUFFLED_PIXELS);
        String control = condition(MLP, TRUE_LABELS);
        return Claim.of(
                        "control-shuffled-pixels",
                        "The MLP, to which no two pixels are neighbours, fits shuffled pixels in the same time as true ones, +-10 %.")
                .from("control; follows from the network")
                .observing(r -> EPOCHS_TO_FIT.of(r, shuffled).ratioTo(EPOCHS_TO_FIT.of(r, control)))
                .holdsIf(
                        r ->
                                assertThat(EPOCHS_TO_FIT.of(r, shuffled))
                                        .hasRatioTo(EPOCHS_TO_FIT.of(r, control), 1 / SAME, SAME));
    }

    private static Claim staysAtChance(Architecture network) {
        String random = condition(network, RANDOM_LABELS);
        return Claim.of(
                        "chance-" + network.id(),
                        "The %s trained on random labels stays at chance on the test set."
                                .formatted(network.label()))
                .from(SECTION + ", Table 1")
                .published(table().published(randomLabels(network)).inWords())
                .elsewhere(table().elsewhere(randomLabels(network)))
                .observing(r -> FINAL_TEST.of(r, random).estimate())
                .holdsIf(
                        r ->
                                assertThat(FINAL_TEST.of(r, random))
                                        .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH))
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEW_TEST_IMAGES);
    }

    private static void isFitted(Results r, String condition) {
        assertThat(EPOCHS_TO_FIT.of(r, condition)).areAllAtMost(Double.MAX_VALUE);
    }

    private static SeedValues converging(Results r, TrainingSet set) {
        return EPOCHS_TO_CONVERGE.of(r, condition(INCEPTION, set));
    }

    private static String condition(Architecture network, TrainingSet set) {
        return Randomization.condition(network, set);
    }

    private static PublishedTable table() {
        return PublishedTable.ofZhang2017();
    }

    private static String randomLabels(Architecture network) {
        return network.id() + "-random-labels";
    }

    private static String comfy(TrainingSet later, TrainingSet earlier) {
        return String.format(Locale.ROOT, "%,.0f after %,.0f steps", comfy(later), comfy(earlier));
    }

    private static double comfy(TrainingSet set) {
        return PublishedPoints.ofZhang2017()
                .series("steps-to-loss", set.id(), "comfy", "Comfy Research", null)
                .points()
                .get(FallingLoss.FITTED);
    }
}
