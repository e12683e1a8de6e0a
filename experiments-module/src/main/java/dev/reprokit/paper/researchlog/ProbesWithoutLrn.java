package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL_WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.LrnRemoval.Layers.WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.LrnRemoval.Layers.WITH_LRN;
import static dev.reprokit.paper.researchlog.LrnRemoval.TRAIN_SPEED;
import static dev.reprokit.paper.researchlog.ProbeClaims.LEARNED;
import static dev.reprokit.paper.researchlog.ProbeClaims.TOO_FEW_IMAGES;
import static dev.reprokit.paper.researchlog.ProbeClaims.mean;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.researchlog.LrnRemoval.Layers;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Repeats the research log's probes of a network without local response normalisation that
 * memorises random labels (L20), and examines why the probe of its second convolution is odd (L21):
 * each convolution is also probed by the best linear classifier, which does not depend on an
 * optimiser.
 */
public final class ProbesWithoutLrn implements Experiment {
    private static final Scales<ProbeSetup> SCALES = ProbeSetup.memorising(SMALL);

    private static final String SOURCE = "research log, probes under random labels without LRN, ";
    private static final ProbeTable LOG =
            ProbeClaims.log("random-label-probes-without-lrn", SMALL_WITHOUT_LRN);

    /** Points below its beginning that are 'odd'; no other layer of the log falls so far. */
    private static final double ODD = 5;

    private static final Measure BEST_FIT =
            Measure.percent(
                    "train_accuracy", "best train accuracy of any epoch", LearningCurve::maximum);
    private static final ProbeMeasure FALL =
            ProbeMeasure.points(
                    "how far the probe of conv2 falls below where it began",
                    table -> table.at("conv2", 0) - 100 * table.curves().get("conv2").minimum());
    private static final Quantity BREAKDOWN = FALL.in(WITHOUT_LRN, SMALL_WITHOUT_LRN);
    private static final Quantity LOST =
            bestProbe("untrained network", curve -> curve.at(0))
                    .in(WITHOUT_LRN)
                    .minus(
                            bestProbe("at its lowest epoch", LearningCurve::minimum)
                                    .in(WITHOUT_LRN));
    private static final Measure STEP_RATIO =
            new Measure(
                    ProbeExamination.stepRatio("conv2"),
                    "learning rate of the probe of conv2 over the largest stable one, largest of"
                            + " all epochs",
                    "",
                    LearningCurve::maximum);

    @Override
    public About about() {
        return About.of(
                        "random-label-probes-without-lrn",
                        "The odd probe of the second convolution")
                .asks(
                        "Without local response normalisation the log's probe of the second convolution"
                                + " breaks down while the network memorises random labels: is it the features,"
                                + " or the probe's optimizer?")
                .from("research log, probes under random labels without LRN, L20 and L21")
                .protocol(ProbeSetup.PROTOCOL)
                .protocol(
                        "The log's small AlexNet without its two LRN layers, 50 epochs on labels that were each"
                                + " drawn at random once, probed after 0, 3, 6, 12, 18, 25, 37 and 50 of them."
                                + " Here both networks are trained and probed as the one with LRN is, for 100"
                                + " epochs.",
                        "Not in the log: the best linear classifier of the same features, standardised, by"
                                + " Newton's method in float64 with an l2 of 0.0001 until the gradient's norm"
                                + " is 0.000001; and the learning rate of the probes over the largest that is"
                                + " stable at the beginning, 2 (1 + momentum) over the largest curvature"
                                + " there.")
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), Layers.values());
    }

    @Override
    public void run(Trial trial) throws IOException {
        // The odd layer, and the one that it is compared with.
        SCALES.at(trial.scale())
                .run(trial.arm(Layers.class).of(SMALL.network()), "conv1", "conv2")
                .run(trial, ProbeSetup.randomLabels(trial));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("L20", "Without LRN the network memorises random labels faster.")
                        .from(SOURCE + "L20")
                        .logged("95 % train accuracy at epoch 32 instead of 67")
                        .showing(TRAIN_SPEED.in(WITHOUT_LRN).minus(TRAIN_SPEED.in(WITH_LRN)))
                        .that(BEST_FIT.in(WITHOUT_LRN))
                        .areAllAtLeast(ProbeClaims.MEMORISED)
                        .and(TRAIN_SPEED.in(WITHOUT_LRN))
                        .isHigherThan(TRAIN_SPEED.in(WITH_LRN))
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L21",
                                "Then the probe of the second convolution breaks down: it gets"
                                        + " worse than on the untrained network.")
                        .from(SOURCE + "L21")
                        .logged(FALL.inWords(LOG) + "; test losses of 7.0 and 5.4 nats")
                        .that(BREAKDOWN)
                        .hasMeanAbove(ODD)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of(
                                "L21-control-features",
                                "The features are not to blame: where the probe breaks down,"
                                        + " the best linear classifier of them does not.")
                        .from("ReproKit, on L21")
                        .showing(LOST)
                        .that(BREAKDOWN)
                        .hasMeanAbove(ODD)
                        .and(LOST)
                        .hasMeanBelow(ODD)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of(
                                "L21-control-steps",
                                "Without LRN the probe's steps come closer to overshooting at"
                                        + " conv2 than with it.")
                        .from("ReproKit, on L21")
                        .showing(STEP_RATIO.in(WITHOUT_LRN).ratioTo(STEP_RATIO.in(WITH_LRN)))
                        .that(STEP_RATIO.in(WITHOUT_LRN))
                        .isHigherThan(STEP_RATIO.in(WITH_LRN))
                        .given(LEARNED));
    }

    /** {@inheritDoc} They explain the odd layer with means over seeds. */
    @Override
    public List<String> answers(Results results) {
        double probe = BREAKDOWN.observe(results).value();
        double best = LOST.observe(results).value();
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
                                Numbers.number(FALL.of(LOG)),
                                Numbers.number(best),
                                mean(STEP_RATIO.in(WITHOUT_LRN), results),
                                mean(STEP_RATIO.in(WITH_LRN), results)));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts =
                new ArrayList<>(
                        ProbeCharts.of(id(), SMALL_WITHOUT_LRN, WITHOUT_LRN, Layers.values()));
        charts.add(
                1,
                ProbeCharts.heatMap("Separability by layer, with LRN", SMALL.layers(), WITH_LRN));
        List<String> both = Arm.ids(Layers.values());
        charts.addAll(
                3,
                List.of(
                        Curves.of(ProbeExamination.convergedAccuracy("conv2"), both)
                                .titled("converged-conv2", "The best linear classifier at conv2")
                                .onAxis("test accuracy (fraction)"),
                        Curves.of(ProbeExamination.stepRatio("conv2"), both)
                                .titled(
                                        "step-ratio-conv2",
                                        "Is the probe's step at conv2 too long?")
                                .onAxis("learning rate / largest stable one")));
        return charts;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeSetup.samples(data, seed);
    }

    private static Measure bestProbe(String when, ToDoubleFunction<LearningCurve> accuracy) {
        return Measure.points(
                ProbeExamination.convergedAccuracy("conv2"),
                "best linear classifier at conv2, " + when,
                accuracy);
    }
}
