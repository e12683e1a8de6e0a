package dev.reprokit.paper.feldman2020;

import static dev.reprokit.paper.feldman2020.LongTail.Labelled.FLIPPED_LABELS;
import static dev.reprokit.paper.feldman2020.LongTail.Labelled.TRUE_LABELS;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;

/** The claims, kept apart from what trains. All measures are those after the last network. */
final class LongTailClaims {
    private static final String SOURCE = "Feldman and Zhang 2020, ";
    private static final String CONTROL =
            "a control of ours on " + SOURCE + "equation 1 and section 1";

    private static final Quantity PRECISION =
            Measure.percent(LongTailMetrics.PRECISION, "flipped labels among the highest estimates")
                    .in(FLIPPED_LABELS);
    private static final Quantity FLIPPED =
            Measure.last(LongTailMetrics.FLIPPED, "memorisation of flipped labels", "")
                    .in(FLIPPED_LABELS);
    private static final Quantity CLEAN =
            Measure.last(LongTailMetrics.CLEAN, "memorisation of true labels", "")
                    .in(FLIPPED_LABELS);
    private static final Quantity GUESSED =
            Measure.percent(
                            LongTailMetrics.GUESSED_WITHOUT,
                            "flipped labels given by networks that were not trained with them")
                    .in(FLIPPED_LABELS);
    private static final Quantity MEMORISED =
            Measure.percent(LongTailMetrics.MEMORISED, "memorised images").in(TRUE_LABELS);
    private static final Quantity WITHOUT_MEMORISED =
            Measure.points(
                            LongTailMetrics.WITHOUT_MEMORISED,
                            "test accuracy without memorised images",
                            LearningCurve::mean)
                    .in(TRUE_LABELS);
    private static final Quantity WITHOUT_RANDOM =
            Measure.points(
                            LongTailMetrics.WITHOUT_RANDOM,
                            "test accuracy without as many random images",
                            LearningCurve::mean)
                    .in(TRUE_LABELS);

    /** Three times chance, which is 1 %. */
    private static final double OFTEN = 3;

    /** From here on a label that is found is more likely flipped than not. */
    private static final double MOSTLY = 50;

    /** Of ten classes. */
    private static final double CHANCE = 10;

    /** Per cent of the images that are 'not many'. */
    private static final double FEW = 10;

    private static final String COARSE =
            "an MLP memorises half of the synthetic images, and five flipped labels are few";

    private LongTailClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of(
                                "flipped-found",
                                "Of the images with the highest estimates, as many as have flipped"
                                        + " labels, at least three times as many have one as by"
                                        + " chance.")
                        .from(CONTROL)
                        .that(PRECISION)
                        .hasMeanAbove(OFTEN)
                        .because("chance is 1 %; three times that was set on a development seed")
                        .notApplicableAt(Scale.SMOKE, COARSE),
                Claim.of("flipped-mostly", "More than half of these images have one.")
                        .from(CONTROL)
                        .that(PRECISION)
                        .hasMeanAbove(MOSTLY)
                        .because("then a label that is found is more likely flipped than not")
                        .notApplicableAt(Scale.SMOKE, COARSE),
                Claim.of(
                                "flipped-memorised",
                                "Flipped labels are memorised more than true ones, by at least 0.25.")
                        .from(CONTROL)
                        .that(FLIPPED.minus(CLEAN))
                        .hasMeanAbove(Memorisation.MEMORISED)
                        .because("it is the authors' threshold for a memorised image"),
                Claim.of(
                                "flipped-unseen",
                                "Networks that were not trained with a flipped label give it less"
                                        + " often than chance.")
                        .from(CONTROL)
                        .that(GUESSED)
                        .hasMeanBelow(CHANCE)
                        .because("a network that guesses gives each of ten classes in 10 %")
                        .notApplicableAt(Scale.SMOKE, COARSE),
                Claim.of("few-memorised", "Not many images of MNIST are memorised: below 10 %.")
                        .from(SOURCE + "section 3, and the README of their example for MNIST")
                        .published("'there are not many examples that are memorized'; no value")
                        .that(MEMORISED)
                        .hasMeanBelow(FEW)
                        .notApplicableAt(Scale.SMOKE, COARSE),
                Claim.of(
                                "memorised-useful",
                                "Without the memorised images a network is less accurate than"
                                        + " without as many random ones.")
                        .from(SOURCE + "section 3, Figure 2")
                        .published("no value; Figure 2 draws curves")
                        .that(WITHOUT_MEMORISED)
                        .isLowerThan(WITHOUT_RANDOM)
                        .notApplicableAt(Scale.SMOKE, COARSE));
    }

    /** Answers with means over seeds. */
    static List<String> answers(Results results) {
        return List.of(
                ("Of the images with the highest estimates, as many as have flipped labels, %s %% have"
                                + " one (1 %% by chance). Of the images with true labels %s %% are"
                                + " memorised; without them the test accuracy is %s points below that"
                                + " without as many random ones.")
                        .formatted(
                                mean(PRECISION, results),
                                mean(MEMORISED, results),
                                mean(WITHOUT_RANDOM.minus(WITHOUT_MEMORISED), results)));
    }

    private static String mean(Quantity quantity, Results results) {
        return Numbers.number(quantity.observe(results).value());
    }
}
