package dev.reprokit.probe;

import ai.djl.ndarray.NDManager;

import dev.reprokit.experiment.Trial;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a network, or finds it trained, and probes it after some of its epochs. It records the
 * network's own metrics after every epoch and, after those, {@code probe_accuracy.LAYER} and {@code
 * probe_loss.LAYER} of the test images, fractions of 1 and nats; epoch 0 is the untrained network.
 *
 * @param training what is trained, and how
 * @param probes how the probes are trained, always on true labels
 * @param epochs when to probe, 0 or not; the last is the network's last. Networks are shared
 *     between experiments that ask for the same epochs
 * @param points where the probes sit, and what they see
 * @param examined layers of which {@link ProbeExamination} records more
 */
public record ProbeRun(
        ClassificationRun training,
        LinearProbes probes,
        List<Integer> epochs,
        ProbePoints points,
        List<String> examined) {

    /**
     * The metric of a probe's accuracy.
     *
     * @param layer the layer's name, e.g. {@code conv1}
     * @return its name in {@code metrics.csv}
     */
    public static String accuracy(String layer) {
        return "probe_accuracy." + layer;
    }

    /**
     * The metric of a probe's loss.
     *
     * @param layer the layer's name, e.g. {@code conv1}
     * @return its name in {@code metrics.csv}
     */
    public static String loss(String layer) {
        return "probe_loss." + layer;
    }

    /** What else is measured of the trained network. */
    @FunctionalInterface
    public interface Measurement {

        /**
         * Measures.
         *
         * @param trained the network, with the parameters of the probed epochs
         * @return metrics by name, recorded with those of the last epoch
         * @throws IOException if the parameters cannot be read
         */
        Map<String, Double> of(Backbone trained) throws IOException;
    }

    /**
     * Trains and probes; a trial that was killed goes on after the last probed epoch.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels what the network fits; the probes' labels are the true ones
     * @throws IOException if metrics cannot be written
     */
    public void run(Trial trial, int[] trainLabels) throws IOException {
        run(trial, trainLabels, trained -> Map.of());
    }

    /**
     * Trains, probes, and measures something else in the end.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels what the network fits; the probes' labels are the true ones
     * @param measurement of the trained network
     * @throws IOException if metrics cannot be written
     */
    public void run(Trial trial, int[] trainLabels, Measurement measurement) throws IOException {
        Backbone backbone =
                trial.backbone(
                        training,
                        trainLabels,
                        epochs.stream().mapToInt(Integer::intValue).toArray());
        int last = backbone.epochs().last();
        int probed = trial.resume(unused -> {});
        for (int epoch = probed == 0 ? 0 : probed + 1; epoch <= last; epoch++) {
            Map<String, Double> metrics =
                    epoch == 0 ? new HashMap<>() : new HashMap<>(backbone.metrics(epoch));
            if (epochs.contains(epoch)) {
                metrics.putAll(probe(trial, backbone, epoch));
            }
            if (epoch == last) {
                metrics.putAll(measurement.of(backbone));
            }
            record(trial, epoch, metrics);
        }
    }

    /** Epochs depend on nothing but the backbone: to go on, their number is state enough. */
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
        }
        return metrics;
    }
}
