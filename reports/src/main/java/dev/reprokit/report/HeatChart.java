package dev.reprokit.report;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The data of a heat map.
 *
 * @param rowAxis the name of the rows, e.g. {@code Layer}
 * @param valueAxis the name of the values, with the unit
 * @param rows the rows' names from top to bottom
 * @param epochs the epochs of the columns
 * @param cells mean and band over the finished seeds, by row and column
 * @param published the published map; null if there is none
 * @param scale the values of the darkest and the brightest colour; null if there is no value
 * @param seeds the number of seeds that finished
 * @param measured the number of measured epochs, which may be larger than the number of columns
 */
record HeatChart(
        String rowAxis,
        String valueAxis,
        List<String> rows,
        List<Integer> epochs,
        List<List<Spread>> cells,
        Published published,
        Range scale,
        @JsonIgnore int seeds,
        @JsonIgnore int measured) {
    /** The largest number of columns that are drawn. */
    private static final int MOST_EPOCHS = 40;

    /**
     * A published map.
     *
     * @param label its name for readers
     * @param source the paper and section or figure that it comes from
     * @param epochs the epochs of its columns
     * @param values the values by row and column; null for a cell without a value
     */
    record Published(
            String label, String source, List<Integer> epochs, List<List<Double>> values) {}

    /**
     * The values of the darkest and the brightest colour.
     *
     * @param least the least value
     * @param most the greatest value
     */
    record Range(double least, double most) {
        static Range of(Collection<Double> values) {
            return values.isEmpty()
                    ? null
                    : new Range(Collections.min(values), Collections.max(values));
        }
    }

    /**
     * Makes all heat maps of a page. Maps of the same quantity, by its name with the unit, have one
     * scale of colours, so that readers can compare them.
     */
    static Map<HeatMap, HeatChart> all(List<HeatMap> maps, Results results) {
        Map<HeatMap, HeatChart> charts = new LinkedHashMap<>();
        Map<String, Set<Double>> values = new HashMap<>();
        for (HeatMap map : maps) {
            HeatChart chart = of(map, results);
            charts.put(map, chart);
            values.computeIfAbsent(map.axis(), axis -> new HashSet<>()).addAll(chart.values());
        }
        charts.replaceAll((map, chart) -> chart.on(Range.of(values.get(map.axis()))));
        return charts;
    }

    private HeatChart on(Range common) {
        return new HeatChart(
                rowAxis, valueAxis, rows, epochs, cells, published, common, seeds, measured);
    }

    private List<Double> values() {
        Stream<Double> ours = cells.stream().flatMap(List::stream).map(Spread::mean);
        Stream<Double> others =
                published == null ? Stream.of() : published.values().stream().flatMap(List::stream);
        return Stream.concat(ours, others).filter(Objects::nonNull).toList();
    }

    static HeatChart of(HeatMap map, Results results) {
        List<TrialRow> finished =
                results.trials(map.condition()).stream()
                        .filter(trial -> trial.status() == TrialStatus.FINISHED)
                        .toList();
        SortedSet<Integer> measured = new TreeSet<>();
        List<List<LearningCurve>> curves = new ArrayList<>();
        for (HeatMap.Row row : map.rows()) {
            List<LearningCurve> ofRow =
                    finished.stream()
                            .map(trial -> results.measured(trial, row.metric()))
                            .flatMap(Optional::stream)
                            .toList();
            ofRow.forEach(curve -> measured.addAll(curve.values().keySet()));
            curves.add(ofRow);
        }
        List<Integer> epochs = Thinned.of(List.copyOf(measured), MOST_EPOCHS);
        return new HeatChart(
                map.rowAxis(),
                map.axis(),
                map.rows().stream().map(HeatMap.Row::label).toList(),
                epochs,
                curves.stream().map(row -> cells(row, epochs)).toList(),
                published(map),
                null,
                finished.size(),
                measured.size());
    }

    private static List<Spread> cells(List<LearningCurve> curves, List<Integer> epochs) {
        return epochs.stream()
                .map(
                        epoch ->
                                Spread.of(
                                        epoch,
                                        curves.stream()
                                                .map(
                                                        c ->
                                                                c.values()
                                                                        .getOrDefault(
                                                                                epoch, Double.NaN))
                                                .toList()))
                .toList();
    }

    private static Published published(HeatMap map) {
        List<ReferenceCurve> curves =
                map.rows().stream().map(HeatMap.Row::published).filter(Objects::nonNull).toList();
        if (curves.isEmpty()) {
            return null;
        }
        SortedSet<Integer> all = new TreeSet<>();
        curves.forEach(curve -> curve.points().forEach(point -> all.add(point.epoch())));
        List<Integer> epochs = Thinned.of(List.copyOf(all), MOST_EPOCHS);
        List<List<Double>> values = new ArrayList<>();
        for (HeatMap.Row row : map.rows()) {
            Double[] cells = new Double[epochs.size()];
            if (row.published() != null) {
                for (CurvePoint point : row.published().points()) {
                    int column = epochs.indexOf(point.epoch());
                    if (column >= 0) {
                        cells[column] = point.value();
                    }
                }
            }
            values.add(Arrays.asList(cells));
        }
        return new Published(curves.get(0).label(), curves.get(0).source(), epochs, values);
    }

    /** {@return a sentence with the number of seeds} */
    String seedsInWords() {
        if (seeds == 0 || epochs.isEmpty()) {
            return "This run measured none of it.";
        }
        return seeds == 1 ? "1 seed." : "Means over %s seeds.".formatted(seeds);
    }

    /** {@return the caption: seeds, epochs that are not drawn, source of the published map} */
    String caption() {
        List<String> sentences = new ArrayList<>(List.of(seedsInWords()));
        if (epochs.size() < measured) {
            sentences.add(
                    "%s of %s measured epochs are drawn; metrics.csv has all."
                            .formatted(epochs.size(), measured));
        }
        if (published != null) {
            sentences.add("Published: %s (%s).".formatted(published.label(), published.source()));
        }
        return String.join(" ", sentences);
    }
}
