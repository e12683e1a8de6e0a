package dev.reprokit.paper.alain2016;

import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Charts of the probes' error along a network, before and after its training. */
final class MnistSweeps {
    private MnistSweeps() {}

    static List<Sweep> all() {
        List<SweepSeries> cnn = List.of(alongCnn());
        List<SweepSeries> deep =
                List.of(alongMlp(MnistNetwork.SKIP), alongMlp(MnistNetwork.NO_SKIP));
        String places = "layer: " + String.join(", ", numbered(MnistNetwork.CNN.layers()));
        CurveSummary first = CurveSummary.firstError("probe_accuracy");
        CurveSummary last = CurveSummary.lastError("probe_accuracy");
        return List.of(
                sweep("cnn-untrained", "The CNN, untrained", places, first, cnn),
                sweep("cnn-trained", "The CNN, trained", places, last, cnn),
                sweep("mlp-0", "The MLPs after 0 minibatches", "hidden layer", first, deep),
                sweep("mlp-2000", "The MLPs after 2000 minibatches", "hidden layer", last, deep));
    }

    private static Sweep sweep(
            String id, String title, String xAxis, CurveSummary summary, List<SweepSeries> series) {
        return new Sweep(
                id,
                "Probe error by layer: " + title,
                xAxis,
                "test error of a linear probe (fraction)",
                false,
                false,
                summary,
                series,
                List.of());
    }

    private static List<String> numbered(List<String> layers) {
        return layers.stream().map(layer -> layers.indexOf(layer) + " " + layer).toList();
    }

    private static SweepSeries alongCnn() {
        List<String> layers = MnistNetwork.CNN.layers();
        SortedMap<Double, String> metrics = new TreeMap<>();
        layers.forEach(
                layer -> metrics.put((double) layers.indexOf(layer), ProbeRun.accuracy(layer)));
        return SweepSeries.ofMetrics(MnistNetwork.CNN.label(), MnistNetwork.CNN.id(), metrics);
    }

    private static SweepSeries alongMlp(MnistNetwork network) {
        SortedMap<Double, String> metrics = new TreeMap<>();
        MnistNetwork.DEEP_LAYERS.forEach(
                number ->
                        metrics.put(
                                (double) number, ProbeRun.accuracy(MnistNetwork.hidden(number))));
        return SweepSeries.ofMetrics(network.label(), network.id(), metrics);
    }
}
