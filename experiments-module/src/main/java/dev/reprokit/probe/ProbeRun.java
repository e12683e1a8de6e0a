package dev.reprokit.probe;

import ai.djl.ndarray.NDManager;

import dev.reprokit.experiment.Trial;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Trains a network, or takes it from the cache of trained networks, and probes it after selected
 * epochs: linear classifiers (probes) on the outputs of its layers measure how well each layer
 * separates the true classes. It records the network's own metrics after every epoch and, after the
 * selected ones, {@code probe_accuracy.LAYER} (fraction of 1) and {@code probe_loss.LAYER} (nats)
 * on the test images. Epoch 0 is the untrained network.
 *
 * @param training network and protocol of the training
 * @param probes the training of the probes, always on true labels
 * @param epochs the epochs after which to train probes, 0 or above. The last epoch of the trial's
 *     condition, with which training ends, is probed in any case; epochs after it are left out.
 *     Experiments with the same epochs take the same network from the cache instead of training it
 *     twice
 * @param points the choice of the layers that get probes, and of the features that the probes
 *     receive
 * @param examined names of layers for which the metrics of {@link ProbeExamination} are recorded
 *     too, which tell why a probe is bad; usually empty
 */
public record ProbeRun(
        ClassificationRun training,
        LinearProbes probes,
        List<Integer> epochs,
        ProbePoints points,
        List<String> examined) {

    /**
     * Returns the name of the metric with the test accuracy of a layer's probe, the linear
     * classifier on its output.
     *
     * @param layer the layer's name, e.g. {@code conv1}
     * @return its name in {@code metrics.csv}, e.g. {@code probe_accuracy.conv1}
     */
    public static String accuracy(String layer) {
        return "probe_accuracy." + layer;
    }

    /**
     * Returns the name of the metric with the test loss of a layer's probe, the linear classifier
     * on its output.
     *
     * @param layer the layer's name, e.g. {@code conv1}
     * @return its name in {@code metrics.csv}, e.g. {@code probe_loss.conv1}
     */
    public static String loss(String layer) {
        return "probe_loss." + layer;
    }

    /**
     * A further measurement of the network, made after each of the probed epochs and its probes
     * (linear classifiers on the outputs of layers).
     */
    @FunctionalInterface
    public interface Measurement {

        /**
         * Measures the network in addition to its probes (linear classifiers on the outputs of
         * layers).
         *
         * @param trained the network, with its parameters after each of the probed epochs
         * @param epoch the epoch that has been probed; 0 is the untrained network
         * @return metrics by name, recorded with those of the epoch; may be empty
         * @throws IOException if the parameters cannot be read
         */
        Map<String, Double> of(Backbone trained, int epoch) throws IOException;
    }

    /**
     * Trains the network and its probes, the linear classifiers on its layers' outputs. A killed
     * trial (a setting run with one seed) continues after its last recorded epoch.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels labels that the network fits, one per training image; the probes fit the
     *     true ones
     * @throws IOException if metrics cannot be written
     */
    public void run(Trial trial, int[] trainLabels) throws IOException {
        run(trial, trainLabels, (trained, epoch) -> Map.of());
    }

    /**
     * Trains the network and its probes (linear classifiers on its layers' outputs), and makes a
     * further measurement after each probed epoch.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels labels that the network fits, one per training image; the probes fit the
     *     true ones
     * @param measurement the further measurement
     * @throws IOException if metrics cannot be written
     */
    public void run(Trial trial, int[] trainLabels, Measurement measurement) throws IOException {
        int last = trial.epochs();
        SortedSet<Integer> selected = new TreeSet<>(new TreeSet<>(epochs).headSet(last));
        selected.add(last);
        Backbone backbone =
                trial.backbone(
                        training,
                        trainLabels,
                        selected.stream().mapToInt(Integer::intValue).toArray());
        int probed = trial.resume(unused -> {});
        for (int epoch = probed == 0 ? 0 : probed + 1; epoch <= last; epoch++) {
            Map<String, Double> metrics =
                    epoch == 0 ? new HashMap<>() : new HashMap<>(backbone.metrics(epoch));
            if (selected.contains(epoch)) {
                metrics.putAll(probe(trial, backbone, epoch));
                metrics.putAll(measurement.of(backbone, epoch));
            }
            record(trial, epoch, metrics);
        }
    }

    /** Records an epoch whose state is its number alone: epochs depend only on the backbone. */
    private static void record(Trial trial, int epoch, Map<String, Double> metrics)
            throws IOException {
        try (NDManager scope = trial.manager().newSubManager()) {
            trial.epoch(epoch, metrics, 0, Map.of("probed", scope.create(epoch)));
        }
    }

    private Map<String, Double> probe(Trial trial, Backbone backbone, int epoch)
            throws IOException {
        ImageTensors data = trial.tensors(training.crop());
        Map<String, Double> metrics = new HashMap<>();
        try (Classifier network = backbone.classifier(epoch);
                Labels tested = new Labels(trial.manager(), data.testLabels(), data.classes());
                ProbeFeatures features = ProbeFeatures.of(network, data, points)) {
            probes.train(features, data, trial.seed())
                    .forEach(
                            (layer, evaluation) -> {
                                metrics.put(accuracy(layer), evaluation.accuracy());
                                metrics.put(loss(layer), evaluation.loss());
                            });
            for (String layer : examined) {
                metrics.putAll(ProbeExamination.of(features, layer, data, probes).metrics(layer));
            }
            if (epoch == trial.epochs()) {
                network.test(trial, data, tested);
            }
        }
        return metrics;
    }
}
