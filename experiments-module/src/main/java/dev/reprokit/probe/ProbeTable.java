package dev.reprokit.probe;

import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The separability of the true classes at the layers of one network: the test accuracy of a probe,
 * a linear classifier on a layer's output, by layer and epoch.
 *
 * @param curves accuracies, fractions of 1, by layer, from the network's input to its output; all
 *     have the same epochs
 */
public record ProbeTable(Map<String, LearningCurve> curves) {

    /** Copies the map and keeps its order. */
    public ProbeTable {
        curves = new LinkedHashMap<>(curves);
    }

    /**
     * Reads the tables of a condition (a setting of what an experiment varies) that a {@link
     * ProbeRun} recorded.
     *
     * @param results the run
     * @param condition the condition's id
     * @param networks the layers of each network that the condition may have had, from the input to
     *     the output; the first one that was measured at all its layers counts
     * @return one table per seed
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish, or no network was measured at all its layers
     */
    static NavigableMap<Long, ProbeTable> of(
            Results results, String condition, List<List<String>> networks) {
        List<String> layers =
                networks.stream()
                        .filter(network -> measured(results, condition, network))
                        .findFirst()
                        .orElse(networks.get(0));
        NavigableMap<Long, Map<String, LearningCurve>> bySeed = new TreeMap<>();
        for (String layer : layers) {
            results.curves(condition, ProbeRun.accuracy(layer))
                    .forEach(
                            (seed, curve) ->
                                    bySeed.computeIfAbsent(seed, s -> new LinkedHashMap<>())
                                            .put(layer, curve));
        }
        NavigableMap<Long, ProbeTable> tables = new TreeMap<>();
        bySeed.forEach((seed, curves) -> tables.put(seed, new ProbeTable(curves)));
        return tables;
    }

    private static boolean measured(Results results, String condition, List<String> layers) {
        return results.trials(condition).stream()
                .anyMatch(
                        trial ->
                                layers.stream()
                                        .map(ProbeRun::accuracy)
                                        .allMatch(
                                                metric ->
                                                        results.measured(trial, metric)
                                                                .isPresent()));
    }

    /** {@return the layers, from the input to the output} */
    public List<String> layers() {
        return List.copyOf(curves.keySet());
    }

    /** {@return the probed epochs, ascending} */
    public List<Integer> epochs() {
        return List.copyOf(curves.values().iterator().next().values().keySet());
    }

    /** {@return the last probed epoch} */
    public int last() {
        return epochs().get(epochs().size() - 1);
    }

    /**
     * Returns a probe's accuracy.
     *
     * @param layer the layer
     * @param epoch a probed epoch; 0 is the untrained network
     * @return test accuracy in %
     * @throws IllegalArgumentException if there is no such layer
     */
    public double at(String layer, int epoch) {
        return 100 * curve(layer).at(epoch);
    }

    /**
     * Returns the mean accuracy of some layers' probes.
     *
     * @param layers the layers
     * @param epoch a probed epoch
     * @return the mean in %
     * @throws IllegalArgumentException if there is no such layer
     */
    public double meanAt(List<String> layers, int epoch) {
        return layers.stream().mapToDouble(layer -> at(layer, epoch)).average().orElseThrow();
    }

    /**
     * Returns the best accuracy of some layers' probes at any epoch.
     *
     * @param layers the layers
     * @return test accuracy in %
     * @throws IllegalArgumentException if there is no such layer
     */
    public double best(List<String> layers) {
        return layers.stream()
                .mapToDouble(layer -> 100 * curve(layer).maximum())
                .max()
                .orElseThrow();
    }

    private LearningCurve curve(String layer) {
        LearningCurve curve = curves.get(layer);
        if (curve == null) {
            throw new IllegalArgumentException(
                    "no probe at layer '%s'; there are: %s"
                            .formatted(layer, String.join(", ", curves.keySet())));
        }
        return curve;
    }

    /**
     * Returns the gain through a layer: by how much it separates better than the layer before it.
     *
     * @param layer a layer other than the first
     * @param epoch a probed epoch
     * @return the gain in points
     */
    public double gain(String layer, int epoch) {
        return at(layer, epoch) - at(layers().get(layers().indexOf(layer) - 1), epoch);
    }

    /**
     * Returns the accuracies of all layers' probes.
     *
     * @param epoch a probed epoch
     * @return test accuracies in %, from the input to the output
     */
    public double[] profile(int epoch) {
        return layers().stream().mapToDouble(layer -> at(layer, epoch)).toArray();
    }

    /**
     * Returns the epoch at which some layers reach nine tenths of what training adds to their mean
     * accuracy, interpolated linearly between probed epochs.
     *
     * @param layers the layers of the mean
     * @return the epoch; infinite if training adds nothing, so that nothing settles
     */
    public double settled(List<String> layers) {
        double first = meanAt(layers, epochs().get(0));
        double wanted = first + 0.9 * (meanAt(layers, last()) - first);
        int before = epochs().get(0);
        if (wanted <= first) {
            return Double.POSITIVE_INFINITY;
        }
        for (int epoch : epochs()) {
            double here = meanAt(layers, epoch);
            if (here >= wanted) {
                double there = meanAt(layers, before);
                return before + (epoch - before) * (wanted - there) / (here - there);
            }
            before = epoch;
        }
        return last();
    }
}
