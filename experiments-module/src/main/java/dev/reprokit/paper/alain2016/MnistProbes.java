package dev.reprokit.paper.alain2016;

import static dev.reprokit.paper.alain2016.MnistNetwork.CNN;
import static dev.reprokit.paper.alain2016.MnistNetwork.MLP_SKIP;
import static dev.reprokit.paper.alain2016.MnistNetwork.MLP_WITHOUT_SKIP;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.MnistCnn;
import dev.reprokit.paper.Papers;
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Repeats Alain and Bengio's (2016) probes on MNIST: of a CNN, and of a very deep MLP with and
 * without a skip connection.
 */
public final class MnistProbes implements Experiment {
    private static final MnistCnn THIN = MnistCnn.PUBLISHED.narrowed(2);
    private static final List<Integer> MINIBATCHES = List.of(0, 500, 2000);

    static final Scales<MnistSetup> SCALES =
            new Scales<>(
                    new MnistSetup(
                            Images.syntheticGrey(1000, 500), THIN, 10, 16, 20, List.of(0, 50, 100)),
                    new MnistSetup(Images.mnist(10_000, 2000), THIN, 5, 64, 100, MINIBATCHES),
                    new MnistSetup(
                            Images.mnist(50_000, 10_000),
                            MnistCnn.PUBLISHED,
                            10,
                            64,
                            100,
                            MINIBATCHES));

    private static final String CNN_SOURCE = "Alain and Bengio 2016, section 4.2, Figure 3";
    private static final String SKIP_SOURCE = "Alain and Bengio 2016, section 4.4, Figure 6";

    private static final String OTHER_IMAGES =
            "the published values are those of all training images; error falls with their number";

    private static final String TOO_FEW_TESTED =
            "what it asks about is smaller than the noise of 500 test images";

    private static final String TOO_FEW_MINIBATCHES =
            "100 minibatches train neither of the deep MLPs";

    private static final Measure TEST_ERROR =
            new Measure(
                    "test_accuracy",
                    "test error in the end",
                    "%",
                    accuracy -> 100 * (1 - accuracy.last()));
    private static final Floor LEARNED = TEST_ERROR.atMost(50);

    private static final Quantity LARGEST_OTHER_FALL =
            cnn(
                    "largest fall through another layer, untrained",
                    probes -> falls(probes, 0, "relu1").max().orElseThrow());
    private static final Quantity SMALLEST_FALL =
            cnn(
                    "smallest fall through a layer but fc1_preact, trained",
                    probes -> falls(probes, probes.last(), "fc1").min().orElseThrow());
    private static final Quantity LOWEST =
            cnn(
                    "lowest error, untrained",
                    probes -> 100 - DoubleStream.of(probes.profile(0)).max().orElseThrow());

    @Override
    public About about() {
        return About.of("alain2016-mnist-probes", "Linear probes of networks that read digits")
                .asks(
                        "How well does each layer of a CNN, and of a very deep MLP with and without a"
                                + " skip connection, separate the digits of MNIST?")
                .from("Alain and Bengio 2016, sections 4.2 and 4.4")
                .protocol(
                        "MNIST, 50,000 training and 10,000 test images of 28x28 pixels. Not"
                                + " published: their preprocessing. Here they are divided by 255, and"
                                + " each is standardised by its own mean and deviation.",
                        "The CNN of TensorFlow's example image/mnist/convolutional.py, which the"
                                + " paper names. Two 5x5 convolutions (32 and 64 filters), ReLU and 2x2"
                                + " max-pooling behind each; fully connected layers of 512 units with"
                                + " ReLU and dropout 0.5, and of 10; SGD with momentum 0.9 on batches of"
                                + " 64, learning rate 0.01, times 0.95 after each epoch, 10 epochs, an"
                                + " l2 penalty of 5e-4 on the fully connected layers' weights and"
                                + " biases.",
                        "Its probes see every number of a layer's output, at the input, conv1_preact,"
                                + " conv1_postact, conv1_postpool, the same of conv2, fc1_preact,"
                                + " fc1_postact and the logits; here they are called input, conv1,"
                                + " relu1, pool1, conv2, relu2, pool2, fc1, relu3 and fc2.",
                        "MLPs of 128 hidden layers of 128 units by plain SGD, with and"
                                + " without one skip connection over the first half, probed after 0, 500"
                                + " and 2000 minibatches. Leaky ReLU of slope 0.01 and the input joined"
                                + " to that of layer 65 are from other people's code. Probes sit behind"
                                + " the leaky ReLU of layer 1 and of every eighth.",
                        "Not published: initial weights. Here PyTorch's default for the CNN; for the"
                                + " MLPs He's, uniform, since with PyTorch's or Glorot's no signal"
                                + " reaches the end of the second half.",
                        "Not published: batch and learning rate of the MLPs. Here 100 and a fixed 0.003:"
                                + " of 0.003, 0.01, 0.02 and 0.03 the one at which the MLP with the skip"
                                + " connection errs least after 2000 minibatches, on a seed that is not"
                                + " reported.",
                        "Published: the probes are trained until a validation set of 10,000 images"
                                + " says stop; by which optimiser is not. Here ten epochs of SGD with"
                                + " momentum 0.9, learning rate 0.01, times 0.95 after each, on features"
                                + " that are centred and multiplied by one number per layer, so that the"
                                + " rate suits all of them; a linear classifier can express the same"
                                + " without. Errors are those of test images.")
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        MnistSetup setup = SCALES.at(scale);
        return SCALES.design(
                        scale,
                        List.of(MnistNetwork.values()),
                        network -> Collections.max(network.epochs(setup)))
                .needing(setup.bytes());
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.arm(MnistNetwork.class)
                .run(SCALES.at(trial.scale()))
                .run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of(
                                "mnist-untrained",
                                "Untrained, the CNN's random layers already lower the probe's"
                                        + " error, from the input to the last pooling.")
                        .from(CNN_SOURCE)
                        .published("from 8 % at the input to 2 % over random layers")
                        .that(untrained("pool2"))
                        .isLowerThan(untrained(ProbePoints.INPUT))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "mnist-untrained-relu",
                                "Of all random layers the first ReLU lowers it most.")
                        .from(CNN_SOURCE)
                        .published("the largest step is the first ReLU; no value")
                        .that(
                                cnn(
                                        "fall through the first ReLU, untrained",
                                        probes -> probes.gain("relu1", 0)))
                        .isHigherThan(LARGEST_OTHER_FALL)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "mnist-untrained-figures",
                                "Untrained, the error is 8 % at the input and 2 % at the best"
                                        + " layer, up to 1 point.")
                        .from(CNN_SOURCE)
                        .published("8 % and 2 %")
                        .showing(LOWEST)
                        .that(untrained(ProbePoints.INPUT))
                        // Read from a figure in whole percents; the preprocessing is unknown.
                        .hasMeanWithin(7, 9)
                        .and(LOWEST)
                        .hasMeanWithin(1, 3)
                        .onlyAt(Scale.PAPER, OTHER_IMAGES),
                Claim.of(
                                "mnist-trained",
                                "Trained, the error improves at every layer but fc1_preact, or"
                                        + " rises by less than half a point.")
                        .from(CNN_SOURCE)
                        .published("improves at every layer but for a kink; no value")
                        .that(SMALLEST_FALL)
                        // Two standard errors of the difference of two probes that disagree on
                        // 1 % of 2,000 images.
                        .hasMeanAbove(-0.5)
                        .and(trained("fc2"))
                        .isLowerThan(trained(ProbePoints.INPUT))
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_TESTED),
                Claim.of("mnist-kink", "At fc1_preact it is worse than at the layer before.")
                        .from(CNN_SOURCE)
                        .published("a minor kink; no value")
                        .that(trained("fc1"))
                        .isHigherThan(trained("pool2"))
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_TESTED),
                Claim.of(
                                "mnist-dead-half",
                                "A skip connection leaves the skipped half of a deep MLP"
                                        + " unused: its probes err at least twice as often as"
                                        + " those of the other half, while the network's own"
                                        + " error is at most 20 %.")
                        .from(SKIP_SOURCE)
                        .published("a dead segment after 2000 minibatches; no value")
                        .showing(half(0).minus(half(1)))
                        .that(TEST_ERROR.in(MLP_SKIP))
                        .hasMeanBelow(20)
                        .and(half(0))
                        .hasRatioTo(half(1), 2, Double.POSITIVE_INFINITY)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_MINIBATCHES),
                Claim.of(
                                "mnist-no-skip",
                                "Without the skip connection it fails to train: its error stays"
                                        + " within 5 points of chance.")
                        .from(SKIP_SOURCE)
                        .published("'would fail to train'; no value")
                        .that(TEST_ERROR.in(MLP_WITHOUT_SKIP))
                        // Guessing 'one', the most frequent class of the test images, errs in 88.65
                        // %.
                        .hasMeanAbove(88.65 - 5)
                        .given(LEARNED, MLP_SKIP)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_MINIBATCHES));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> layers = CNN.layers();
        SortedMap<Double, String> places = new TreeMap<>();
        layers.forEach(l -> places.put((double) layers.indexOf(l), ProbeRun.accuracy(l)));
        SortedMap<Double, String> depths = new TreeMap<>();
        MnistNetwork.DEEP_LAYERS.forEach(
                n -> depths.put((double) n, ProbeRun.accuracy(MnistNetwork.hidden(n))));
        String numbered =
                layers.stream()
                        .map(layer -> layers.indexOf(layer) + " " + layer)
                        .collect(joining(", ", "layer: ", ""));
        String depth = "hidden layer";
        CurveSummary.Kind untrained = CurveSummary.Kind.FIRST_ERROR;
        CurveSummary.Kind trained = CurveSummary.Kind.LAST_ERROR;
        return List.of(
                sweep("The CNN, untrained", numbered, untrained, places, CNN),
                sweep("The CNN, trained", numbered, trained, places, CNN),
                sweep("The MLPs, untrained", depth, untrained, depths, MLP_SKIP, MLP_WITHOUT_SKIP),
                sweep("The MLPs, trained", depth, trained, depths, MLP_SKIP, MLP_WITHOUT_SKIP),
                Curves.of("test_accuracy", Arm.ids(MnistNetwork.values()))
                        .titled("The networks themselves"));
    }

    private static Sweep sweep(
            String title,
            String xAxis,
            CurveSummary.Kind error,
            SortedMap<Double, String> metrics,
            MnistNetwork... networks) {
        return new Sweep(
                title.toLowerCase(Locale.ROOT).replace("the ", "").replace(", ", "-"),
                "Probe error by layer: " + title,
                xAxis,
                "test error of a linear probe (fraction)",
                false,
                false,
                new CurveSummary("probe_accuracy", error, null, false),
                Stream.of(networks)
                        .map(n -> SweepSeries.ofMetrics(n.label(), n.id(), metrics))
                        .toList(),
                List.of());
    }

    private static Quantity untrained(String layer) {
        return cnn("error at %s, untrained".formatted(layer), p -> 100 - p.at(layer, 0));
    }

    private static Quantity trained(String layer) {
        return cnn("error at %s, trained".formatted(layer), p -> 100 - p.at(layer, p.last()));
    }

    private static Quantity half(int half) {
        return ProbeMeasure.percent(
                        "mean error of the %s half, trained"
                                .formatted(half == 0 ? "first" : "second"),
                        p -> 100 - p.meanAt(MnistNetwork.half(half), p.last()))
                .in(MLP_SKIP, MLP_SKIP.layers());
    }

    private static Quantity cnn(String name, ToDoubleFunction<ProbeTable> value) {
        return ProbeMeasure.percent(name, value).in(CNN, CNN.layers());
    }

    /** Returns by how much the error falls through each layer but one. */
    private static DoubleStream falls(ProbeTable probes, int epoch, String but) {
        return probes.layers().stream()
                .skip(1)
                .filter(layer -> !layer.equals(but))
                .mapToDouble(layer -> probes.gain(layer, epoch));
    }
}
