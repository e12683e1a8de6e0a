package dev.reprokit.paper.researchlog;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Repeats the research log's probes of a network without local response normalisation that
 * memorises random labels (L20), and examines why the probe of its second convolution is odd (L21):
 * each convolution is also probed by the best linear classifier, which does not depend on an
 * optimiser.
 */
public final class ProbesWithoutLrn implements Experiment {
    static final String WITH = "with-lrn";
    static final String WITHOUT = "without-lrn";

    /** The odd layer, and the one that it is compared with. */
    private static final String[] EXAMINED = {"conv1", "conv2"};

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public ProbesWithoutLrn() {}

    private static List<String> protocol() {
        List<String> protocol = new ArrayList<>(ProbeScale.PROTOCOL);
        protocol.add(
                "The log's small AlexNet without its two LRN layers, 50 epochs on labels that were each"
                        + " drawn at random once, probed after 0, 3, 6, 12, 18, 25, 37 and 50 of them."
                        + " Here both networks are trained and probed as the one with LRN is, for 100"
                        + " epochs.");
        protocol.add(
                "Not in the log: the best linear classifier of the same features, standardised, by"
                        + " Newton's method in float64 with an l2 of 0.0001 until the gradient's norm"
                        + " is 0.000001; and the learning rate of the probes over the largest that is"
                        + " stable at the beginning, 2 (1 + momentum) over the largest curvature"
                        + " there.");
        return protocol;
    }

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
                .protocol(protocol())
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        Design design =
                ProbeScale.memorising(
                        scale,
                        List.of(
                                ProbeScale.condition(scale, WITH, "with LRN", Map.of("lrn", "yes")),
                                ProbeScale.condition(
                                        scale, WITHOUT, "without LRN", Map.of("lrn", "no"))));
        return switch (scale) {
            case SMOKE -> design.takingAbout(1);
            case REDUCED -> design.takingAbout(8);
            case PAPER -> design;
        };
    }

    @Override
    public void run(Trial trial) throws IOException {
        boolean lrn = trial.condition().id().equals(WITH);
        ProbeScale.memorising(
                        lrn ? AlexNet.LOG_SMALL : AlexNet.LOG_SMALL.withoutLrn(),
                        trial.scale(),
                        EXAMINED)
                .run(trial, ProbeScale.randomLabels(trial));
    }

    @Override
    public List<Claim> claims() {
        return ProbesWithoutLrnClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return ProbesWithoutLrnClaims.answers(results);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> conditions = List.of(WITH, WITHOUT);
        List<Chart> charts = new ArrayList<>();
        charts.add(
                ProbeCharts.heatMap(
                        id(),
                        ProbedLayers.SMALL_WITHOUT_LRN,
                        WITHOUT,
                        "Separability by layer, without LRN",
                        true));
        charts.add(
                ProbeCharts.heatMap(
                        id(), ProbedLayers.SMALL, WITH, "Separability by layer, with LRN", false));
        charts.addAll(ProbeCharts.of(id(), ProbedLayers.SMALL_WITHOUT_LRN, conditions, WITHOUT));
        charts.add(
                3,
                Curves.of(ProbeExamination.convergedAccuracy("conv2"), conditions)
                        .titled("converged-conv2", "The best linear classifier at conv2")
                        .onAxis("test accuracy (fraction)"));
        charts.add(
                4,
                Curves.of(ProbeExamination.stepRatio("conv2"), conditions)
                        .titled("step-ratio-conv2", "Is the probe's step at conv2 too long?")
                        .onAxis("learning rate / largest stable one"));
        return charts;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeScale.samples(data, seed);
    }
}
