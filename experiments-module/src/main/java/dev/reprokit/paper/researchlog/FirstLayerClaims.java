package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.FilterBanks.BEFORE;
import static dev.reprokit.paper.researchlog.FilterBanks.CONVOLUTIONS;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.RANDOM_LABELS;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.RANDOM_LABELS_WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.TRUE_LABELS;
import static dev.reprokit.paper.researchlog.ProbeClaims.mean;

import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What Chowers and Weiss (2023) say of first layers, and what the condition of a convolution's
 * input says of its probe.
 */
final class FirstLayerClaims {
    private static final String PAPER = "Chowers and Weiss 2023, ";
    private static final String ABSTRACT = PAPER + "abstract";
    private static final String OURS = "ReproKit, on L21 and on Chowers and Weiss 2023";

    /**
     * Correlation from which on two profiles count as consistent. The authors' picture of VGG11 on
     * CIFAR-10 with true and with random labels, read off to 0.02, has 0.89.
     */
    private static final double CONSISTENT = 0.8;

    /**
     * Correlation below which two profiles count as very different: 1/4 of the variance is common.
     */
    private static final double DIFFERENT = 0.5;

    /** The least of the three correlations with the formula that the authors' picture names. */
    private static final double FITS = 0.92;

    private static final Measure FORMULA_FIT =
            Measure.last(
                    FilterBanks.formulaFit("conv1"),
                    "correlation of the first layer's profile with the formula",
                    "");
    private static final Measure OUTPUT_BEFORE =
            outputs("untrained", curve -> curve.values().firstEntry().getValue());
    private static final Measure OUTPUT_AFTER = outputs("trained", LearningCurve::last);
    private static final Measure CONDITION =
            new Measure(
                    FilterBanks.condition("conv2"),
                    "condition number of the second convolution's input, largest of all epochs",
                    "",
                    LearningCurve::maximum);

    private static final ProbeGap BOTH = new ProbeGap(CONVOLUTIONS);
    private static final ProbeGap SECOND = new ProbeGap(List.of("conv2"));
    private static final Quantity CONDITION_WITHOUT_LRN =
            condition(BOTH, RANDOM_LABELS_WITHOUT_LRN);
    private static final Quantity CONDITION_OF_SECOND =
            condition(SECOND, RANDOM_LABELS_WITHOUT_LRN);
    private static final Quantity CONDITION_OF_ALL =
            Quantity.combining(
                    "rank correlation (Spearman) of the input's condition number with the gap, mean"
                            + " over networks",
                    "",
                    Stream.of(Trained.values()).map(arm -> condition(BOTH, arm)).toList(),
                    values -> Arrays.stream(values).average().orElseThrow());
    private static final Quantity STEPS_WITHOUT_LRN = steps(BOTH, RANDOM_LABELS_WITHOUT_LRN);
    private static final Quantity STEPS_OF_SECOND = steps(SECOND, RANDOM_LABELS_WITHOUT_LRN);

    private static final String TOO_FEW_FILTERS =
            "profiles of 16 filters that have seen 100 synthetic images spread too far to be held"
                    + " against those of natural images";

    private FirstLayerClaims() {}

    static List<Claim> all() {
        return List.of(
                paper(
                                "far-from-initial",
                                "What the first layer learns from true labels has a very different"
                                        + " energy profile from that of the initial weights.")
                        .published("'very different'; no value in the abstract")
                        .that(likeInitial(TRUE_LABELS))
                        .hasMeanBelow(DIFFERENT)
                        .because("the margin of 0.5 is ours"),
                paper(
                                "consistent-initialisations",
                                "Other initial weights learn the same profile from true labels.")
                        .published("'remarkably consistent'; no value in the abstract")
                        .that(like(TRUE_LABELS, TRUE_LABELS))
                        .hasMeanAbove(CONSISTENT)
                        .because("the margin of 0.8 is ours"),
                paper("consistent-random-labels", "Random labels teach the same profile.")
                        .from(PAPER + "abstract and the code's picture of true and random labels")
                        .published(
                                "0.89 for VGG11 on CIFAR-10, computed from its two curves, which"
                                        + " were read off to 0.02")
                        .that(like(RANDOM_LABELS, TRUE_LABELS))
                        .hasMeanAbove(CONSISTENT)
                        .because("reading the curves errs, and other networks will differ")
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_FILTERS),
                paper(
                                "consistent-computed-labels",
                                "Labels computed from the image teach the same profile, whichever"
                                        + " they are.")
                        .from(OURS)
                        .that(leastLikeTrueLabels())
                        .hasMeanAbove(CONSISTENT)
                        .because("it is the margin of random labels")
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_FILTERS),
                paper("consistent-without-lrn", "A network without LRN learns the same profile.")
                        .published("'consistent across architectures'; no value in the abstract")
                        .that(like(RANDOM_LABELS_WITHOUT_LRN, RANDOM_LABELS))
                        .hasMeanAbove(CONSISTENT)
                        .because("it is the margin of random labels")
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_FILTERS),
                paper(
                                "formula",
                                "The formula of linear networks fits the profiles of true and of"
                                        + " random labels.")
                        .from(PAPER + "abstract and the code's pictures")
                        .published(
                                "0.96 for VGG11 on CIFAR-10 (0.97 on CelebA, 0.92 for ResNet18"
                                        + " on ImageNet), true labels")
                        .that(FORMULA_FIT.in(TRUE_LABELS))
                        .hasMeanAbove(FITS)
                        .and(FORMULA_FIT.in(RANDOM_LABELS))
                        .hasMeanAbove(FITS)
                        .because("0.92 is the least of the three published")
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_FILTERS),
                paper(
                                "whitening",
                                "The first layer comes closer to whitening its input: more"
                                        + " components share the variance of its outputs.")
                        .published("'approximate whitening'; no value in the abstract")
                        .showing(OUTPUT_AFTER.in(TRUE_LABELS).minus(OUTPUT_BEFORE.in(TRUE_LABELS)))
                        .that(OUTPUT_AFTER.in(TRUE_LABELS))
                        .isHigherThan(OUTPUT_BEFORE.in(TRUE_LABELS))
                        .and(OUTPUT_AFTER.in(RANDOM_LABELS))
                        .isHigherThan(OUTPUT_BEFORE.in(RANDOM_LABELS))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "it is what training tends to in the end; this scale takes 900"
                                        + " steps"),
                log(
                                "condition-predicts-gap",
                                "Without LRN, the worse the condition of a convolution's input, the"
                                        + " more its probe stays behind the best linear classifier.")
                        .that(CONDITION_WITHOUT_LRN)
                        .hasMeanAbove(0),
                log(
                                "condition-predicts-gap-of-conv2",
                                "Without LRN, the worse the condition of the second convolution's"
                                        + " input after an epoch, the more its probe stays behind.")
                        .that(CONDITION_OF_SECOND)
                        .hasMeanAbove(0),
                log(
                                "condition-predicts-gap-of-all",
                                "In all six networks on average the gap rises with the condition of"
                                        + " a convolution's input.")
                        .that(CONDITION_OF_ALL)
                        .hasMeanAbove(0),
                log(
                                "steps-predict-gap",
                                "Without LRN, the longer a probe's steps against the longest stable"
                                        + " ones, the more it stays behind.")
                        .that(STEPS_WITHOUT_LRN)
                        .hasMeanAbove(0),
                log(
                                "steps-predict-gap-of-conv2",
                                "Without LRN, the longer the steps of the second convolution's probe"
                                        + " after an epoch, the more it stays behind.")
                        .that(STEPS_OF_SECOND)
                        .hasMeanAbove(0),
                log("steps-predict-better", "Steps predict the gap better than the condition does.")
                        .that(STEPS_WITHOUT_LRN)
                        .isHigherThan(CONDITION_WITHOUT_LRN),
                log(
                                "lrn-conditions-input",
                                "Without LRN the second convolution's input is worse conditioned.")
                        .showing(
                                CONDITION
                                        .in(RANDOM_LABELS_WITHOUT_LRN)
                                        .ratioTo(CONDITION.in(RANDOM_LABELS)))
                        .that(CONDITION.in(RANDOM_LABELS_WITHOUT_LRN))
                        .isHigherThan(CONDITION.in(RANDOM_LABELS)));
    }

    /**
     * Answers what the profiles share, and why the log's probe is odd.
     *
     * @return nothing of a run that lacks a network: no claim on the log's question is asked there
     */
    static List<String> answers(Results results) {
        if (Stream.of(Trained.values())
                .anyMatch(
                        arm ->
                                results.curves(arm.id(), FilterBanks.condition("conv2"))
                                        .isEmpty())) {
            return List.of();
        }
        double condition = CONDITION_WITHOUT_LRN.observe(results).value();
        double steps = STEPS_WITHOUT_LRN.observe(results).value();
        return List.of(
                ("The energy profile that the first layer learns is like that of true labels with"
                                + " other initial weights by a correlation of %s after true labels, %s after"
                                + " random ones, at least %s after computed ones; without LRN it is like that"
                                + " with it by %s. The formula of linear networks fits by %s.")
                        .formatted(
                                mean(like(TRUE_LABELS, TRUE_LABELS), results),
                                mean(like(RANDOM_LABELS, TRUE_LABELS), results),
                                mean(leastLikeTrueLabels(), results),
                                mean(like(RANDOM_LABELS_WITHOUT_LRN, RANDOM_LABELS), results),
                                mean(FORMULA_FIT.in(TRUE_LABELS), results)),
                ("Why the second convolution's probe is odd without LRN: the condition of its input"
                                + " %s (rank correlation with the gap to the best linear classifier %s over"
                                + " both convolutions, %s over the second one's epochs, %s on average over all"
                                + " networks), the length of the probe's steps %s (%s over both, %s over the"
                                + " second one's epochs).")
                        .formatted(
                                tells(condition),
                                mean(CONDITION_WITHOUT_LRN, results),
                                mean(CONDITION_OF_SECOND, results),
                                mean(CONDITION_OF_ALL, results),
                                tells(steps),
                                mean(STEPS_WITHOUT_LRN, results),
                                mean(STEPS_OF_SECOND, results)));
    }

    private static String tells(double correlation) {
        if (correlation >= DIFFERENT) {
            return "tells";
        }
        return correlation > 0 ? "hardly tells" : "does not tell";
    }

    private static Claim paper(String id, String sentence) {
        return Claim.of(id, sentence).from(ABSTRACT).given(ProbeClaims.LEARNED);
    }

    private static Claim log(String id, String sentence) {
        return Claim.of(id, sentence)
                .from(OURS)
                .given(ProbeClaims.LEARNED)
                .notApplicableAt(Scale.SMOKE, ProbeClaims.TOO_FEW_IMAGES);
    }

    private static Quantity likeInitial(Arm arm) {
        return learned(arm)
                .likeSameSeedOf(
                        new EnergyProfiles(BEFORE, arm),
                        "correlation of the learned and the initial profile, " + arm.label());
    }

    private static Quantity like(Arm arm, Arm others) {
        return learned(arm).likeOtherSeedsOf(learned(others));
    }

    private static Quantity leastLikeTrueLabels() {
        return Quantity.combining(
                "least correlation of the profiles of computed labels and of other seeds of true"
                        + " labels",
                "",
                Trained.COMPUTED.stream().map(arm -> like(arm, TRUE_LABELS)).toList(),
                values -> Arrays.stream(values).min().orElseThrow());
    }

    private static EnergyProfiles learned(Arm arm) {
        return new EnergyProfiles(FilterBanks.LEARNED, arm);
    }

    private static Quantity condition(ProbeGap gap, Arm arm) {
        return gap.goesWith("the input's condition number", FilterBanks::condition, arm);
    }

    private static Quantity steps(ProbeGap gap, Arm arm) {
        return gap.goesWith(
                "the probe's rate over the largest stable one", ProbeExamination::stepRatio, arm);
    }

    private static Measure outputs(String when, ToDoubleFunction<LearningCurve> value) {
        return new Measure(
                FilterBanks.outputComponents("conv1"),
                "components that share the variance of the first layer's outputs, " + when,
                "components",
                value);
    }
}
