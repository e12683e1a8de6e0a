package dev.reprokit.report;

import dev.reprokit.record.result.Numbers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a table of a chart's values, for readers who want numbers and for browsers without scripts.
 */
final class ChartTable {
    private ChartTable() {}

    /** Returns the header: the horizontal axis, this run's lines, the published lines. */
    static List<String> columns(LineChart chart) {
        // One column per line would be mostly empty.
        if (chart.isSideBySide()) {
            return List.of(chart.xAxis().label(), chart.yAxis().label());
        }
        List<String> columns = new ArrayList<>(List.of(chart.xAxis().label()));
        chart.lines().forEach(line -> columns.add(line.label()));
        chart.references().forEach(reference -> columns.add(reference.label()));
        return columns;
    }

    /** Returns one row per place on the horizontal axis. A cell without a value is empty. */
    static List<List<String>> rows(LineChart chart) {
        if (chart.isSideBySide()) {
            return chart.lines().stream()
                    .map(
                            line ->
                                    List.of(
                                            line.label(),
                                            line.spread().isEmpty()
                                                    ? ""
                                                    : cell(line.spread().get(0))))
                    .toList();
        }
        List<SortedMap<Double, String>> columns = new ArrayList<>();
        for (LineChart.Line line : chart.lines()) {
            SortedMap<Double, String> cells = new TreeMap<>();
            line.spread().forEach(at -> cells.put(at.x(), cell(at)));
            columns.add(cells);
        }
        for (LineChart.Reference reference : chart.references()) {
            SortedMap<Double, String> cells = new TreeMap<>();
            reference.points().forEach(at -> cells.put(at.x(), Numbers.number(at.value())));
            columns.add(cells);
        }
        SortedMap<Double, List<String>> rows = new TreeMap<>();
        columns.forEach(cells -> cells.keySet().forEach(x -> rows.put(x, List.of())));
        rows.replaceAll((x, none) -> row(chart.xAxis(), x, columns));
        return List.copyOf(rows.values());
    }

    private static String cell(Spread at) {
        List<String> parts = new ArrayList<>();
        if (at.n() > 0) {
            parts.add(value(at));
        }
        if (at.never() > 0) {
            parts.add("%s of %s seeds never".formatted(at.never(), at.seeds()));
        }
        if (at.missing() > 0) {
            parts.add("%s of %s seeds missing".formatted(at.missing(), at.seeds()));
        }
        return String.join("; ", parts);
    }

    /** Formats a mean with the smallest and the largest value, e.g. {@code 0.81 (0.79 to 0.82)}. */
    static String value(Spread at) {
        if (at.low().equals(at.high())) {
            return Numbers.number(at.mean());
        }
        return "%s (%s to %s)"
                .formatted(
                        Numbers.number(at.mean()),
                        Numbers.number(at.low()),
                        Numbers.number(at.high()));
    }

    /**
     * Names a place on an axis. A number is written in full, since it was chosen rather than
     * measured.
     */
    static String name(LineChart.Axis axis, double x) {
        return axis.names().isEmpty()
                ? BigDecimal.valueOf(x).stripTrailingZeros().toPlainString()
                : axis.names().get((int) x);
    }

    private static List<String> row(
            LineChart.Axis axis, double x, List<SortedMap<Double, String>> columns) {
        List<String> row = new ArrayList<>(List.of(name(axis, x)));
        columns.forEach(cells -> row.add(cells.getOrDefault(x, "")));
        return row;
    }
}
