package dev.reprokit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Draws a chart as a few SVG paths, small enough to stand beside a line of text. It needs no
 * script.
 */
final class Miniature {
    /** The picture's width and height in its own units. */
    static final int WIDTH = 160;

    static final int HEIGHT = 64;
    private static final int MARGIN = 5;

    /** The largest number of points per line. */
    private static final int MOST_POINTS = 60;

    private final boolean logX;
    private final boolean logY;
    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.POSITIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;

    private Miniature(boolean logX, boolean logY) {
        this.logX = logX;
        this.logY = logY;
    }

    /** Draws the means and the published lines of a line chart. */
    static View.Thumbnail of(String title, LineChart chart) {
        LineChart drawn = chart.shown().drawn();
        Miniature scale = new Miniature(chart.xAxis().log(), chart.yAxis().log());
        for (LineChart.Line line : drawn.lines()) {
            line.spread().stream()
                    .filter(Spread::hasPlace)
                    .forEach(at -> scale.see(at.x(), at.mean()));
        }
        drawn.references().forEach(r -> r.points().forEach(at -> scale.see(at.x(), at.value())));
        List<View.Stroke> strokes = new ArrayList<>();
        for (LineChart.Reference reference : drawn.references()) {
            strokes.add(
                    new View.Stroke(
                            "published",
                            reference.line() == null ? null : reference.line() % View.COLOURS + 1,
                            scale.line(reference.points())));
        }
        for (int i = 0; i < drawn.lines().size(); i++) {
            List<LineChart.Point> means = new ArrayList<>();
            for (Spread at : Thinned.of(drawn.lines().get(i).spread(), MOST_POINTS)) {
                if (at.hasPlace()) {
                    means.add(new LineChart.Point(at.x(), at.mean()));
                }
            }
            String kind = means.size() == 1 ? "dots" : "line";
            strokes.add(
                    new View.Stroke(
                            kind,
                            i % View.COLOURS + 1,
                            means.size() == 1 ? scale.dots(means) : scale.line(means)));
        }
        return new View.Thumbnail(title, drawable(strokes));
    }

    /** Draws the points of a scatter chart, and the line on which both values are equal. */
    static View.Thumbnail of(String title, ScatterChart all) {
        ScatterChart chart = all.thinned();
        Miniature scale = new Miniature(false, false);
        chart.groups().forEach(g -> g.dots().forEach(dot -> scale.see(dot.x(), dot.y())));
        List<View.Stroke> strokes = new ArrayList<>();
        if (chart.identity() && scale.left <= scale.right) {
            double from = Math.max(scale.left, scale.bottom);
            double to = Math.min(scale.right, scale.top);
            strokes.add(
                    new View.Stroke(
                            "published",
                            null,
                            scale.line(
                                    List.of(
                                            new LineChart.Point(from, from),
                                            new LineChart.Point(to, to)))));
        }
        for (int i = 0; i < chart.groups().size(); i++) {
            strokes.add(
                    new View.Stroke(
                            "dots",
                            i % View.COLOURS + 1,
                            scale.dots(
                                    chart.groups().get(i).dots().stream()
                                            .map(dot -> new LineChart.Point(dot.x(), dot.y()))
                                            .toList())));
        }
        return new View.Thumbnail(title, drawable(strokes));
    }

    private static List<View.Stroke> drawable(List<View.Stroke> strokes) {
        return strokes.stream().filter(stroke -> !stroke.path().isEmpty()).toList();
    }

    private void see(double x, double y) {
        left = Math.min(left, scaled(x, logX));
        right = Math.max(right, scaled(x, logX));
        bottom = Math.min(bottom, scaled(y, logY));
        top = Math.max(top, scaled(y, logY));
    }

    private static double scaled(double value, boolean log) {
        return log ? Math.log(value) : value;
    }

    private String line(List<LineChart.Point> points) {
        StringJoiner path = new StringJoiner("L", "M", "").setEmptyValue("");
        points.forEach(point -> path.add(place(point)));
        return path.toString();
    }

    /** Returns a path of lines without length, whose round ends look like dots. */
    private String dots(List<LineChart.Point> points) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append('M').append(place(point)).append("h0"));
        return path.toString();
    }

    private String place(LineChart.Point point) {
        double x = share(scaled(point.x(), logX), left, right);
        double y = share(scaled(point.value(), logY), bottom, top);
        return String.format(
                Locale.ROOT,
                "%.1f %.1f",
                MARGIN + x * (WIDTH - 2 * MARGIN),
                HEIGHT - MARGIN - y * (HEIGHT - 2 * MARGIN));
    }

    private static double share(double value, double low, double high) {
        return high > low ? (value - low) / (high - low) : 0.5;
    }
}
