package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.RANDOM_LABELS;
import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.TRUE_LABELS;
import static dev.reprokit.paper.researchlog.LogNetwork.FULL;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;
import static dev.reprokit.paper.researchlog.ProbeClaims.LEARNED;
import static dev.reprokit.paper.researchlog.ProbeClaims.TOO_FEW_IMAGES;
import static dev.reprokit.paper.researchlog.ProbeClaims.mean;

import dev.reprokit.data.AutoLabels;
import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
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
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Examines the research log's open questions. Do labels that are computed from the image lead to
 * more separable classes than random ones, and are they fitted sooner (L22)? Are networks that
 * fitted either kind a better beginning for few true labels (L23)?
 */
public final class AutoLabelProbes implements Experiment {
    private static final Scales<ProbeSetup> MEMORISING = ProbeSetup.memorising(SMALL, FULL);
    private static final Scales<ProbeSetup> SCALES =
            new Scales<>(
                    MEMORISING.smoke().thenOnTrueLabels(2),
                    MEMORISING.reduced().thenOnTrueLabels(10),
                    MEMORISING.paper().thenOnTrueLabels(10));

    /** The labels that a network fits. */
    enum Labelling {
        DOMINANT_COLOUR,
        DOMINANT_ORIENTATION,
        DOMINANT_FREQUENCY,
        RANDOM_LABELS,
        TRUE_LABELS;

        /** Those that are computed from the image. */
        static final List<Labelling> AUTOMATIC =
                List.of(DOMINANT_COLOUR, DOMINANT_ORIENTATION, DOMINANT_FREQUENCY);

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String inWords() {
            String words = id().replace('-', ' ');
            return AUTOMATIC.contains(this) ? "labels of the " + words : words;
        }

        /** Returns the labels of a trial's training images. */
        int[] of(Trial trial) {
            LabelledImages train = trial.dataset().train();
            return switch (this) {
                case TRUE_LABELS -> train.labels();
                case RANDOM_LABELS -> ProbeSetup.randomLabels(trial);
                // Of the part of the images that the network sees.
                default ->
                        AutoLabels.valueOf(name())
                                .label(Transforms.centreCrop(train, ProbeSetup.CROP));
            };
        }
    }

    /** A network and the labels that it fits. */
    record Fitted(LogNetwork network, Labelling labels) implements Arm {

        @Override
        public String name() {
            return network.id() + "-" + labels.id();
        }

        @Override
        public String label() {
            return "%s, %s".formatted(network.id(), labels.id().replace('-', ' '));
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("network", network.id(), "labels", labels.id());
        }
    }

    private static final String SOURCE = "research log, open question ";

    /** Percentage of true labels at which L23 is judged: few, but some of each class. */
    private static final int FEW = 10;

    private static final List<Labelling> OTHER_LABELS =
            Stream.of(Labelling.values()).filter(labels -> labels != TRUE_LABELS).toList();

    private static final Measure EPOCHS_TO_FIT =
            new Measure(
                    "train_accuracy",
                    "epochs to 95 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(ProbeClaims.MEMORISED / 100));
    private static final Measure TUNED = withFewLabels(fineTuned(FEW));
    private static final Measure SCRATCH = withFewLabels(fromScratch(FEW));
    private static final ProbeMeasure BEST_IN_THE_END =
            ProbeMeasure.points(
                    "most separable layer in the end",
                    table -> Arrays.stream(table.profile(table.last())).max().orElseThrow());

    private static final Quantity WORST_FIT =
            Quantity.combining(
                    "final train accuracy on the worst fitted labels",
                    "%",
                    OTHER_LABELS.stream()
                            .map(l -> ProbeClaims.FIT.in(new Fitted(SMALL, l)))
                            .toList(),
                    fits -> Arrays.stream(fits).min().orElseThrow());

    @Override
    public About about() {
        return About.of("auto-label-probes", "Labels computed from the image")
                .asks(
                        "Does a network learn more about the true classes from labels that are computed from"
                                + " the image than from random ones, and is it a better beginning for few true"
                                + " labels?")
                .from("research log, open questions L22 and L23")
                .protocol(ProbeSetup.PROTOCOL)
                .protocol(
                        "The log asks and has not tried: which labels, how many classes, how to go on from"
                                + " them are ours, as follows; so are 100 epochs of the log's small AlexNet, as on"
                                + " random labels, and at paper scale of the full one.",
                        "Ten classes of equally many training images, by the order of a number: the mean"
                                + " hue, pixels weighing by their colourfulness; the direction of the strongest"
                                + " change of brightness (structure tensor); the mean frequency of the spectrum"
                                + " of brightness, by power. Hue and direction go round, so that their first"
                                + " and last classes are neighbours.",
                        "Then all layers are trained on the true labels of the first 1, 10 and 100 % of the"
                                + " training images, the last layer anew; the learning rate stays at 0.01, and"
                                + " each share gets the steps of ten epochs of all images.")
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), arms(scale).toArray(Fitted[]::new));
    }

    private static List<Fitted> arms(Scale scale) {
        return SCALES.at(scale).networks().stream()
                .flatMap(n -> Stream.of(Labelling.values()).map(labels -> new Fitted(n, labels)))
                .toList();
    }

    /** Returns the metric of the test accuracy after fine-tuning this condition's network. */
    static String fineTuned(int percent) {
        return "fine_tuned_accuracy." + percent;
    }

    /** Returns the metric of the test accuracy of the same training without any before it. */
    static String fromScratch(int percent) {
        return "from_scratch_accuracy." + percent;
    }

    @Override
    public void run(Trial trial) throws IOException {
        Fitted arm = trial.arm(arms(trial.scale()));
        ProbeRun run = SCALES.at(trial.scale()).run(arm.network().network());
        run.run(
                trial,
                arm.labels().of(trial),
                (trained, epoch) ->
                        epoch == trial.epochs()
                                ? fineTune(trial, run, trained, arm.labels() == TRUE_LABELS)
                                : Map.of());
    }

    /** Fine-tunes; trials on true labels have nothing to fine-tune and train from scratch. */
    private static Map<String, Double> fineTune(
            Trial trial, ProbeRun run, Backbone trained, boolean scratch) throws IOException {
        ImageTensors data = trial.tensors(run.training().crop());
        int epoch = scratch ? 0 : trained.epochs().last();
        int batchSize = run.training().protocol().batchSize();
        FineTuning tuning =
                new FineTuning(
                        run.training().protocol(),
                        SCALES.at(trial.scale()).epochsOnTrueLabels()
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

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        claims.add(
                Claim.of("L22-control-fitted", "Labels of every kind are fitted.")
                        .from(SOURCE + "L22")
                        .that(WORST_FIT)
                        .hasMeanAbove(ProbeClaims.MEMORISED)
                        .givenNothing("a network that has fitted nothing fits worst")
                        .decidableAt(Scale.SMOKE));
        for (LogNetwork network : LogNetwork.values()) {
            for (Labelling labels : Labelling.AUTOMATIC) {
                claims.add(separatesBetter(network, labels));
                claims.add(fittedSooner(network, labels));
            }
        }
        claims.add(
                Claim.of(
                                "L22-control-true-labels",
                                "True labels separate the true classes better than random ones do.")
                        .from(SOURCE + "L22")
                        .that(best(new Fitted(SMALL, TRUE_LABELS)))
                        .isHigherThan(best(new Fitted(SMALL, RANDOM_LABELS)))
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES));
        OTHER_LABELS.forEach(labels -> claims.add(betterBeginning(labels)));
        return claims;
    }

    /** {@inheritDoc} They are means over seeds. */
    @Override
    public List<String> answers(Results results) {
        StringJoiner separability = new StringJoiner(", ");
        StringJoiner beginnings = new StringJoiner(", ");
        for (Labelling labels : OTHER_LABELS) {
            Fitted arm = new Fitted(SMALL, labels);
            separability.add(
                    "%s %% after %s (%s epochs to 95 %%)"
                            .formatted(
                                    mean(best(arm), results),
                                    labels.inWords(),
                                    mean(EPOCHS_TO_FIT.in(arm), results)));
            beginnings.add(
                    "%s %% after %s".formatted(mean(TUNED.in(arm), results), labels.inWords()));
        }
        Fitted trueLabels = new Fitted(SMALL, TRUE_LABELS);
        separability.add(mean(best(trueLabels), results) + " % after true labels");
        beginnings.add(mean(SCRATCH.in(trueLabels), results) + " % from scratch");
        return List.of(
                "Separability of the true classes at the best layer in the end: "
                        + separability
                        + ".",
                "Test accuracy with the true labels of one image in ten: " + beginnings + ".");
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(
                List.of("fine_tuned_accuracy", "from_scratch_accuracy"), List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        Fitted[] arms = arms(scale).toArray(Fitted[]::new);
        List<Chart> charts = new ArrayList<>();
        for (Fitted arm : arms) {
            charts.add(
                    ProbeCharts.heatMap(
                            "Separability by layer: " + arm.label(), arm.network().layers(), arm));
        }
        charts.add(ProbeCharts.trainAccuracy(arms));
        for (String layer : List.of("conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3")) {
            charts.add(ProbeCharts.probe(layer, List.of(), arms));
        }
        return charts;
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        LabelledImages images = Transforms.centreCrop(data.train(), ProbeSetup.CROP);
        List<SampleImages> samples = new ArrayList<>(ProbeSetup.samples(data, seed));
        for (AutoLabels labels : AutoLabels.values()) {
            samples.add(
                    SampleImages.first(
                            "labelled by "
                                    + labels.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            images.withLabels(labels.label(images))));
        }
        return samples;
    }

    private static Claim separatesBetter(LogNetwork network, Labelling labels) {
        return comparedWithRandom(
                        "separability",
                        "The most separable layer of %s separates the true classes better after %s than after random ones.",
                        network,
                        labels)
                .that(best(new Fitted(network, labels)))
                .isHigherThan(best(new Fitted(network, RANDOM_LABELS)))
                .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES);
    }

    private static Claim fittedSooner(LogNetwork network, Labelling labels) {
        return comparedWithRandom(
                        "epochs", "%s fits %s in fewer epochs than random ones.", network, labels)
                .that(EPOCHS_TO_FIT.in(new Fitted(network, labels)))
                .isFasterThan(EPOCHS_TO_FIT.in(new Fitted(network, RANDOM_LABELS)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "100 images of whatever labels are fitted in a few dozen epochs, give or"
                                + " take some; this scale asks only whether they are");
    }

    private static Claim comparedWithRandom(
            String by, String sentence, LogNetwork network, Labelling labels) {
        String which = network == FULL ? "full-" : "";
        Claim claim =
                supposition(
                        "L22-%s-%s%s".formatted(by, which, labels.id()),
                        sentence.formatted(network.id(), labels.inWords()));
        return network == FULL
                ? claim.notApplicableAt(Scale.REDUCED, "the full AlexNet is not trained here")
                : claim;
    }

    private static Claim betterBeginning(Labelling labels) {
        Fitted scratch = new Fitted(SMALL, TRUE_LABELS);
        return supposition(
                        "L23-" + labels.id(),
                        "With true labels of one image in ten, a network that has fitted %s is better in the end than one from scratch."
                                .formatted(labels.inWords()))
                .that(TUNED.in(new Fitted(SMALL, labels)))
                .isHigherThan(SCRATCH.in(scratch))
                // Chance is 10 %; where few true labels teach nothing, any beginning is as good.
                .given(SCRATCH.atLeast(12), scratch)
                .notApplicableAt(
                        Scale.SMOKE,
                        "one image in ten of 100 is one per class, which teaches nothing");
    }

    private static Claim supposition(String id, String sentence) {
        return Claim.of(id, sentence)
                .from(SOURCE + id.substring(0, 3))
                .logged("a supposition, without a value")
                .given(LEARNED);
    }

    private static Quantity best(Fitted arm) {
        return BEST_IN_THE_END.in(arm, arm.network().layers());
    }

    private static Measure withFewLabels(String metric) {
        return Measure.points(metric, "test accuracy with %d %% of the true labels".formatted(FEW));
    }
}
