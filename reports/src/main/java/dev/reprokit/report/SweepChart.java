package dev.reprokit.report;

import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chart of one value against a number that differs between conditions, with one line per series.
 */
final class SweepChart {
    private final Sweep sweep;
    private final Results results;
    private final List<Long> seeds;

    private SweepChart(Sweep sweep, Results results) {
        this.sweep = sweep;
        this.results = results;
        Set<String> conditions =
                sweep.series().stream()
                        .map(SweepSeries::conditions)
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet());
        seeds =
                results.trials().stream()
                        .filter(trial -> conditions.contains(trial.condition()))
                        .map(TrialRow::seed)
                        .distinct()
                        .toList();
    }

    /** Makes the chart of a sweep. */
    static LineChart of(Sweep sweep, Results results) {
        return new SweepChart(sweep, results).chart();
    }

    private LineChart chart() {
        List<LineChart.Line> lines = sweep.series().stream().map(this::line).toList();
        return new LineChart(
                new LineChart.Axis(sweep.xAxis(), sweep.logX()),
                new LineChart.Axis(sweep.yAxis(), sweep.logY()),
                lines,
                sweep.published().stream().map(this::reference).toList(),
                notes(lines.stream().flatMap(line -> line.spread().stream()).toList()));
    }

    private LineChart.Line line(SweepSeries series) {
        List<Spread> spread = new ArrayList<>();
        Map<Long, Double> first = Map.of();
        for (Map.Entry<Double, String> place : series.conditions().entrySet()) {
            String metric = series.metrics().getOrDefault(place.getKey(), sweep.summary().metric());
            Map<Long, Double> values = values(place.getValue(), metric);
            if (spread.isEmpty()) {
                first = values;
            }
            spread.add(
                    Spread.of(
                            place.getKey(),
                            sweep.summary().relative() ? ratios(values, first) : values.values()));
        }
        return new LineChart.Line(series.label(), List.of(), spread);
    }

    /** Returns a condition's value by seed; NaN if its trial is missing or did not finish. */
    private Map<Long, Double> values(String condition, String metric) {
        Map<Long, Double> values = new TreeMap<>();
        seeds.forEach(seed -> values.put(seed, Double.NaN));
        for (TrialRow trial : results.trials(condition)) {
            if (trial.status() == TrialStatus.FINISHED) {
                results.measured(trial, metric)
                        .map(sweep.summary()::of)
                        .ifPresent(value -> values.put(trial.seed(), value));
            }
        }
        return values;
    }

    private static List<Double> ratios(Map<Long, Double> values, Map<Long, Double> first) {
        return values.entrySet().stream()
                .map(value -> ratio(value.getValue(), first.get(value.getKey())))
                .toList();
    }

    /**
     * Divides two values. Returns infinity if the threshold was never reached, even when the
     * divisor is infinite too.
     */
    private static double ratio(double value, double divisor) {
        if (Double.isInfinite(value)) {
            return value;
        }
        return Double.isInfinite(divisor) || divisor == 0 ? Double.NaN : value / divisor;
    }

    private LineChart.Reference reference(PublishedSeries published) {
        int line =
                sweep.series().stream()
                        .map(SweepSeries::label)
                        .toList()
                        .indexOf(published.series());
        List<LineChart.Point> points = new ArrayList<>();
        published.points().forEach((x, value) -> points.add(new LineChart.Point(x, value)));
        return new LineChart.Reference(
                published.label(), published.source(), line < 0 ? null : line, points);
    }

    private List<String> notes(List<Spread> spread) {
        List<String> notes = new ArrayList<>();
        if (!seeds.isEmpty()) {
            notes.add(seeds.size() == 1 ? "1 seed." : seeds.size() + " seeds per condition.");
        }
        if (sweep.summary().relative()) {
            notes.add("Each seed's value is divided by its own at the first point of the series.");
        }
        List<String> omitted = omitted(spread);
        if (!omitted.isEmpty()) {
            notes.add(
                    "Not in mean and band, but counted in the table: %s."
                            .formatted(String.join("; ", omitted)));
        }
        return notes;
    }

    private List<String> omitted(List<Spread> spread) {
        List<String> omitted = new ArrayList<>();
        long never = spread.stream().mapToLong(Spread::never).sum();
        if (never > 0) {
            omitted.add(
                    "trials that never %s (%s)".formatted(awaited(sweep.summary()), values(never)));
        }
        long missing = spread.stream().mapToLong(Spread::missing).sum();
        if (missing > 0) {
            omitted.add(
                    "trials that did not finish or %s (%s)"
                            .formatted(
                                    sweep.summary().relative()
                                            ? "cannot be divided"
                                            : "did not measure it",
                                    values(missing)));
        }
        return omitted;
    }

    private static String awaited(CurveSummary summary) {
        return switch (summary.kind()) {
            case EPOCHS_TO_REACH -> "reached " + Numbers.number(summary.threshold());
            case EPOCHS_TO_FALL_TO -> "fell to " + Numbers.number(summary.threshold());
            case LAST, LAST_ERROR, FIRST_ERROR -> "came to a finite value";
        };
    }

    /** Counts values rather than trials, since several series may share a trial. */
    private static String values(long count) {
        return count == 1 ? "1 value" : count + " values";
    }
}
