package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.researchlog.ProbedLayers.SMALL_WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.ProbesWithoutLrn.WITH;
import static dev.reprokit.paper.researchlog.ProbesWithoutLrn.WITHOUT;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;

/** Claims L20 and L21 of the research log, and the explanation of the second. */
final class ProbesWithoutLrnClaims {
    private static final String SOURCE = "research log, probes under random labels without LRN, ";
    private static final ProbeTable LOG =
            ProbeTable.ofLog("random-label-probes-without-lrn", SMALL_WITHOUT_LRN);

    /**
     * Points below its beginning that count as 'odd'; no other layer of the log falls by as much.
     */
    private static final double ODD = 5;

    private static final Measure MEMORISING_SPEED =
            new Measure(
                    "train_accuracy",
                    "train accuracy, mean over epochs",
                    "points",
                    curve -> 100 * curve.mean());
    private static final Measure BEST_FIT =
            new Measure(
                    "train_accuracy",
                    "best train accuracy of any epoch",
                    "%",
                    curve -> 100 * curve.maximum());
    static final ProbeValue BREAKDOWN =
            new ProbeValue(
                    "how far the probe of conv2 falls below where it began",
                    "points",
                    table -> table.at("conv2", 0) - lowest(table));
    static final Measure BEST_PROBE_BEFORE =
            new Measure(
                    ProbeExamination.convergedAccuracy("conv2"),
                    "best linear classifier at conv2, untrained network",
                    "points",
                    curve -> 100 * curve.at(0));
    static final Measure LOWEST_BEST_PROBE =
            new Measure(
                    ProbeExamination.convergedAccuracy("conv2"),
                    "best linear classifier at conv2, at its lowest epoch",
                    "points",
                    curve -> 100 * curve.minimum());
    static final Measure LARGEST_STEP_RATIO =
            new Measure(
                    ProbeExamination.stepRatio("conv2"),
                    "learning rate of the probe of conv2 over the largest stable one, largest of"
                            + " all epochs",
                    "",
                    LearningCurve::maximum);

    private ProbesWithoutLrnClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("L20", "Without LRN the network memorises random labels faster.")
                        .from(SOURCE + "L20")
                        .logged("95 % train accuracy at epoch 32 instead of 67")
                        .observing(r -> MEMORISING_SPEED.difference(r, WITHOUT, WITH))
                        .holdsIf(ProbesWithoutLrnClaims::memorisesFaster)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L21",
                                "Then the probe of the second convolution breaks down: it gets"
                                        + " worse than on the untrained network.")
                        .from(SOURCE + "L21")
                        .logged(BREAKDOWN.inWords(LOG) + "; test losses of 7.0 and 5.4 nats")
                        .observing(r -> breakdown(r).estimate())
                        .holdsIf(r -> assertThat(breakdown(r)).hasMeanAbove(ODD))
                        .notApplicableAt(Scale.SMOKE, RandomLabelProbeClaims.TOO_FEW_IMAGES),
                Claim.of(
                                "L21-control-features",
                                "The features are not to blame: where the probe breaks down, the best"
                                        + " linear classifier of them does not.")
                        .from("ReproKit, on L21")
                        .observing(r -> lost(r).estimate())
                        .holdsIf(ProbesWithoutLrnClaims::onlyTheProbeBreaksDown)
                        .notApplicableAt(Scale.SMOKE, RandomLabelProbeClaims.TOO_FEW_IMAGES),
                Claim.of(
                                "L21-control-steps",
                                "Without LRN the probe's steps come closer to overshooting at conv2"
                                        + " than with it.")
                        .from("ReproKit, on L21")
                        .observing(
                                r ->
                                        LARGEST_STEP_RATIO
                                                .of(r, WITHOUT)
                                                .ratioTo(LARGEST_STEP_RATIO.of(r, WITH)))
                        .holdsIf(
                                r ->
                                        assertThat(LARGEST_STEP_RATIO.of(r, WITHOUT))
                                                .isHigherThan(LARGEST_STEP_RATIO.of(r, WITH))));
    }

    private static void onlyTheProbeBreaksDown(Results r) {
        assertThat(breakdown(r)).hasMeanAbove(ODD);
        assertThat(lost(r)).hasMeanBelow(ODD);
    }

    /** Explains the odd layer with means over seeds. */
    static List<String> answers(Results r) {
        double probe = breakdown(r).estimate().value();
        double best = lost(r).estimate().value();
        double ratio = LARGEST_STEP_RATIO.of(r, WITHOUT).estimate().value();
        String conclusion;
        if (probe <= ODD) {
            conclusion = "the second convolution's probe does not break down here";
        } else if (best < ODD) {
            conclusion =
                    "it is the optimizer of the second convolution's probe that breaks down, not"
                            + " the features";
        } else {
            conclusion = "the features of the second convolution themselves lose the classes";
        }
        return List.of(
                ("Without LRN, %s: at its worst epoch the probe is %s points below where it began"
                                + " (%s in the log), the best linear classifier of the same features %s"
                                + " points. The probe's learning rate is at most %s times the largest stable"
                                + " one, with LRN %s times.")
                        .formatted(
                                conclusion,
                                Numbers.number(probe),
                                Numbers.number(BREAKDOWN.value().applyAsDouble(LOG)),
                                Numbers.number(best),
                                Numbers.number(ratio),
                                Numbers.number(LARGEST_STEP_RATIO.of(r, WITH).estimate().value())));
    }

    static SeedValues breakdown(Results r) {
        return BREAKDOWN.of(r, WITHOUT, SMALL_WITHOUT_LRN);
    }

    private static SeedValues lost(Results r) {
        return BEST_PROBE_BEFORE.of(r, WITHOUT).minus(LOWEST_BEST_PROBE.of(r, WITHOUT));
    }

    private static double lowest(ProbeTable table) {
        return table.epochs().stream()
                .mapToDouble(epoch -> table.at("conv2", epoch))
                .min()
                .orElseThrow();
    }

    private static void memorisesFaster(Results r) {
        assertThat(BEST_FIT.of(r, WITHOUT)).areAllAtLeast(RandomLabelProbeClaims.MEMORISED);
        assertThat(MEMORISING_SPEED.of(r, WITHOUT)).isHigherThan(MEMORISING_SPEED.of(r, WITH));
    }
}
