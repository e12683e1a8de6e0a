package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Transfer.COVARIANCE;
import static dev.reprokit.paper.maennel2020.Transfer.RESCALED;
import static dev.reprokit.paper.maennel2020.Transfer.SCRATCH;
import static dev.reprokit.paper.maennel2020.Transfer.UNSCALED;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What Figure 5 shows: the order of its four curves, and their values. */
final class PretrainingClaims {
    private static final String FIGURE = "Maennel et al. 2020, Figure 5";

    /** Points that count as none: each curve was read off to 1 point. */
    private static final double MARGIN = 2;

    /** A network that has fitted few random labels has nothing to transfer. */
    private static final Floor MEMORISED =
            Measure.percent(Pretraining.FITTED, "random labels fitted").atLeast(90);

    /** By the mean accuracy of the steps, so that a run of few images tells, too. */
    private static final Measure SPEED =
            Measure.percent(
                    "train_accuracy",
                    "mean train accuracy of the first 1,000 steps",
                    PretrainingClaims::meanOfFirstSteps);

    private static final Measure AFTER_STEPS =
            Measure.percent(
                    "train_accuracy",
                    "train accuracy after 1,000 steps",
                    curve -> curve.at(Pretraining.EPOCHS_JUDGED));

    private static final Quantity WORST_IN_THE_END =
            Quantity.combining(
                    "train accuracy in the end, the worst of the four",
                    "%",
                    Stream.of(Transfer.values())
                            .map(Measure.percent("train_accuracy", "train accuracy in the end")::in)
                            .toList(),
                    accuracies -> Arrays.stream(accuracies).min().orElseThrow());

    private static final Measure TESTED =
            Measure.percent(
                    "test_accuracy",
                    "test accuracy after 1,000 steps",
                    curve -> curve.at(Pretraining.EPOCHS_JUDGED));

    /** Guessing is right in 10 %. */
    private static final Floor LEARNS = SPEED.atLeast(20);

    private static final String FEW_FILTERS =
            "16 filters tell too little of a covariance between 27 inputs";

    private PretrainingClaims() {}

    static List<Claim> all() {
        return List.of(
                sooner(
                        "pretrained-sooner",
                        "A network that has fitted random labels, its weights rescaled, learns true"
                                + " ones sooner than one from scratch.",
                        RESCALED,
                        SCRATCH),
                sooner(
                                "covariance-sooner",
                                "Drawing the first filters with the learnt covariance is enough to learn sooner"
                                        + " than from scratch.",
                                COVARIANCE,
                                SCRATCH)
                        .notApplicableAt(Scale.SMOKE, FEW_FILTERS),
                sooner(
                        "unscaled-soonest",
                        "Without rescaling it learns soonest.",
                        UNSCALED,
                        RESCALED,
                        SCRATCH),
                Claim.of(
                                "covariance-suffices",
                                "The covariance of the first filters helps as much as all pre-trained"
                                        + " layers, up to 2 points.")
                        .from(FIGURE)
                        .published(published(COVARIANCE, RESCALED))
                        .that(SPEED.in(COVARIANCE).minus(SPEED.in(RESCALED)))
                        .hasMeanWithin(-MARGIN, MARGIN)
                        .because("two curves were read off to 1 point each; that margin is ours")
                        .given(MEMORISED, COVARIANCE, RESCALED)
                        .given(LEARNS, COVARIANCE, RESCALED)
                        .notApplicableAt(Scale.SMOKE, FEW_FILTERS),
                value(SCRATCH),
                value(COVARIANCE),
                value(RESCALED),
                value(UNSCALED),
                Claim.of("all-fitted", "In the end all four have fitted at least 94 %.")
                        .from(FIGURE)
                        .published("about 0.96, read off the picture")
                        .that(WORST_IN_THE_END)
                        .hasMeanAbove(94)
                        .because("each curve was read off to 1 point, and they cross")
                        .givenNothing("a network that has fitted nothing fits worst")
                        .onlyAt(Scale.PAPER, "it trains for fewer steps"));
    }

    private static Claim sooner(
            String id, String sentence, Transfer sooner, Transfer later, Transfer... latest) {
        Claim claim =
                Claim.of(id, sentence)
                        .from(FIGURE)
                        .published(published(sooner, later))
                        .that(SPEED.in(sooner))
                        .isHigherThan(SPEED.in(later));
        for (Transfer other : latest) {
            claim = claim.and(SPEED.in(sooner)).isHigherThan(SPEED.in(other));
        }
        return memorised(memorised(claim, sooner), later)
                .given(LEARNS, sooner, later)
                .given(LEARNS, latest);
    }

    private static Claim value(Transfer transfer) {
        double published = 100 * transfer.published();
        Claim claim =
                Claim.of(
                                transfer.id() + "-value",
                                "After 1,000 steps the training accuracy is the published one, up to 2 points: %s."
                                        .formatted(transfer.label()))
                        .from(FIGURE)
                        .published(percent(transfer))
                        .that(AFTER_STEPS.in(transfer))
                        .hasMeanWithin(published - MARGIN, published + MARGIN)
                        .because(
                                "it was read off to 1 point, and this figure's rate is not published")
                        .onlyAt(Scale.PAPER, "it trains on fewer images");
        return memorised(claim, transfer);
    }

    /** Asks of a pre-trained network, and of no other, that it has fitted its random labels. */
    private static Claim memorised(Claim claim, Transfer transfer) {
        return transfer.isPretrained() ? claim.given(MEMORISED, transfer) : claim;
    }

    private static String published(Transfer one, Transfer other) {
        return "%s against %s after 1,000 steps, read off the picture"
                .formatted(percent(one), percent(other));
    }

    private static String percent(Transfer transfer) {
        return Numbers.number(100 * transfer.published()) + " %";
    }

    private static double meanOfFirstSteps(LearningCurve curve) {
        return curve.values().subMap(1, true, Pretraining.EPOCHS_JUDGED, true).values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /** Answers with means over seeds. */
    static List<String> answers(Results results) {
        return List.of(
                "Over the first 1,000 steps on true labels the training accuracy is %s. After them %s of the test images are right."
                        .formatted(means(SPEED, results), means(TESTED, results)));
    }

    private static String means(Measure measure, Results results) {
        return Stream.of(Transfer.values())
                .map(transfer -> mean(measure, transfer, results))
                .collect(joining(", "));
    }

    private static String mean(Measure measure, Transfer transfer, Results results) {
        return "%s %% %s"
                .formatted(
                        Numbers.number(measure.in(transfer).observe(results).value()),
                        transfer.label());
    }
}
