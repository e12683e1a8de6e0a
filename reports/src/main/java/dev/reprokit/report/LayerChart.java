package dev.reprokit.report;

import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes a line chart from a heat map: the rows are on the horizontal axis, with one line per epoch.
 */
final class LayerChart {
    /** The largest number of lines; more would hide one another. */
    private static final int MOST_EPOCHS = 5;

    private final HeatMap map;
    private final HeatChart measured;

    private LayerChart(HeatMap map, HeatChart measured) {
        this.map = map;
        this.measured = measured;
    }

    /** Makes the chart of the first epoch, the last epoch and some in between. */
    static LineChart of(HeatMap map, HeatChart measured) {
        return new LayerChart(map, measured).chart();
    }

    private LineChart chart() {
        List<Integer> epochs = Thinned.of(measured.epochs(), MOST_EPOCHS);
        List<String> notes = new ArrayList<>();
        if (!epochs.isEmpty()) {
            notes.add(measured.seedsInWords());
        }
        if (epochs.size() < measured.measured()) {
            notes.add(
                    "%s of %s measured epochs are drawn; the heat map has more."
                            .formatted(epochs.size(), measured.measured()));
        }
        return new LineChart(
                new LineChart.Axis(map.rowAxis(), false, measured.rows()),
                new LineChart.Axis(map.axis(), false),
                epochs.stream().map(this::line).toList(),
                references(epochs.size()),
                notes);
    }

    private LineChart.Line line(int epoch) {
        int column = measured.epochs().indexOf(epoch);
        List<Spread> spread = new ArrayList<>();
        for (int row = 0; row < measured.rows().size(); row++) {
            spread.add(measured.cells().get(row).get(column).at(row));
        }
        return new LineChart.Line("epoch " + epoch, List.of(), spread);
    }

    /**
     * Returns the published lines of the first and the last epoch, in the colours of this run's
     * first and last lines.
     */
    private List<LineChart.Reference> references(int lines) {
        SortedSet<Integer> epochs = new TreeSet<>();
        List<ReferenceCurve> curves =
                map.rows().stream().map(HeatMap.Row::published).filter(Objects::nonNull).toList();
        curves.forEach(curve -> curve.points().forEach(point -> epochs.add(point.epoch())));
        if (epochs.isEmpty() || lines == 0) {
            return List.of();
        }
        LineChart.Reference last = reference(curves.get(0), epochs.last(), lines - 1);
        return epochs.size() == 1
                ? List.of(last)
                : List.of(reference(curves.get(0), epochs.first(), 0), last);
    }

    private LineChart.Reference reference(ReferenceCurve any, int epoch, int line) {
        List<LineChart.Point> points = new ArrayList<>();
        for (int row = 0; row < map.rows().size(); row++) {
            ReferenceCurve curve = map.rows().get(row).published();
            if (curve != null) {
                for (CurvePoint point : curve.points()) {
                    if (point.epoch() == epoch) {
                        points.add(new LineChart.Point(row, point.value()));
                    }
                }
            }
        }
        return new LineChart.Reference(
                "%s, epoch %s".formatted(any.label(), epoch), any.source(), line, points);
    }
}
