package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.FilterBanks.AFTER;
import static dev.reprokit.paper.researchlog.FilterBanks.BEFORE;
import static dev.reprokit.paper.researchlog.FilterBanks.COMPONENTS;
import static dev.reprokit.paper.researchlog.FilterBanks.LEARNED;

import dev.reprokit.experiment.Arm;
import dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Charts of energy profiles, of the condition of both inputs, and of the second layer's probe. */
final class FirstLayerCharts {
    private FirstLayerCharts() {}

    static List<Chart> all(List<Trained> trained) {
        Trained[] each = trained.toArray(Trained[]::new);
        List<String> arms = Arm.ids(each);
        return List.of(
                profiles(
                        "before-and-after",
                        "The first layer before and after fitting true labels",
                        "conv1",
                        List.of(
                                line("initial weights", Trained.TRUE_LABELS, BEFORE, "conv1"),
                                line("trained weights", Trained.TRUE_LABELS, AFTER, "conv1"),
                                line("their difference", Trained.TRUE_LABELS, LEARNED, "conv1"))),
                learned("conv1", "What labels teach the first layer", trained),
                learned("conv2", "What labels teach the second convolution", trained),
                Curves.of(FilterBanks.condition("conv2"), arms)
                        .titled("condition-conv2", "Condition of the second convolution's input")
                        .onAxis("largest over smallest variance of the patches"),
                Curves.of(FilterBanks.outputComponents("conv1"), arms)
                        .titled("output-components-conv1", "Does the first layer whiten?")
                        .onAxis("components that share the outputs' variance"),
                ProbeCharts.trainAccuracy(each),
                ProbeCharts.probe("conv2", List.of(), each),
                Curves.of(ProbeExamination.convergedAccuracy("conv2"), arms)
                        .titled("converged-conv2", "The best linear classifier at conv2")
                        .onAxis("test accuracy (fraction)"),
                Curves.of(ProbeExamination.stepRatio("conv2"), arms)
                        .titled("step-ratio-conv2", "Is the probe's step at conv2 too long?")
                        .onAxis("learning rate / largest stable one"));
    }

    private static Sweep learned(String convolution, String title, List<Trained> trained) {
        return profiles(
                "learned-" + convolution,
                title,
                convolution,
                trained.stream().map(arm -> line(arm.label(), arm, LEARNED, convolution)).toList());
    }

    private static Sweep profiles(
            String id, String title, String convolution, List<SweepSeries> lines) {
        return new Sweep(
                id,
                title,
                "principal component of the input's patches, the largest variance first",
                "energy, its largest value 1",
                false,
                false,
                CurveSummary.last(FilterBanks.energy(LEARNED, convolution, 1)),
                lines,
                List.of());
    }

    private static SweepSeries line(String label, Arm arm, String kind, String convolution) {
        SortedMap<Double, String> metrics = new TreeMap<>();
        for (int component = 1; component <= COMPONENTS; component++) {
            metrics.put((double) component, FilterBanks.energy(kind, convolution, component));
        }
        return SweepSeries.ofMetrics(label, arm.id(), metrics);
    }
}
