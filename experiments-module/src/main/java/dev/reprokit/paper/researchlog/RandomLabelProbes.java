package dev.reprokit.paper.researchlog;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Repeats the research log's probes of a network that memorises random labels: they measure how
 * well its layers separate the true classes, which it never sees (claims L15 to L19).
 */
public final class RandomLabelProbes implements Experiment {
    static final String SMALL = "alexnet-log-small";
    static final String FULL = "alexnet-log-full";
    private static final String SMALL_IN_WORDS = "log's small AlexNet";
    private static final Map<String, String> PARAMETERS =
            Map.of("network", SMALL, "labels", "random");

    /** Probed epochs at reduced scale. */
    private static final List<Integer> REDUCED_EPOCHS =
            List.of(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40);

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public RandomLabelProbes() {}

    private static List<String> protocol() {
        List<String> protocol = new ArrayList<>(ProbeScale.PROTOCOL);
        protocol.add(
                "The log's small AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                        + " max-pooling of stride 2 and LRN; fully connected layers of 384, 192 and 10"
                        + " units, ReLU between them; 100 epochs on labels that were each drawn at"
                        + " random once, probed after thirteen of them. The full AlexNet is trained"
                        + " likewise.");
        return protocol;
    }

    /**
     * {@inheritDoc} The full AlexNet runs at paper scale only: its single claim is that 100 epochs
     * do not suffice.
     */
    @Override
    public About about() {
        return About.of(
                        "random-label-probes",
                        "Linear probes of a network that memorises random labels")
                .asks(
                        "Do the layers of a network that memorises random labels come to separate the true"
                                + " classes?")
                .from(
                        "research log, probes under random labels, L15 to L19; probes: Alain and Bengio"
                                + " 2016")
                .protocol(protocol())
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        if (scale == Scale.REDUCED) {
            return reduced();
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(ProbeScale.condition(scale, SMALL, SMALL_IN_WORDS, PARAMETERS));
        if (scale == Scale.PAPER) {
            conditions.add(
                    ProbeScale.condition(
                            scale,
                            FULL,
                            "full AlexNet",
                            Map.of("network", FULL, "labels", "random")));
        }
        Design design = ProbeScale.memorising(scale, conditions);
        return scale == Scale.SMOKE ? design.takingAbout(1) : design;
    }

    /**
     * Returns the reduced design, with more images than the other networks that memorise have at
     * this scale: there is one network instead of two dozen, and on 600 images the layers are not
     * in the log's order.
     */
    private static Design reduced() {
        int epochs = REDUCED_EPOCHS.get(REDUCED_EPOCHS.size() - 1);
        return Design.of(List.of(new Condition(SMALL, SMALL_IN_WORDS, epochs, PARAMETERS)))
                .on("cifar10", 5000, 2000)
                .reducing(
                        "The first 5,000 training and 2,000 test images of CIFAR-10.",
                        "Batches of 20 instead of 128, those of the probes of 100, so that the"
                                + " epochs have steps enough; 40 epochs instead of 100, probed"
                                + " after eleven of them.")
                .takingAbout(67);
    }

    @Override
    public void run(Trial trial) throws IOException {
        AlexNet network =
                trial.condition().id().equals(FULL) ? AlexNet.LOG_FULL : AlexNet.LOG_SMALL;
        ProbeRun run =
                trial.scale() == Scale.REDUCED
                        ? ProbeScale.run(
                                network,
                                Protocol.PUBLISHED.withBatchSize(20),
                                Protocol.PUBLISHED.withBatchSize(100),
                                REDUCED_EPOCHS)
                        : ProbeScale.memorising(network, trial.scale());
        run.run(trial, ProbeScale.randomLabels(trial));
    }

    @Override
    public List<Claim> claims() {
        return RandomLabelProbeClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>();
        charts.add(
                ProbeCharts.heatMap(
                        id(), ProbedLayers.SMALL, SMALL, "Separability by layer", true));
        charts.addAll(ProbeCharts.of(id(), ProbedLayers.SMALL, List.of(SMALL), SMALL));
        return charts;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeScale.samples(data, seed);
    }
}
