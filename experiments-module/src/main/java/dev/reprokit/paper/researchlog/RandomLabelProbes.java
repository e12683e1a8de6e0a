package dev.reprokit.paper.researchlog;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.Description.Figure;
import dev.reprokit.record.HeatMap;
import dev.reprokit.record.Link;
import dev.reprokit.record.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The research log's probes of a network that memorises random labels: how well its layers separate
 * the true classes, which it never sees (claims L15 to L19).
 */
public final class RandomLabelProbes implements Experiment {
    static final String SMALL = "alexnet-small";
    static final String FULL = "alexnet-full";

    /** Creates the experiment, for the service loader. */
    public RandomLabelProbes() {}

    @Override
    public String id() {
        return "random-label-probes";
    }

    @Override
    public String title() {
        return "Linear probes of a network that memorises random labels";
    }

    @Override
    public String question() {
        return "Do the layers of a network that memorises random labels come to separate the true"
                + " classes?";
    }

    @Override
    public String source() {
        return "research log, probes under random labels, L15 to L19; probes: Alain and Bengio"
                + " 2016";
    }

    @Override
    public List<String> protocol() {
        List<String> protocol = new ArrayList<>(ProbeScale.PROTOCOL);
        protocol.add(
                "The small AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                        + " max-pooling of stride 2 and LRN; fully connected layers of 384, 192 and 10"
                        + " units, ReLU between them; 100 epochs on labels that were each drawn at"
                        + " random once, probed after thirteen of them. The full AlexNet is trained"
                        + " likewise.");
        return protocol;
    }

    /** The full AlexNet's only claim is that it takes more than 100 published epochs. */
    @Override
    public Design design(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                ProbeScale.condition(
                        scale,
                        SMALL,
                        "small AlexNet",
                        Map.of("network", SMALL, "labels", "random")));
        if (scale == Scale.PAPER) {
            conditions.add(
                    ProbeScale.condition(
                            scale,
                            FULL,
                            "full AlexNet",
                            Map.of("network", FULL, "labels", "random")));
        }
        Design design = ProbeScale.memorising(scale, conditions);
        return switch (scale) {
            case SMOKE -> design.takingAbout(1);
            case REDUCED -> design.takingAbout(11);
            case PAPER -> design;
        };
    }

    @Override
    public void run(Trial trial) throws IOException {
        AlexNet network = trial.condition().id().equals(FULL) ? AlexNet.FULL : AlexNet.SMALL;
        ProbeScale.memorising(network, trial.scale()).run(trial, ProbeScale.randomLabels(trial));
    }

    @Override
    public List<Claim> claims() {
        return RandomLabelProbeClaims.all();
    }

    @Override
    public List<Figure> figures(Scale scale) {
        return ProbeFigures.of(id(), ProbedLayers.SMALL, List.of(SMALL), SMALL);
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeScale.samples(data, seed);
    }

    @Override
    public List<Link> links() {
        return List.of(Papers.ALAIN_2016);
    }

    @Override
    public List<HeatMap> heatMaps(Scale scale) {
        return List.of(
                ProbeFigures.heatMap(
                        id(), ProbedLayers.SMALL, SMALL, "Separability by layer", true));
    }
}
