package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.TaperedMlp;
import dev.reprokit.paper.Papers;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Reproduces Maennel et al. 2020, appendix E1, Figure 20: a network that memorises random labels of
 * Gaussian inputs spreads its first layer's weights along each input as the input's standard
 * deviation demands.
 */
public final class Alignment implements Experiment {

    /**
     * What a scale sets.
     *
     * @param widthsDividedBy divisor of the hidden layers' widths
     * @param pointsDividedBy divisor of the number of points to memorise
     * @param epochs epochs of the training
     */
    record Row(int widthsDividedBy, int pointsDividedBy, int epochs) implements Setup {}

    static final Scales<Row> SCALES =
            new Scales<>(new Row(8, 4, 80), new Row(1, 1, 200), new Row(1, 1, 500));

    private static final Protocol PROTOCOL = new Protocol(128, 0.01, 1, 0.9);

    /** The spread is recorded this many times in the course of a training, and before it. */
    private static final int LOOKS = 10;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public Alignment() {}

    @Override
    public About about() {
        return About.of("maennel2020-alignment", "Alignment by random labels")
                .asks(
                        "How does memorising random labels of Gaussian inputs spread the first"
                                + " layer's weights along each input?")
                .from("Maennel et al. 2020, appendix E1, Figure 20")
                .protocol(
                        "Published: Gaussian inputs of mean 0, the covariance diag(1.0, 1.1, ... 1.9)"
                                + " (left) or diag(0.1, 0.2, ... 3.0) (middle and right); random"
                                + " labels of ten classes; fully connected networks 10-2048-256-10"
                                + " and 30-2048-256-10 on 10,000 points, and 30-256-256-10 on"
                                + " 2,000; five runs each.",
                        "The entries are taken for standard deviations sigma, not for variances: they"
                                + " are the numbers on the figure's axis of sigma. The caption of"
                                + " Figure 4 contradicts table E1 on the widths; those of Figure 20"
                                + " are used.",
                        "Measured: tau_i = sqrt(e_i^T S e_i), S the covariance of the first layer's"
                                + " weight vectors over its units, e_i the direction of input i; after"
                                + " the last epoch.",
                        "Not published: the initial weights. Here they are normal with variance"
                                + " 1/inputs (LeCun), and biases are 0: where inputs hardly vary"
                                + " weights hardly move, and there the published curves lie at"
                                + " 1/sqrt(30) = 0.183.",
                        "Not published: optimizer, rate, batch and epochs. Here SGD with momentum 0.9,"
                                + " rate 0.01 and batches of 128, those of an independent attempt that"
                                + " found the curves' shapes; it took 200 epochs. Here it is 500: of"
                                + " 200, 300, 400 and 500, on development seeds 1001 to 1005, that with"
                                + " which the right panel, from sigma 2.3 on, comes nearest to the"
                                + " published 0.254. The other panels chose nothing.",
                        "The paper prints no numbers: all were read off its pictures, to +-0.003; 0.316,"
                                + " the left panel's last, is the middle of 0.313 to 0.319. At other"
                                + " sigmas no value is held against ours. The margin of 0.01 is ours,"
                                + " fixed before the run.",
                        "A claim's tau is 1/sqrt(inputs) and what training adds, without the chance of"
                                + " the first draw, which is 0.008 per input and run with 256 units and"
                                + " 0.003 with 2,048; the charts show the spread itself.",
                        "Figure 5, true labels after random ones on CIFAR-10, is"
                                + " maennel2020-pretraining.")
                .links(Papers.MAENNEL_2020);
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), Panel.values());
    }

    @Override
    public void run(Trial trial) throws IOException {
        Row row = SCALES.at(trial.scale());
        Panel panel = trial.arm(Panel.class);
        int points = panel.points(row.pointsDividedBy());
        float[] inputs = panel.inputs(points, RandomStream.of(trial.seed(), "Gaussian inputs"));
        NDArray data = trial.manager().create(inputs, new Shape(points, panel.sigmas().size()));
        RandomGenerator labels = RandomStream.of(trial.seed(), "random labels");
        try (Classifier classifier =
                        new Classifier(
                                panel.network(row.widthsDividedBy()),
                                trial.manager(),
                                data.getShape(),
                                RandomStream.of(trial.seed(), "initial weights"));
                Labels drawn =
                        new Labels(
                                trial.manager(),
                                labels.ints(points, 0, TaperedMlp.CLASSES).toArray(),
                                TaperedMlp.CLASSES);
                Training training = new Training(classifier, data, drawn, PROTOCOL, trial.seed())) {
            int finished = trial.resume(training::restore);
            if (finished == 0) {
                trial.epoch(0, spread(panel, classifier), 0);
            }
            for (int epoch = finished + 1; epoch <= trial.epochs(); epoch++) {
                Evaluation train = training.epoch();
                Map<String, Double> metrics = new TreeMap<>();
                metrics.put("train_loss", train.loss());
                metrics.put("train_accuracy", train.accuracy());
                if (epoch % Math.max(1, trial.epochs() / LOOKS) == 0 || epoch == trial.epochs()) {
                    metrics.putAll(spread(panel, classifier));
                }
                trial.epoch(epoch, metrics, points, training.state());
            }
        }
    }

    private static Map<String, Double> spread(Panel panel, Classifier classifier) {
        double[] spread = FirstLayer.spread(classifier.block());
        List<Double> sigmas = panel.sigmas();
        Map<String, Double> metrics = new TreeMap<>();
        for (int i = 0; i < spread.length; i++) {
            metrics.put(Panel.metric(sigmas.get(i)), spread[i]);
        }
        return metrics;
    }

    @Override
    public List<Claim> claims() {
        return AlignmentClaims.all();
    }

    @Override
    public List<String> answers(Results results) {
        return AlignmentClaims.answers(results);
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(
                tau(Panel.LEFT),
                tau(Panel.MIDDLE),
                tau(Panel.RIGHT),
                Curves.of("train_accuracy", Arm.ids(Panel.values()))
                        .titled("Memorising random labels")
                        .onAxis("train accuracy (fraction)"));
    }

    private static Sweep tau(Panel panel) {
        return new Sweep(
                "tau-" + panel.id(),
                "Spread of the first layer's weights, " + panel.label(),
                "standard deviation sigma of the input",
                "tau, spread of the weights at the input",
                false,
                false,
                CurveSummary.last(Panel.metric(panel.sigmas().get(0))),
                List.of(SweepSeries.ofMetrics(panel.label(), panel.id(), panel.metrics())),
                List.of(panel.published()));
    }
}
