package dev.reprokit.paper.zhang2017;

import dev.reprokit.paper.PublishedPoints;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.CurveSummary.Kind;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.stream.Stream;

/** Charts like Figures 1b and 1c, with the points of the paper, the log and others. */
final class LabelCorruptionSweeps {
    private static final String LEVEL = "label corruption p";
    private static final String TIME = "relative-time";
    private static final String ERROR = "test-error";

    private LabelCorruptionSweeps() {}

    static List<Sweep> of(Scale scale) {
        List<SweepSeries> series =
                LabelCorruptionLevels.networks(scale).stream()
                        .map(
                                network ->
                                        new SweepSeries(
                                                network.label(),
                                                LabelCorruptionLevels.conditions(scale, network)))
                        .toList();
        return List.of(
                new Sweep(
                        TIME,
                        "Figure 1b: time to fit, relative to true labels",
                        LEVEL,
                        "epochs to 99 % train accuracy, relative to p = 0",
                        false,
                        false,
                        new CurveSummary(
                                "evaluated_train_accuracy",
                                Kind.EPOCHS_TO_REACH,
                                LabelCorruptionClaims.FITTED,
                                true),
                        series,
                        published(scale, TIME)),
                new Sweep(
                        ERROR,
                        "Figure 1c: test error",
                        LEVEL,
                        "test error after the last epoch (fraction)",
                        false,
                        false,
                        CurveSummary.lastError("test_accuracy"),
                        series,
                        published(scale, ERROR)));
    }

    private static List<PublishedSeries> published(Scale scale, String figure) {
        List<String> drawn =
                LabelCorruptionLevels.networks(scale).stream().map(Architecture::label).toList();
        return Stream.of(
                        series(figure, Architecture.INCEPTION, "paper", "Zhang et al."),
                        series(figure, Architecture.ZHANG_ALEXNET, "paper", "Zhang et al."),
                        series(figure, Architecture.MLP, "paper", "Zhang et al."),
                        series(figure, Architecture.LOG_ALEXNET, "log", "research log"),
                        series(figure, Architecture.MLP, "log", "research log"),
                        series(figure, Architecture.INCEPTION, "david-inf", "david-inf"),
                        series(figure, Architecture.ZHANG_ALEXNET, "david-inf", "david-inf"),
                        series(figure, Architecture.MLP, "david-inf", "david-inf"))
                .filter(published -> drawn.contains(published.series()))
                .toList();
    }

    private static PublishedSeries series(
            String figure, Architecture network, String by, String author) {
        return PublishedPoints.ofZhang2017()
                .series(
                        figure,
                        network.id(),
                        by,
                        "%s, %s".formatted(author, network.label()),
                        network.label());
    }
}
