package dev.reprokit.paper.researchlog;

import dev.reprokit.experiment.Arm;
import dev.reprokit.paper.Figures;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charts of probe accuracies by epoch, one per layer, with the log's curve if it has one. */
final class ProbeCharts {
    private static final String AXIS = "test accuracy of a linear probe (fraction)";

    private ProbeCharts() {}

    /**
     * Describes the heat map of the arm that repeats the log's network, one chart of the networks'
     * own train accuracy, and one per layer.
     *
     * @param experiment the experiment's id, under which the log's curves are stored
     * @param layers layers in the network's order
     * @param logged the arm that repeats the log's network
     * @param arms all arms to draw
     */
    static List<Chart> of(String experiment, List<String> layers, Arm logged, Arm... arms) {
        Map<String, ReferenceCurve> log = new LinkedHashMap<>();
        for (String layer : layers) {
            log.put(
                    layer,
                    Figures.LOG_PROBES.curve(
                            experiment, layer, "probe_accuracy", "research log", logged.id()));
        }
        return of(layers, log, logged, arms);
    }

    /**
     * Describes the same charts for a network that is not the log's. Layers of both may have the
     * same name and yet another place.
     *
     * @param layers layers in the network's order
     * @param mapped the arm whose layers the heat map shows
     * @param arms all arms to draw
     */
    static List<Chart> withoutLog(List<String> layers, Arm mapped, Arm... arms) {
        return of(layers, Map.of(), mapped, arms);
    }

    private static List<Chart> of(
            List<String> layers, Map<String, ReferenceCurve> log, Arm mapped, Arm... arms) {
        String title = "Separability by layer" + (arms.length > 1 ? ", " + mapped.label() : "");
        List<Chart> charts = new ArrayList<>();
        charts.add(heatMap(title, layers, mapped, log));
        charts.add(trainAccuracy(arms));
        for (String layer : layers) {
            ReferenceCurve curve = log.get(layer);
            charts.add(probe(layer, curve == null ? List.of() : List.of(curve), arms));
        }
        return charts;
    }

    static Curves trainAccuracy(Arm... arms) {
        return Curves.of("train_accuracy", Arm.ids(arms))
                .titled("Fitting the network's own labels");
    }

    static Curves probe(String layer, List<ReferenceCurve> logged, Arm... arms) {
        return Curves.of(ProbeRun.accuracy(layer), Arm.ids(arms))
                .titled("probe-" + layer, "Separability at " + layer)
                .onAxis(AXIS)
                .beside(logged);
    }

    /** Describes the heat map of layers that the log has not measured. */
    static HeatMap heatMap(String title, List<String> layers, Arm arm) {
        return heatMap(title, layers, arm, Map.of());
    }

    private static HeatMap heatMap(
            String title, List<String> layers, Arm arm, Map<String, ReferenceCurve> log) {
        return new HeatMap(
                "layers-" + arm.id(),
                title,
                "Layer",
                AXIS,
                arm.id(),
                layers.stream()
                        .map(l -> new HeatMap.Row(l, ProbeRun.accuracy(l), log.get(l)))
                        .toList());
    }
}
