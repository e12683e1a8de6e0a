package dev.reprokit.paper.researchlog;

import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;

import java.util.ArrayList;
import java.util.List;

/** Charts of probe accuracies by epoch, one per layer, with the log's curve if it has one. */
final class ProbeCharts {
    private static final String AXIS = "test accuracy of a linear probe (fraction)";

    private ProbeCharts() {}

    /**
     * Describes one chart of the network's own train accuracy, then one per layer.
     *
     * @param experiment the experiment's id, under which the log's curves are stored
     * @param layers layers in the network's order
     * @param conditions the conditions to draw
     * @param logged the condition that repeats the log's network
     */
    static List<Curves> of(
            String experiment, List<String> layers, List<String> conditions, String logged) {
        List<Curves> charts = new ArrayList<>();
        charts.add(trainAccuracy(conditions));
        for (String layer : layers) {
            charts.add(probe(layer, conditions, List.of(logged(experiment, layer, logged))));
        }
        return charts;
    }

    static Curves trainAccuracy(List<String> conditions) {
        return Curves.of("train_accuracy", conditions).titled("Fitting the network's own labels");
    }

    static Curves probe(String layer, List<String> conditions, List<ReferenceCurve> logged) {
        return Curves.of(ProbeRun.accuracy(layer), conditions)
                .titled("probe-" + layer, "Separability at " + layer)
                .onAxis(AXIS)
                .beside(logged);
    }

    /**
     * Describes the heat map of all layers at all probed epochs.
     *
     * @param experiment the experiment's id, under which the log's curves are stored
     * @param layers layers in the network's order
     * @param condition the condition whose probes are drawn
     * @param title the title that readers see
     * @param logged true if the log has this network
     */
    static HeatMap heatMap(
            String experiment,
            List<String> layers,
            String condition,
            String title,
            boolean logged) {
        return new HeatMap(
                "layers-" + condition,
                title,
                "Layer",
                AXIS,
                condition,
                layers.stream()
                        .map(
                                layer ->
                                        new HeatMap.Row(
                                                layer,
                                                ProbeRun.accuracy(layer),
                                                logged
                                                        ? logged(experiment, layer, condition)
                                                        : null))
                        .toList());
    }

    private static ReferenceCurve logged(String experiment, String layer, String condition) {
        return PublishedCurves.ofResearchLogProbes()
                .curve(experiment, layer, "probe_accuracy", "research log", condition);
    }
}
