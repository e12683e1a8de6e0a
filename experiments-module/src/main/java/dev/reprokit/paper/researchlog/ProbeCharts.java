package dev.reprokit.paper.researchlog;

import dev.reprokit.experiment.Arm;
import dev.reprokit.paper.Figures;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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
        List<Chart> charts = new ArrayList<>();
        String title = "Separability by layer" + (arms.length > 1 ? ", " + logged.label() : "");
        charts.add(
                heatMap(
                        title,
                        logged,
                        layers.stream()
                                .map(layer -> row(layer, logged(experiment, layer, logged)))
                                .toList()));
        charts.add(trainAccuracy(arms));
        for (String layer : layers) {
            charts.add(probe(layer, List.of(logged(experiment, layer, logged)), arms));
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
        return heatMap(title, arm, layers.stream().map(layer -> row(layer, null)).toList());
    }

    private static HeatMap heatMap(String title, Arm arm, List<HeatMap.Row> rows) {
        return new HeatMap("layers-" + arm.id(), title, "Layer", AXIS, arm.id(), rows);
    }

    private static HeatMap.Row row(String layer, @Nullable ReferenceCurve logged) {
        return new HeatMap.Row(layer, ProbeRun.accuracy(layer), logged);
    }

    private static ReferenceCurve logged(String experiment, String layer, Arm arm) {
        return Figures.LOG_PROBES.curve(
                experiment, layer, "probe_accuracy", "research log", arm.id());
    }
}
