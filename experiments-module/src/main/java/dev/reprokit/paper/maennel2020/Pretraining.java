package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reproduces Maennel et al. 2020, Figure 5: a network that has fitted random labels of some images
 * learns the true labels of others sooner than one from scratch, and so does one that takes over no
 * more than the covariance of its first filters.
 */
public final class Pretraining implements Experiment {

    /**
     * What a scale sets.
     *
     * @param images the images; the first half of the training images gets random labels, the
     *     second half keeps its true ones
     * @param crop side of the square that is cut from the centre of each image, in pixels
     * @param network the network
     * @param batchSize images per step: a fortieth of a half
     * @param epochsOnRandomLabels epochs on the first half
     * @param epochs epochs on the second half, {@link #EPOCHS_JUDGED} or more
     */
    record Row(
            Images images,
            int crop,
            ShallowCnn network,
            int batchSize,
            int epochsOnRandomLabels,
            int epochs)
            implements Setup {

        ClassificationRun onRandomLabels() {
            return new ClassificationRun(network, crop, protocol(), false);
        }

        Protocol protocol() {
            return new Protocol(batchSize, 0.001, 1, 0.9);
        }
    }

    /** Epochs on true labels by which networks are compared: 1,000 steps. */
    static final int EPOCHS_JUDGED = 25;

    /** The share of the random labels that were fitted in the end. */
    static final String FITTED = "random_label_accuracy";

    private static final Scales<Row> SCALES =
            new Scales<>(
                    new Row(Images.synthetic(640, 100), 20, new ShallowCnn(16, 64), 8, 25, 25),
                    new Row(Images.cifar10(5_120, 1_000), 32, new ShallowCnn(64, 64), 64, 50, 25),
                    new Row(
                            Images.cifar10(20_000, 10_000),
                            32,
                            new ShallowCnn(256, 64),
                            256,
                            60,
                            112));

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Pretraining() {}

    @Override
    public About about() {
        return About.of("maennel2020-pretraining", "Pre-training on random labels")
                .asks("Does fitting random labels help to learn true ones sooner?")
                .from("Maennel et al. 2020, Figure 5")
                .protocol(
                        "Published: CIFAR-10; a CNN with one convolution of 256 filters and a hidden"
                                + " layer of 64 units; first random labels, then the true labels of"
                                + " other images; the training accuracy by steps, up to 4,500, of four"
                                + " networks: from scratch; pre-trained, each layer's weights rescaled to"
                                + " the l2 norm that they had before any training; pre-trained without"
                                + " rescaling; and from scratch but for the convolution, whose filters"
                                + " are drawn from the normal distribution with mean 0 and the"
                                + " covariance of the pre-trained ones.",
                        "The paper prints no numbers: they were read off its picture, to +-0.01. After"
                                + " 1,000 steps the training accuracy is 0.63 from scratch, 0.745"
                                + " pre-trained, 0.735 with the covariance, 0.78 without rescaling; in"
                                + " the end it is about 0.96 for all.",
                        "An independent attempt could not fit random labels with the rate of 0.01 and"
                                + " the 40 epochs that the paper states for this network. With rate"
                                + " 0.001 it found that a pre-trained network learns sooner, and that the"
                                + " covariance does not help: in the end 0.61, 0.54 from scratch, 0.54"
                                + " with the covariance, 0.50 without rescaling, read off its picture.",
                        "Not published, and here: filters of 3x3 pixels without padding; the last layer"
                                + " is never taken over; PyTorch's default initial weights; SGD with"
                                + " momentum 0.9 and rate 0.001, which stays, as with 0.01 and He's"
                                + " initial weights 13 % of the random labels were fitted after 32 epochs"
                                + " of the reduced scale, seed 2; batches of 256, 10,000 images each, 60"
                                + " epochs on random labels; each image standardised by its own mean"
                                + " and deviation. Biases are rescaled like weights. The covariance is"
                                + " that of one network's filters, and the drawn ones are rescaled.",
                        "Cut down, a fortieth of the images is still a batch, so that 1,000 steps are 25"
                                + " epochs; but few images are fitted after fewer steps. So 'sooner' is"
                                + " judged by the mean of the training accuracy over the first 1,000"
                                + " steps, at all scales. Margins are ours, fixed before seeds 1 to 5"
                                + " were run.")
                .links(Papers.MAENNEL_2020, Papers.MAENNEL_2020_REPETITION);
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), Transfer.values());
    }

    @Override
    public void run(Trial trial) throws IOException {
        Row row = SCALES.at(trial.scale());
        ClassificationRun onRandomLabels = row.onRandomLabels();
        Transfer transfer = trial.arm(Transfer.class);
        ImageTensors data = trial.tensors(row.crop());
        int[] known = data.trainLabels();
        int half = known.length / 2;
        NDArray images =
                data.trainImages()
                        .get(trial.manager(), new NDIndex().addSliceDim(half, known.length));
        int[] trueLabels = Arrays.copyOfRange(known, half, known.length);
        try (Classifier network = onRandomLabels.untrained(trial);
                Labels fitted = new Labels(trial.manager(), trueLabels, data.classes());
                Labels tested = new Labels(trial.manager(), data.testLabels(), data.classes());
                Training training =
                        new Training(network, images, fitted, row.protocol(), trial.seed())) {
            int finished = trial.resume(training::restore);
            if (finished == 0 && transfer.isPretrained()) {
                takeOver(trial, row, transfer, network);
            }
            for (int epoch = finished + 1; epoch <= trial.epochs(); epoch++) {
                Evaluation train = training.epoch();
                Evaluation test =
                        epoch == trial.epochs()
                                ? network.test(trial, data, tested)
                                : network.evaluate(data.testImages(), tested);
                trial.epoch(
                        epoch,
                        Map.of(
                                "train_loss", train.loss(),
                                "train_accuracy", train.accuracy(),
                                "test_accuracy", test.accuracy()),
                        trueLabels.length,
                        training.state());
            }
        }
    }

    /** Fits random labels, or reads who has fitted them, and records how well they are fitted. */
    private static void takeOver(Trial trial, Row row, Transfer transfer, Classifier network)
            throws IOException {
        int half = trial.dataset().train().size() / 2;
        Backbone backbone =
                trial.backbone(
                        row.onRandomLabels(),
                        LabelCorruption.drawn(trial.dataset().train().first(half), 1, trial.seed()),
                        row.epochsOnRandomLabels());
        int last = backbone.epochs().last();
        try (Classifier trained = backbone.classifier(last)) {
            transfer.applyTo(network, trained, trial.manager(), trial.seed());
        }
        trial.epoch(0, Map.of(FITTED, backbone.metrics(last).get("train_accuracy")), 0);
    }

    @Override
    public List<Claim> claims() {
        return PretrainingClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return PretrainingClaims.answers(results);
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(List.of(FITTED), List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> transfers = Arm.ids(Transfer.values());
        return List.of(
                Curves.of("train_accuracy", transfers).titled("Learning true labels"),
                Curves.of("test_accuracy", transfers));
    }
}
