package dev.reprokit.report;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.result.Numbers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chart in all its forms: caption, data for the script, table for readers, table for programs.
 *
 * @param id the chart's id, unique on the page
 * @param title its heading
 * @param caption the text below it: seeds, sources, and what is not drawn
 * @param json the data that {@code report.js} draws, safe within a script element
 * @param table the table on the page: a header, then rows
 * @param data the table for programs, with one number per cell: a header, then rows
 */
record Plot(
        String id,
        String title,
        String caption,
        String json,
        List<List<String>> table,
        List<List<String>> data) {

    static Plot of(String id, String title, LineChart chart) throws IOException {
        LineChart shown = chart.shown();
        List<List<String>> table = new ArrayList<>(List.of(ChartTable.columns(shown)));
        table.addAll(ChartTable.rows(shown));
        return new Plot(id, title, Caption.of(shown), shown.json(), table, data(chart));
    }

    private static List<List<String>> data(LineChart chart) {
        List<List<String>> data = new ArrayList<>();
        data.add(
                List.of(
                        "series", "source", "x", "mean", "lowest", "highest", "seeds", "never",
                        "missing"));
        for (LineChart.Line line : chart.lines()) {
            for (Spread at : line.spread()) {
                List<String> row = new ArrayList<>();
                row.add(line.label());
                row.add("this run");
                row.add(ChartTable.name(chart.xAxis(), at.x()));
                row.addAll(spread(at));
                row.add(Long.toString(at.never()));
                row.add(Long.toString(at.missing()));
                data.add(row);
            }
        }
        for (LineChart.Reference reference : chart.references()) {
            for (LineChart.Point point : reference.points()) {
                data.add(
                        List.of(
                                reference.label(),
                                reference.source(),
                                ChartTable.name(chart.xAxis(), point.x()),
                                Double.toString(point.value()),
                                "",
                                "",
                                "",
                                "",
                                ""));
            }
        }
        return data;
    }

    static Plot of(String id, String title, HeatChart chart) throws IOException {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(chart.rowAxis()));
        chart.epochs().forEach(epoch -> header.add("epoch " + epoch));
        HeatChart.Published published = chart.published();
        if (published != null) {
            published
                    .epochs()
                    .forEach(e -> header.add("%s, epoch %s".formatted(published.label(), e)));
        }
        table.add(header);
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("row", "source", "epoch", "mean", "lowest", "highest", "seeds"));
        for (int row = 0; row < chart.rows().size(); row++) {
            String name = chart.rows().get(row);
            List<String> cells = new ArrayList<>(List.of(name));
            for (Spread at : chart.cells().get(row)) {
                cells.add(at.n() == 0 ? "" : ChartTable.value(at));
                List<String> line = new ArrayList<>(List.of(name, "this run", whole(at.x())));
                line.addAll(spread(at));
                data.add(line);
            }
            if (published != null) {
                List<Double> values = published.values().get(row);
                for (int column = 0; column < values.size(); column++) {
                    Double value = values.get(column);
                    cells.add(value == null ? "" : Numbers.number(value));
                    data.add(
                            List.of(
                                    name,
                                    published.source(),
                                    published.epochs().get(column).toString(),
                                    Objects.toString(value, ""),
                                    "",
                                    "",
                                    ""));
                }
            }
            table.add(cells);
        }
        return new Plot(id, title, chart.caption(), json(chart), table, data);
    }

    private static String whole(double epoch) {
        return Long.toString((long) epoch);
    }

    private static List<String> spread(Spread at) {
        return List.of(
                Objects.toString(at.mean(), ""),
                Objects.toString(at.low(), ""),
                Objects.toString(at.high(), ""),
                Long.toString(at.n()));
    }

    static Plot of(String id, String title, ScatterChart chart) throws IOException {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Group", "Name", chart.xAxis(), chart.yAxis()));
        List<List<String>> data = new ArrayList<>();
        data.add(List.of("group", "source", "name", "x", "y"));
        for (ScatterChart.Group group : chart.groups()) {
            String source = Objects.requireNonNullElse(group.source(), "this run");
            for (Scatter.NamedPoint dot : group.dots()) {
                table.add(
                        List.of(
                                group.label(),
                                dot.name(),
                                Numbers.number(dot.x()),
                                Numbers.number(dot.y())));
                data.add(
                        List.of(
                                group.label(),
                                source,
                                dot.name(),
                                Double.toString(dot.x()),
                                Double.toString(dot.y())));
            }
        }
        return new Plot(id, title, chart.caption(), json(chart.thinned()), table, data);
    }

    /** Writes JSON that is safe within a script element, where only a '<' can end the data. */
    private static String json(Object chart) throws IOException {
        return JsonFile.text(chart).replace("<", "\\u003c");
    }
}
