package dev.reprokit.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.internal.file.JsonFile;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * A chart of lines.
 *
 * @param xAxis the horizontal axis
 * @param yAxis the vertical axis
 * @param lines ours
 * @param references the published ones
 * @param notes what the caption has to say of this chart, a sentence each
 */
record Chart(
        Axis xAxis,
        Axis yAxis,
        List<Line> lines,
        List<Reference> references,
        @JsonIgnore List<String> notes) {

    /**
     * An axis.
     *
     * @param label what it counts, with the unit
     * @param log whether it is logarithmic
     * @param names what its places 0, 1, 2 ... are called; empty where they are numbers
     */
    record Axis(String label, boolean log, List<String> names) {

        /** An axis of numbers. */
        Axis(String label, boolean log) {
            this(label, log, List.of());
        }

        /** {@return whether a value has a place on it} */
        boolean shows(double value) {
            return !log || value > 0;
        }
    }

    /**
     * Trials that readers are to see as one line.
     *
     * @param label what readers call it
     * @param seeds the single seeds that are drawn, however their trials ended
     * @param spread the finished seeds together, in the order of the axis
     */
    record Line(String label, List<Seed> seeds, List<Spread> spread) {}

    /**
     * One seed's curve.
     *
     * @param seed the seed
     * @param finished whether its trial ended well
     * @param points what is finite
     */
    record Seed(long seed, boolean finished, List<Point> points) {}

    /**
     * One value.
     *
     * @param x where on the horizontal axis
     * @param value where on the vertical axis
     */
    record Point(double x, double value) {}

    /**
     * What others published.
     *
     * @param label what readers call it
     * @param source where its numbers come from
     * @param line which of the chart's lines repeats it, counted from 0; null if none
     * @param points its numbers
     */
    record Reference(String label, String source, Integer line, List<Point> points) {}

    /** {@return this chart without the values that have no place on its axes} */
    Chart drawn() {
        return new Chart(
                xAxis,
                yAxis,
                lines.stream().map(this::drawn).toList(),
                references.stream().map(this::drawn).toList(),
                notes);
    }

    /** A gap stays in its place: a line across it would show what nobody measured. */
    private Line drawn(Line line) {
        return new Line(
                line.label(),
                line.seeds(),
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

    /** {@return how many means and published values there are} */
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
     * What {@code report.js} reads.
     *
     * @return JSON of what is drawn, safe within a script element, where only a '<' can end the
     *     data
     * @throws IOException if it cannot be written as JSON
     */
    String json() throws IOException {
        return JsonFile.text(drawn()).replace("<", "\\u003c");
    }
}
