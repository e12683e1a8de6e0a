package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Accuracies.BEST_FIT;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.Accuracies.LEARNED;
import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.TrainingSet.GAUSSIAN;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_LABELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.RANDOM_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.SHUFFLED_PIXELS;
import static dev.reprokit.paper.zhang2017.TrainingSet.TRUE_LABELS;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.paper.Figures;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The claims of section 2.1 of Zhang et al. 2017. */
final class RandomizationClaims {
    private static final String SECTION = "Zhang et al. 2017, section 2.1";
    private static final String FIGURE_1A = SECTION + " and Figure 1a";

    /** Loss in nats at which the published ratio of 3.1 is read. */
    private static final double CONVERGED = 0.01;

    /** Share of the time that counts as 'converges quickly'; published 17 of 35 epochs, 0.49. */
    private static final double QUICKLY = 0.6;

    /** Half the published ratio of 3.1, and twice it: 'a small constant factor', about 3. */
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

    private static final Measure EPOCHS_TO_FIT = FallingLoss.epochsTo(FallingLoss.FITTED);
    private static final Measure LOWEST_LOSS =
            new Measure("train_loss", "lowest training loss", "nats", LearningCurve::minimum);

    private static final Fit TRUE = new Fit(INCEPTION, TRUE_LABELS);
    private static final Fit RANDOM = new Fit(INCEPTION, RANDOM_LABELS);

    private RandomizationClaims() {}

    static List<Claim> all() {
        Measure converging = FallingLoss.epochsTo(CONVERGED);
        Quantity shuffled = EPOCHS_TO_FIT.in(new Fit(MLP_1, SHUFFLED_PIXELS));
        Quantity control = EPOCHS_TO_FIT.in(new Fit(MLP_1, TRUE_LABELS));
        return List.of(
                fits(INCEPTION, "all five losses fall to zero; random labels: 100 % train")
                        .decidableAt(Scale.SMOKE),
                fits(ZHANG_ALEXNET, "random labels: " + table1(ZHANG_ALEXNET))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the AlexNet takes more steps than this scale has; label corruption"
                                        + " shows it fit there"),
                fits(MLP_1, "random labels: " + table1(MLP_1)).decidableAt(Scale.SMOKE),
                isFittedAfter(SHUFFLED_PIXELS, TRUE_LABELS, "13 after 8"),
                isFittedAfter(GAUSSIAN, SHUFFLED_PIXELS, "20 after 13"),
                isFittedAfter(RANDOM_PIXELS, GAUSSIAN, "21 after 20"),
                isFittedAfter(RANDOM_LABELS, RANDOM_PIXELS, "35 after 21"),
                figure1a(
                                "late-start",
                                "Fitting random labels starts late: the loss stays above 2.0 for more of the time than on true labels.")
                        .published("18 of 35 epochs; true labels: less than one of 8")
                        .that(FallingLoss.WAIT.in(RANDOM))
                        .isHigherThan(FallingLoss.WAIT.in(TRUE))
                        .and(LOWEST_LOSS.in(RANDOM))
                        .areAllAtMost(FallingLoss.FITTED)
                        .showing(FallingLoss.WAIT.in(RANDOM))
                        .notApplicableAt(Scale.SMOKE, FEW_STEPS),
                figure1a(
                                "then-fast",
                                "Once it starts it converges quickly: the fall from 2.0 to 0.1 takes at most 60 % of the time.")
                        .published("17 of 35 epochs, 49 %")
                        .that(FallingLoss.FALL.in(RANDOM))
                        .hasMeanBelow(QUICKLY)
                        .and(LOWEST_LOSS.in(RANDOM))
                        .areAllAtMost(FallingLoss.FITTED)
                        .notApplicableAt(Scale.SMOKE, FEW_STEPS),
                figure1a(
                                "ratio-random-labels",
                                "Random labels take a small constant factor longer than true labels, about three times, to a loss of 0.01.")
                        .published("37 / 12 epochs = 3.1")
                        .elsewhere("Comfy Research: 17,700 / 5,700 steps = 3.1")
                        .that(converging.in(RANDOM))
                        .hasRatioTo(converging.in(TRUE), RATIO_LOW, RATIO_HIGH)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the factor grows with the number of images: true labels of more images"
                                        + " have more in common, random ones have not"),
                isSlowerOnRandomLabels(ZHANG_ALEXNET, "1.55"),
                isSlowerOnRandomLabels(MLP_1, "1.96"),
                // Neither the MLP nor its initial weights depend on which pixels are neighbours.
                Claim.of(
                                "control-shuffled-pixels",
                                "The MLP, to which no two pixels are neighbours, fits shuffled pixels in the same time as true ones, +-10 %.")
                        .from("control; follows from the network")
                        .that(shuffled)
                        .hasRatioTo(control, 1 / SAME, SAME)
                        .given(LEARNED),
                staysAtChance(INCEPTION),
                staysAtChance(ZHANG_ALEXNET),
                staysAtChance(MLP_1));
    }

    private static Claim fits(Architecture network, String published) {
        return Claim.of(
                        "fits-" + network.id(),
                        "The %s fits all five training sets with unchanged hyper-parameters: every training image right."
                                .formatted(network.label()))
                .from(FIGURE_1A + ", Table 1")
                .published(published)
                .elsewhere(Figures.ZHANG_TABLES.elsewhere(randomLabels(network)))
                .that(
                        Quantity.combining(
                                "best train accuracy of %s, worst of five training sets"
                                        .formatted(network.id()),
                                "%",
                                Fit.all(network).stream().map(BEST_FIT::in).toList(),
                                fits -> Arrays.stream(fits).min().orElseThrow()))
                .areAllAtLeast(100)
                .givenNothing("a network that has learned nothing has images wrong");
    }

    private static Claim isFittedAfter(TrainingSet later, TrainingSet earlier, String epochs) {
        return figure1a(
                        "%s-after-%s".formatted(later.id(), earlier.id()),
                        "The %s fits %s later than %s."
                                .formatted(INCEPTION.label(), later.label(), earlier.label()))
                .published(epochs + " epochs to a loss of 0.1")
                .elsewhere(
                        String.format(
                                Locale.ROOT,
                                "Comfy Research: the same order, %,.0f after %,.0f steps",
                                comfy(later),
                                comfy(earlier)))
                .that(EPOCHS_TO_FIT.in(new Fit(INCEPTION, later)))
                .isHigherThan(EPOCHS_TO_FIT.in(new Fit(INCEPTION, earlier)))
                .notApplicableAt(Scale.SMOKE, FEW_IMAGES);
    }

    private static Claim isSlowerOnRandomLabels(Architecture network, String factor) {
        Quantity random = EPOCHS_TO_FIT.in(new Fit(network, RANDOM_LABELS));
        Quantity control = EPOCHS_TO_FIT.in(new Fit(network, TRUE_LABELS));
        return Claim.of(
                        "slower-" + network.id(),
                        "The %s fits random labels later than true labels."
                                .formatted(network.label()))
                .from(SECTION + " and Figure 1b")
                .published(factor + " times the time")
                .that(random)
                .isHigherThan(control)
                .showing(random.ratioTo(control))
                .given(LEARNED)
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEWER_THAN_PIXELS);
    }

    private static Claim staysAtChance(Architecture network) {
        return Claim.of(
                        "chance-" + network.id(),
                        "The %s trained on random labels stays at chance on the test set."
                                .formatted(network.label()))
                .from(SECTION + ", Table 1")
                .published(table1(network))
                .elsewhere(Figures.ZHANG_TABLES.elsewhere(randomLabels(network)))
                .that(FINAL_TEST.in(new Fit(network, RANDOM_LABELS)))
                .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH)
                .given(LEARNED)
                .notApplicableAt(Scale.SMOKE, LabelCorruptionClaims.FEW_TEST_IMAGES);
    }

    private static Claim figure1a(String id, String sentence) {
        return Claim.of(id, sentence).from(FIGURE_1A).given(LEARNED);
    }

    private static String table1(Architecture network) {
        return Figures.ZHANG_TABLES.published(randomLabels(network)).inWords();
    }

    private static String randomLabels(Architecture network) {
        return network.id() + "-random-labels";
    }

    private static double comfy(TrainingSet set) {
        return Figures.ZHANG_POINTS
                .series("steps-to-loss", set.id(), "comfy", "Comfy Research", null)
                .points()
                .get(FallingLoss.FITTED);
    }
}
