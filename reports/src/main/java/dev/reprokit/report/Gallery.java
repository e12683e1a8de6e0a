package dev.reprokit.report;

import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All charts of an experiment, in the order of its page: charts that sum up trials come before
 * learning curves.
 *
 * @param sections the sections of the page, each with charts of one type
 * @param headline a small picture of the first chart; null if there is no chart
 */
record Gallery(List<Section> sections, View.Thumbnail headline) {

    /**
     * A section of the page with charts of one type.
     *
     * @param id the section's id, unique on the page
     * @param title its heading
     * @param hint how to read its charts
     * @param plots the charts
     */
    record Section(String id, String title, String hint, List<Plot> plots) {}

    static Gallery of(Run run) throws IOException {
        Description description = run.description();
        Results results = run.results();
        List<Section> sections = new ArrayList<>();
        // Only the first one is drawn.
        List<Supplier<View.Thumbnail>> thumbnails = new ArrayList<>();

        List<Plot> points = new ArrayList<>();
        for (Scatter scatter : description.scatters()) {
            ScatterChart chart = ScatterChart.of(scatter, results);
            points.add(Plot.of(scatter.id(), scatter.title(), chart));
            thumbnails.add(() -> Miniature.of(scatter.title(), chart));
        }
        sections.add(
                new Section(
                        "points",
                        "One value against another",
                        "Filled points are this run's, one per seed; hollow points are published."
                                + " Select a name to hide or show its points.",
                        points));

        List<Plot> layers = new ArrayList<>();
        for (HeatMap map : description.heatMaps()) {
            Chart chart = LayerChart.of(map, results);
            layers.add(Plot.of(map.id() + "-lines", map.title(), chart));
            layers.add(
                    Plot.of(
                            map.id(),
                            map.title() + ", at every epoch",
                            HeatChart.of(map, results)));
            thumbnails.add(() -> Miniature.of(map.title(), chart));
        }
        sections.add(
                new Section(
                        "layers",
                        "Heat maps",
                        "Lines with markers are means over seeds, bands reach from the smallest to"
                                + " the largest seed. Dashed lines are published.",
                        layers));

        List<Plot> sweeps = new ArrayList<>();
        for (Sweep sweep : description.sweeps()) {
            Chart chart = SweepChart.of(sweep, results);
            sweeps.add(Plot.of(sweep.id(), sweep.title(), chart));
            thumbnails.add(() -> Miniature.of(sweep.title(), chart));
        }
        sections.add(
                new Section(
                        "sweeps",
                        "Across conditions",
                        "Markers are means over seeds, bands reach from the smallest to the largest"
                                + " seed. Dashed lines with hollow markers are published values."
                                + " Select a name to hide or show its line.",
                        sweeps));

        List<Plot> curves = new ArrayList<>();
        for (Curves declared : description.curves()) {
            Chart chart = CurveChart.of(declared, description, results);
            curves.add(Plot.of(declared.id(), declared.title(), chart));
            thumbnails.add(() -> Miniature.of(declared.title(), chart));
        }
        sections.add(
                new Section(
                        "curves",
                        "Learning curves",
                        "Thick lines with markers are means over seeds, thin lines single seeds,"
                                + " bands reach from the smallest to the largest seed. Dashed lines"
                                + " are published curves. Select a name to hide or show its curve.",
                        curves));

        sections.removeIf(section -> section.plots().isEmpty());
        return new Gallery(sections, thumbnails.isEmpty() ? null : thumbnails.get(0).get());
    }

    /** {@return all charts} */
    List<Plot> plots() {
        return sections.stream().flatMap(section -> section.plots().stream()).toList();
    }
}
