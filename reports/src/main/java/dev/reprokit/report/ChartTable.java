package dev.reprokit.report;

import dev.reprokit.record.Description;
import dev.reprokit.record.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chart's figures as a table, for those who read numbers and where no script runs. */
final class ChartTable {
    private ChartTable() {}

    /** The header: the epoch, our conditions, the published curves. */
    static List<String> columns(Chart chart) {
        List<String> columns = new ArrayList<>(List.of("Epoch"));
        chart.conditions().forEach(condition -> columns.add(condition.label()));
        chart.references().forEach(reference -> columns.add(reference.label()));
        return columns;
    }

    /** A row an epoch; a cell without a figure is empty. */
    static List<List<String>> rows(Chart chart) {
        List<SortedMap<Integer, String>> columns = new ArrayList<>();
        for (Chart.Condition condition : chart.conditions()) {
            SortedMap<Integer, String> cells = new TreeMap<>();
            condition.spread().forEach(spread -> cells.put(spread.epoch(), cell(spread)));
            columns.add(cells);
        }
        for (Chart.Reference reference : chart.references()) {
            SortedMap<Integer, String> cells = new TreeMap<>();
            for (Description.Point point : reference.points()) {
                cells.put(point.epoch(), Figures.number(point.value()));
            }
            columns.add(cells);
        }
        SortedMap<Integer, List<String>> rows = new TreeMap<>();
        columns.forEach(cells -> cells.keySet().forEach(epoch -> rows.put(epoch, List.of())));
        rows.replaceAll((epoch, none) -> row(epoch, columns));
        return List.copyOf(rows.values());
    }

    private static String cell(Chart.Spread spread) {
        if (spread.low() == spread.high()) {
            return Figures.number(spread.mean());
        }
        return "%s (%s to %s)"
                .formatted(
                        Figures.number(spread.mean()),
                        Figures.number(spread.low()),
                        Figures.number(spread.high()));
    }

    private static List<String> row(int epoch, List<SortedMap<Integer, String>> columns) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(epoch)));
        columns.forEach(cells -> row.add(cells.getOrDefault(epoch, "")));
        return row;
    }
}
