package dev.reprokit.report;

import dev.reprokit.record.result.Numbers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chart's values as a table, for those who read numbers and where no script runs. */
final class ChartTable {
    private ChartTable() {}

    /** The header: the horizontal axis, our lines, the published ones. */
    static List<String> columns(Chart chart) {
        if (isSideBySide(chart)) {
            return List.of(chart.xAxis().label(), chart.yAxis().label());
        }
        List<String> columns = new ArrayList<>(List.of(chart.xAxis().label()));
        chart.lines().forEach(line -> columns.add(line.label()));
        chart.references().forEach(reference -> columns.add(reference.label()));
        return columns;
    }

    /** A row a place on the horizontal axis; a cell without a value is empty. */
    static List<List<String>> rows(Chart chart) {
        if (isSideBySide(chart)) {
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
        for (Chart.Line line : chart.lines()) {
            SortedMap<Double, String> cells = new TreeMap<>();
            line.spread().forEach(at -> cells.put(at.x(), cell(at)));
            columns.add(cells);
        }
        for (Chart.Reference reference : chart.references()) {
            SortedMap<Double, String> cells = new TreeMap<>();
            reference.points().forEach(at -> cells.put(at.x(), Numbers.number(at.value())));
            columns.add(cells);
        }
        SortedMap<Double, List<String>> rows = new TreeMap<>();
        columns.forEach(cells -> cells.keySet().forEach(x -> rows.put(x, List.of())));
        rows.replaceAll((x, none) -> row(chart.xAxis(), x, columns));
        return List.copyOf(rows.values());
    }

    /** Whether each line has a place of its own on the axis, and a column each would be empty. */
    private static boolean isSideBySide(Chart chart) {
        return chart.xAxis().names().equals(chart.lines().stream().map(Chart.Line::label).toList());
    }

    private static String cell(Spread at) {
        List<String> parts = new ArrayList<>();
        if (at.n() > 0) {
            parts.add(value(at));
        }
        if (at.never() > 0) {
            parts.add("%d of %d seeds never".formatted(at.never(), at.seeds()));
        }
        if (at.missing() > 0) {
            parts.add("%d of %d seeds missing".formatted(at.missing(), at.seeds()));
        }
        return String.join("; ", parts);
    }

    /** A mean and what it is of. */
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

    /** A place on an axis as readers see it: a number in full, for it was chosen, not measured. */
    static String name(Chart.Axis axis, double x) {
        return axis.names().isEmpty()
                ? BigDecimal.valueOf(x).stripTrailingZeros().toPlainString()
                : axis.names().get((int) x);
    }

    private static List<String> row(
            Chart.Axis axis, double x, List<SortedMap<Double, String>> columns) {
        List<String> row = new ArrayList<>(List.of(name(axis, x)));
        columns.forEach(cells -> row.add(cells.getOrDefault(x, "")));
        return row;
    }
}
