package dev.reprokit.paper.researchlog;

import dev.reprokit.data.AutoLabels;
import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
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
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Examines the research log's open questions. Do labels that are computed from the image lead to
 * more separable classes than random ones, and are they fitted sooner (L22)? Are networks that
 * fitted either kind a better beginning for few true labels (L23)?
 */
public final class AutoLabelProbes implements Experiment {
    static final String TRUE = "true-labels";
    static final String RANDOM = "random-labels";

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public AutoLabelProbes() {}

    private static List<String> protocol() {
        List<String> protocol = new ArrayList<>(ProbeScale.PROTOCOL);
        protocol.add(
                "The log asks and has not tried: which labels, how many classes, how to go on from"
                        + " them are ours, as follows; so are 100 epochs of the log's small AlexNet, as on"
                        + " random labels, and at paper scale of the full one.");
        protocol.add(
                "Ten classes of equally many training images, by the order of a number: the mean"
                        + " hue, pixels weighing by their colourfulness; the direction of the strongest"
                        + " change of brightness (structure tensor); the mean frequency of the spectrum"
                        + " of brightness, by power. Hue and direction go round, so that their first"
                        + " and last classes are neighbours.");
        protocol.add(
                "Then all layers are trained on the true labels of the first 1, 10 and 100 % of the"
                        + " training images, the last layer anew; the learning rate stays at 0.01, and"
                        + " each share gets the steps of ten epochs of all images.");
        return protocol;
    }

    @Override
    public About about() {
        return About.of("auto-label-probes", "Labels computed from the image")
                .asks(
                        "Does a network learn more about the true classes from labels that are computed from"
                                + " the image than from random ones, and is it a better beginning for few true"
                                + " labels?")
                .from("research log, open questions L22 and L23")
                .protocol(protocol())
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        addConditions(conditions, scale, RandomLabelProbes.SMALL);
        if (scale == Scale.PAPER) {
            addConditions(conditions, scale, RandomLabelProbes.FULL);
        }
        Design design = ProbeScale.memorising(scale, conditions);
        return switch (scale) {
            case SMOKE ->
                    design.reducing("Then two epochs on true labels instead of ten.")
                            .takingAbout(2);
            case REDUCED -> design.takingAbout(37);
            case PAPER -> design;
        };
    }

    private static void addConditions(List<Condition> conditions, Scale scale, String network) {
        List<String> labels = new ArrayList<>(automatic());
        labels.add(RANDOM);
        labels.add(TRUE);
        for (String kind : labels) {
            conditions.add(
                    ProbeScale.condition(
                            scale,
                            condition(network, kind),
                            "%s, %s".formatted(network, kind.replace('-', ' ')),
                            Map.of("network", network, "labels", kind)));
        }
    }

    /** Returns the kinds of labels that are computed from the image. */
    static List<String> automatic() {
        return List.of("dominant-colour", "dominant-orientation", "dominant-frequency");
    }

    static String condition(String network, String labels) {
        return network + "-" + labels;
    }

    /** Returns the metric of the test accuracy after fine-tuning this condition's network. */
    static String fineTuned(int percent) {
        return "fine_tuned_accuracy." + percent;
    }

    /**
     * Returns the metric of the test accuracy of the same training without any training before it.
     */
    static String fromScratch(int percent) {
        return "from_scratch_accuracy." + percent;
    }

    @Override
    public void run(Trial trial) throws IOException {
        AlexNet network =
                trial.condition().parameters().get("network").equals(RandomLabelProbes.FULL)
                        ? AlexNet.LOG_FULL
                        : AlexNet.LOG_SMALL;
        ProbeRun run = ProbeScale.memorising(network, trial.scale());
        run.run(trial, labels(trial), trained -> fineTune(trial, run, trained));
    }

    private static int[] labels(Trial trial) {
        LabelledImages train = trial.dataset().train();
        return switch (trial.condition().parameters().get("labels")) {
            case TRUE -> train.labels();
            case RANDOM -> ProbeScale.randomLabels(trial);
            case "dominant-colour" -> computed(AutoLabels.DOMINANT_COLOUR, train);
            case "dominant-orientation" -> computed(AutoLabels.DOMINANT_ORIENTATION, train);
            case "dominant-frequency" -> computed(AutoLabels.DOMINANT_FREQUENCY, train);
            default -> throw new IllegalArgumentException(trial.condition().toString());
        };
    }

    /** Computes labels from the part of the images that the network sees. */
    private static int[] computed(AutoLabels labels, LabelledImages images) {
        return labels.label(Transforms.centreCrop(images, ProbeScale.CROP));
    }

    /**
     * Fine-tunes. Trials on true labels have nothing to fine-tune; they train from scratch instead.
     */
    private static Map<String, Double> fineTune(Trial trial, ProbeRun run, Backbone trained)
            throws IOException {
        ImageTensors data = trial.tensors(run.training().crop());
        boolean scratch = trial.condition().parameters().get("labels").equals(TRUE);
        int epoch = scratch ? 0 : trained.epochs().last();
        int batchSize = run.training().protocol().batchSize();
        FineTuning tuning =
                new FineTuning(
                        run.training().protocol(),
                        tuningEpochs(trial.scale())
                                * ((data.trainLabels().length + batchSize - 1) / batchSize));
        Map<String, Double> metrics = new HashMap<>();
        for (int percent : FineTuning.PERCENT) {
            try (Classifier beginning = trained.classifier(epoch);
                    Classifier untrained = trained.classifier(0)) {
                metrics.put(
                        scratch ? fromScratch(percent) : fineTuned(percent),
                        tuning.accuracy(beginning, untrained, data, percent, trial.seed()));
            }
        }
        return metrics;
    }

    private static int tuningEpochs(Scale scale) {
        return scale == Scale.SMOKE ? 2 : 10;
    }

    @Override
    public List<Claim> claims() {
        return AutoLabelProbeClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return AutoLabelProbeClaims.answers(results);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<Chart> charts = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (Condition condition : design(scale).conditions()) {
            conditions.add(condition.id());
            charts.add(
                    ProbeCharts.heatMap(
                            id(),
                            layers(condition),
                            condition.id(),
                            "Separability by layer: " + condition.label(),
                            false));
        }
        charts.add(ProbeCharts.trainAccuracy(conditions));
        for (String layer : List.of("conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3")) {
            charts.add(ProbeCharts.probe(layer, conditions, List.of()));
        }
        return charts;
    }

    private static List<String> layers(Condition condition) {
        return condition.parameters().get("network").equals(RandomLabelProbes.FULL)
                ? ProbedLayers.FULL
                : ProbedLayers.SMALL;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        LabelledImages images = Transforms.centreCrop(data.train(), ProbeScale.CROP);
        List<SampleImages> samples = new ArrayList<>();
        samples.addAll(ProbeScale.samples(data, seed));
        for (AutoLabels labels : AutoLabels.values()) {
            samples.add(
                    SampleImages.first(
                            "labelled by "
                                    + labels.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            images.withLabels(labels.label(images))));
        }
        return samples;
    }
}
