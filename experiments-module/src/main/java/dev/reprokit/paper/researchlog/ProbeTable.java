package dev.reprokit.paper.researchlog;

import static java.util.stream.Collectors.toMap;

import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The separability of the true classes at the layers of one network: the test accuracy of a linear
 * probe by layer and epoch.
 *
 * @param curves fractions of 1 by layer, in the network's order, all with the same epochs
 */
record ProbeTable(Map<String, LearningCurve> curves) {

    /** Copies the map and keeps its order. */
    ProbeTable {
        curves = new LinkedHashMap<>(curves);
    }

    /**
     * Reads the research log's table.
     *
     * @param experiment the experiment's id
     * @param layers layers in the network's order
     */
    static ProbeTable ofLog(String experiment, List<String> layers) {
        Map<String, LearningCurve> curves = new LinkedHashMap<>();
        for (String layer : layers) {
            Map<Integer, Double> points =
                    PublishedCurves.ofResearchLogProbes()
                            .curve(experiment, layer, "probe_accuracy", layer, null)
                            .points()
                            .stream()
                            .collect(toMap(CurvePoint::epoch, CurvePoint::value));
            curves.put(layer, new LearningCurve("the log's probe of " + layer, points));
        }
        return new ProbeTable(curves);
    }

    /**
     * Reads the tables of a run.
     *
     * @param r the run
     * @param condition the network's condition
     * @param layers layers in the network's order
     * @return one table per seed
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish
     */
    static SortedMap<Long, ProbeTable> of(Results r, String condition, List<String> layers) {
        SortedMap<Long, Map<String, LearningCurve>> bySeed = new TreeMap<>();
        for (String layer : layers) {
            r.curves(condition, ProbeRun.accuracy(layer))
                    .forEach(
                            (seed, curve) ->
                                    bySeed.computeIfAbsent(seed, s -> new LinkedHashMap<>())
                                            .put(layer, curve));
        }
        SortedMap<Long, ProbeTable> tables = new TreeMap<>();
        bySeed.forEach((seed, curves) -> tables.put(seed, new ProbeTable(curves)));
        return tables;
    }

    /** {@return the layers, from the input to the output} */
    List<String> layers() {
        return List.copyOf(curves.keySet());
    }

    /** {@return the probed epochs, ascending} */
    List<Integer> epochs() {
        return List.copyOf(curves.values().iterator().next().values().keySet());
    }

    /** {@return the last probed epoch} */
    int last() {
        return epochs().get(epochs().size() - 1);
    }

    /** {@return the probed epochs from a given one on} */
    List<Integer> epochsFrom(int first) {
        return epochs().stream().filter(epoch -> epoch >= first).toList();
    }

    /** {@return a probe's accuracy in %} */
    double at(String layer, int epoch) {
        return 100 * curves.get(layer).at(epoch);
    }

    /** {@return the mean accuracy of some layers' probes in %} */
    double meanAt(List<String> layers, int epoch) {
        return layers.stream().mapToDouble(layer -> at(layer, epoch)).average().orElseThrow();
    }

    /** {@return the best accuracy of some layers' probes at any epoch in %} */
    double best(List<String> layers) {
        return layers.stream()
                .mapToDouble(layer -> 100 * curves.get(layer).maximum())
                .max()
                .orElseThrow();
    }

    /**
     * Returns the gain through a layer: by how many points it separates better than the layer
     * before it.
     *
     * @param layer a layer other than the first
     * @param epoch a probed epoch
     */
    double gain(String layer, int epoch) {
        int index = layers().indexOf(layer);
        return at(layer, epoch) - at(layers().get(index - 1), epoch);
    }

    /**
     * {@return the layers of some kinds, without the network's first layer, which has none before
     * it}
     */
    List<String> laterLayersOf(String... kinds) {
        List<String> found = new ArrayList<>();
        for (String layer : layers().subList(1, layers().size())) {
            if (List.of(kinds).contains(layer.replaceAll("\\d", ""))) {
                found.add(layer);
            }
        }
        return found;
    }

    /** {@return all accuracies of an epoch in %, from the input to the output} */
    double[] profile(int epoch) {
        return layers().stream().mapToDouble(layer -> at(layer, epoch)).toArray();
    }

    /**
     * Returns the epoch at which some layers reach nine tenths of what training adds to their mean
     * accuracy, interpolated linearly between probed epochs.
     *
     * @param layers the layers of the mean
     * @return the epoch; infinite if training adds nothing, so that nothing settles
     */
    double settled(List<String> layers) {
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
