package dev.reprokit.report;

import static dev.reprokit.record.chart.CurveSummary.Kind.EPOCHS_TO_FALL_TO;
import static dev.reprokit.record.chart.CurveSummary.Kind.EPOCHS_TO_REACH;
import static dev.reprokit.record.chart.CurveSummary.Kind.LAST;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class SweepChartTest {
    private static final CurveSummary LAST_VALUE = new CurveSummary("m", LAST, null, false);

    private final List<TrialRow> trials = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();

    @Test
    void aPointIsTheMeanOverSeedsBetweenTheSmallestAndTheLargest() {
        run("a", 1, 7, 1);
        run("a", 2, 7, 2);
        run("a", 3, 7, 6);

        LineChart chart = chart(false, LAST_VALUE, Map.of(0.25, "a"));

        assertThat(chart.lines().get(0).spread())
                .containsExactly(new Spread(0.25, 3.0, 1.0, 6.0, 3, 0, 0));
        assertThat(ChartTable.columns(chart)).containsExactly("x", "net", "paper's net");
        assertThat(ChartTable.rows(chart))
                .containsExactly(List.of("0.25", "3 (1 to 6)", ""), List.of("4", "", "0.5"));
        assertThat(Caption.of(chart))
                .isEqualTo("3 seeds per condition. Dashed: paper's net (paper).");
    }

    @Test
    void seedsThatNeverReachTheThresholdAreCountedAndNotAveraged() {
        run("a", 1, 0.1, 0.9);
        run("a", 2, 0.1, 0.2);
        run("b", 1, 0.1, 0.2);
        run("b", 2, 0.1, 0.2);
        Map<Double, String> conditions = Map.of(0.0, "a", 1.0, "b");

        LineChart chart =
                chart(false, new CurveSummary("m", EPOCHS_TO_REACH, 0.9, false), conditions);

        assertThat(chart.lines().get(0).spread())
                .containsExactly(
                        new Spread(0, 2.0, 2.0, 2.0, 1, 1, 0),
                        new Spread(1, null, null, null, 0, 2, 0));
        assertThat(ChartTable.rows(chart))
                .startsWith(
                        List.of("0", "2; 1 of 2 seeds never", ""),
                        List.of("1", "2 of 2 seeds never", ""));
        assertThat(Caption.of(chart))
                .contains(
                        "Not in mean and band, but counted in the table: trials that never reached"
                                + " 0.9 (3 values).");
        assertThat(
                        Caption.of(
                                chart(
                                        false,
                                        new CurveSummary("m", EPOCHS_TO_FALL_TO, 0.05, false),
                                        conditions)))
                .contains("trials that never fell to 0.05 (4 values).");
    }

    @Test
    void trialsThatDidNotFinishAreMissingAndNotAveraged() {
        run("a", 1, 5);
        run("a", 2, 7);
        run("b", 1, 5);
        end("b", 2, TrialStatus.DIVERGED, 100);
        end("c", 1, TrialStatus.FINISHED);

        LineChart chart = chart(false, LAST_VALUE, Map.of(1.0, "a", 2.0, "b", 3.0, "c"));

        assertThat(ChartTable.rows(chart))
                .startsWith(
                        List.of("1", "6 (5 to 7)", ""),
                        List.of("2", "5; 1 of 2 seeds missing", ""),
                        List.of("3", "2 of 2 seeds missing", ""));
        assertThat(Caption.of(chart))
                .contains("trials that did not finish or did not measure it (3 values).");
    }

    @Test
    void relativeValuesAreDividedByThoseOfTheSameSeedAtTheFirstPoint() {
        run("a", 1, 2);
        run("a", 2, 4);
        run("b", 1, 3);
        run("b", 2, 8);

        LineChart chart =
                chart(
                        false,
                        new CurveSummary("m", LAST, null, true),
                        Map.of(0.0, "a", 0.5, "b", 1.0, "c"));

        assertThat(chart.lines().get(0).spread())
                .containsExactly(
                        new Spread(0, 1.0, 1.0, 1.0, 2, 0, 0),
                        new Spread(0.5, 1.75, 1.5, 2.0, 2, 0, 0),
                        new Spread(1, null, null, null, 0, 0, 2));
        assertThat(Caption.of(chart))
                .contains("is divided by its own at the first point of the series.")
                .contains("trials that did not finish or cannot be divided (2 values).");
    }

    @Test
    void aThresholdThatWasNeverReachedIsNoDivisor() {
        run("a", 1, 0.1, 0.2);
        run("a", 2, 0.1, 0.9);
        run("b", 1, 0.9, 0.9);
        run("b", 2, 0.1, 0.1);

        LineChart chart =
                chart(
                        false,
                        new CurveSummary("m", EPOCHS_TO_REACH, 0.9, true),
                        Map.of(0.0, "a", 1.0, "b"));

        assertThat(chart.lines().get(0).spread())
                .containsExactly(
                        new Spread(0, 1.0, 1.0, 1.0, 1, 1, 0),
                        new Spread(1, null, null, null, 0, 1, 1));
    }

    @Test
    void aLogarithmicAxisLeavesOutZeroAndSaysSo() {
        run("a", 1, 5);
        run("b", 1, 0);
        run("c", 1, 0);
        run("c", 2, 8);

        LineChart chart = chart(true, LAST_VALUE, Map.of(0.0, "a", 1.0, "b", 2.0, "c"));

        assertThat(chart.drawn().lines().get(0).spread())
                .containsExactly(
                        new Spread(1, null, null, null, 1, 0, 1),
                        new Spread(2, 4.0, 0.0, 8.0, 2, 0, 0));
        assertThat(ChartTable.rows(chart))
                .startsWith(
                        List.of("0", "5; 1 of 2 seeds missing", ""),
                        List.of("1", "0; 1 of 2 seeds missing", ""),
                        List.of("2", "4 (0 to 8)", ""));
        assertThat(Caption.of(chart))
                .contains("A logarithmic axis has no place for 0 and less: 2 values are only in")
                .contains("A band that goes down to 0 or less ends at the logarithmic axis.");
    }

    @Test
    void metricsOfOneConditionStandBesideOneAnother() {
        run("a", 1, 5);
        metrics.add(new Metric("a-seed-1", 1, "other", 7));
        SweepSeries series =
                SweepSeries.ofMetrics("net", "a", new TreeMap<>(Map.of(0.0, "other", 1.0, "m")));

        LineChart chart =
                SweepChart.of(
                        new Sweep(
                                "s",
                                "title",
                                "x",
                                "y",
                                false,
                                false,
                                LAST_VALUE,
                                List.of(series),
                                List.of()),
                        new Results(trials, metrics));

        assertThat(ChartTable.rows(chart)).containsExactly(List.of("0", "7"), List.of("1", "5"));
    }

    @Test
    void theCaptionSaysThatNothingWasMeasured() {
        assertThat(Caption.of(chart(false, LAST_VALUE, Map.of(0.0, "a"))))
                .startsWith("This run measured none of it. Dashed:");
    }

    private void run(String condition, long seed, double... values) {
        end(condition, seed, TrialStatus.FINISHED, values);
    }

    private void end(String condition, long seed, TrialStatus status, double... values) {
        String trial = condition + "-seed-" + seed;
        trials.add(
                new TrialRow(
                        trial, condition, seed, Map.of(), status, values.length, 1, 1, "", "run"));
        for (int i = 0; i < values.length; i++) {
            metrics.add(new Metric(trial, i + 1, "m", values[i]));
        }
    }

    private LineChart chart(boolean log, CurveSummary summary, Map<Double, String> conditions) {
        Sweep sweep =
                new Sweep(
                        "s",
                        "title",
                        "x",
                        "y",
                        log,
                        log,
                        summary,
                        List.of(new SweepSeries("net", new TreeMap<>(conditions))),
                        List.of(
                                new PublishedSeries(
                                        "paper's net",
                                        "paper",
                                        "net",
                                        new TreeMap<>(Map.of(4.0, 0.5)))));
        return SweepChart.of(sweep, new Results(trials, metrics));
    }
}
