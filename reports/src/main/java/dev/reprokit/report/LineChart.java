package dev.reprokit.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.internal.file.JsonFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The data of a line chart.
 *
 * @param xAxis the horizontal axis
 * @param yAxis the vertical axis
 * @param lines the lines of this run
 * @param references the published lines
 * @param notes sentences for the caption
 */
record LineChart(
        Axis xAxis,
        Axis yAxis,
        List<Line> lines,
        List<Reference> references,
        @JsonIgnore List<String> notes) {
    /** The largest number of lines on a page: more hide each other. */
    private static final int MOST_LINES = 100;

    /**
     * An axis.
     *
     * @param label its label, with the unit
     * @param log whether it is logarithmic
     * @param names the names of its places 0, 1, 2 ...; empty if it is an axis of numbers
     */
    record Axis(String label, boolean log, List<String> names) {

        /** Creates an axis of numbers. */
        Axis(String label, boolean log) {
            this(label, log, List.of());
        }

        /**
         * {@return whether a value can be drawn; a logarithmic axis has no place for 0 and less}
         */
        boolean shows(double value) {
            return !log || value > 0;
        }
    }

    /**
     * One line of a chart: the trials of one condition or series.
     *
     * @param label its name in the legend
     * @param seeds the curves of single seeds, also of trials that failed or diverged
     * @param spread mean and band over the finished seeds, in the order of the axis
     */
    record Line(String label, List<Seed> seeds, List<Spread> spread) {}

    /**
     * One seed's curve.
     *
     * @param seed the seed
     * @param finished whether its trial finished
     * @param points the finite values
     */
    record Seed(long seed, boolean finished, List<Point> points) {}

    /**
     * One point of a line.
     *
     * @param x the value on the horizontal axis
     * @param value the value on the vertical axis
     */
    record Point(double x, double value) {}

    /**
     * A published line.
     *
     * @param label its name in the legend
     * @param source the paper and section or figure that its values come from
     * @param line the index of the chart's line that repeats it, counted from 0; null if none does
     * @param points the published points
     */
    record Reference(String label, String source, Integer line, List<Point> points) {}

    /** {@return the part of this chart that a page shows: only the first lines of very many} */
    LineChart shown() {
        if (lines.size() <= MOST_LINES) {
            return this;
        }
        List<String> all = new ArrayList<>(notes);
        all.add(
                String.format(
                        Locale.ROOT,
                        "The first %d of %,d lines are drawn; the chart's CSV has all.",
                        MOST_LINES,
                        lines.size()));
        return new LineChart(
                isSideBySide()
                        ? new Axis(xAxis.label(), xAxis.log(), xAxis.names().subList(0, MOST_LINES))
                        : xAxis,
                yAxis,
                lines.subList(0, MOST_LINES),
                references.stream().map(LineChart::withinShown).toList(),
                all);
    }

    private static Reference withinShown(Reference reference) {
        return reference.line() == null || reference.line() < MOST_LINES
                ? reference
                : new Reference(reference.label(), reference.source(), null, reference.points());
    }

    /** {@return whether each line has its own place on the horizontal axis} */
    @JsonIgnore
    boolean isSideBySide() {
        return xAxis.names().equals(lines.stream().map(Line::label).toList());
    }

    /** {@return this chart without the values that cannot be drawn on its axes} */
    LineChart drawn() {
        return new LineChart(
                xAxis,
                yAxis,
                lines.stream().map(this::drawn).toList(),
                references.stream().map(this::drawn).toList(),
                notes);
    }

    /**
     * Replaces values that cannot be drawn by gaps: a line across them would show values that
     * nobody measured.
     */
    private Line drawn(Line line) {
        return new Line(
                line.label(),
                line.seeds().stream().filter(seed -> !seed.points().isEmpty()).toList(),
                line.spread().stream()
                        .filter(at -> xAxis.shows(at.x()))
                        .map(at -> at.n() == 0 || yAxis.shows(at.mean()) ? at : at.gap())
                        .toList());
    }

    private Reference drawn(Reference reference) {
        return new Reference(
                reference.label(),
                reference.source(),
                reference.line(),
                reference.points().stream()
                        .filter(point -> xAxis.shows(point.x()) && yAxis.shows(point.value()))
                        .toList());
    }

    /** {@return the number of means and published values} */
    long values() {
        long means =
                lines.stream()
                        .flatMap(line -> line.spread().stream())
                        .map(Spread::mean)
                        .filter(Objects::nonNull)
                        .count();
        return means + references.stream().mapToLong(reference -> reference.points().size()).sum();
    }

    /**
     * Writes the drawn values as JSON for {@code report.js}.
     *
     * @return JSON that is safe within a script element, where only a '<' can end the data
     * @throws IOException if it cannot be written as JSON
     */
    String json() throws IOException {
        return JsonFile.text(drawn()).replace("<", "\\u003c");
    }
}
