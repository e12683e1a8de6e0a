package dev.reprokit.report;

import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All charts of an experiment. Those of one kind form a section; the sections are in the order of
 * their first charts.
 *
 * @param sections the sections of the page, each with charts of one kind
 * @param headline a small picture of the first chart; null if there is no chart
 */
record Gallery(List<Section> sections, View.Thumbnail headline) {

    /**
     * A section of the page with charts of one kind.
     *
     * @param id the section's id, unique on the page
     * @param title its heading
     * @param hint how to read its charts
     * @param plots the charts
     */
    record Section(String id, String title, String hint, List<Plot> plots) {}

    /**
     * A chart as it is drawn.
     *
     * @param plots the chart in all its forms; two for a heat map, which is drawn as lines too
     * @param picture draws it small
     */
    private record Drawn(List<Plot> plots, Supplier<View.Thumbnail> picture) {
        static Drawn of(Chart chart, LineChart lines) throws IOException {
            return new Drawn(
                    List.of(Plot.of(chart.id(), chart.title(), lines)),
                    () -> Miniature.of(chart.title(), lines));
        }
    }

    static Gallery of(Run run) throws IOException {
        Map<Class<?>, Section> sections = new LinkedHashMap<>();
        View.Thumbnail headline = null;
        List<Chart> charts = DefaultCharts.of(run);
        Map<HeatMap, HeatChart> heatCharts =
                HeatChart.all(
                        charts.stream()
                                .filter(HeatMap.class::isInstance)
                                .map(HeatMap.class::cast)
                                .toList(),
                        run.results());
        for (Chart chart : charts) {
            Drawn drawn =
                    chart instanceof HeatMap map
                            ? draw(map, heatCharts.get(map))
                            : draw(chart, run);
            sections.computeIfAbsent(chart.getClass(), kind -> section(chart))
                    .plots()
                    .addAll(drawn.plots());
            if (headline == null) {
                headline = drawn.picture().get();
            }
        }
        return new Gallery(List.copyOf(sections.values()), headline);
    }

    private static Drawn draw(Chart chart, Run run) throws IOException {
        Results results = run.results();
        if (chart instanceof Curves curves) {
            return Drawn.of(chart, CurveChart.of(curves, run.description(), results));
        }
        if (chart instanceof Sweep sweep) {
            return Drawn.of(chart, SweepChart.of(sweep, results));
        }
        ScatterChart points = ScatterChart.of((Scatter) chart, results);
        return new Drawn(
                List.of(Plot.of(chart.id(), chart.title(), points)),
                () -> Miniature.of(chart.title(), points));
    }

    private static Drawn draw(HeatMap map, HeatChart measured) throws IOException {
        LineChart lines = LayerChart.of(map, measured);
        return new Drawn(
                List.of(
                        Plot.of(map.id() + "-lines", map.title(), lines),
                        Plot.of(map.id(), map.title() + ", at every epoch", measured)),
                () -> Miniature.of(map.title(), lines));
    }

    private static Section section(Chart chart) {
        if (chart instanceof Curves) {
            return section(
                    "curves",
                    "Learning curves",
                    "Thick lines with markers are means over seeds, thin lines single seeds,"
                            + " bands reach from the smallest to the largest seed. Dashed lines"
                            + " are published curves. Select a name to hide or show its curve.");
        }
        if (chart instanceof Sweep) {
            return section(
                    "sweeps",
                    "Across conditions",
                    "Markers are means over seeds, bands reach from the smallest to the largest"
                            + " seed. Dashed lines with hollow markers are published values."
                            + " Select a name to hide or show its line.");
        }
        if (chart instanceof Scatter) {
            return section(
                    "points",
                    "One value against another",
                    "Filled points are this run's, one per seed; hollow points are published."
                            + " Select a name to hide or show its points.");
        }
        return section(
                "layers",
                "Heat maps",
                "Lines with markers are means over seeds, bands reach from the smallest to"
                        + " the largest seed. Dashed lines are published.");
    }

    private static Section section(String id, String title, String hint) {
        return new Section(id, title, hint, new ArrayList<>());
    }

    /** {@return the gallery with more sections at its end} */
    Gallery with(List<Section> more) {
        return new Gallery(Stream.concat(sections.stream(), more.stream()).toList(), headline);
    }

    /** {@return all charts} */
    List<Plot> plots() {
        return sections.stream().flatMap(section -> section.plots().stream()).toList();
    }
}
