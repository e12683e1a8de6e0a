package dev.reprokit.baseline;

import dev.reprokit.baseline.SimulatedGates.Break;
import dev.reprokit.baseline.SimulatedGates.Tails;
import dev.reprokit.baseline.SimulatedGates.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The page that says how often the gate fails, computed by simulated gates. */
final class CalibrationPage {
    static final Path FILE = Path.of("../plugin/src/site/markdown/calibration.md");

    /** The numbers of seeds that a baseline holds back, one column each. */
    private static final int[] HELD = {0, 10, 15};

    private static final int UNCHANGED = 1000;
    private static final int EACH = 6;
    private static final String ALONE = "lrn-removal";

    /** A rate of one row for a number of seeds that are held back. */
    private interface Cell {
        double of(int held) throws IOException;
    }

    /**
     * A row of a table.
     *
     * @param label the first cell
     * @param cell its figures, in percent
     * @param cheap whether every build computes it anew
     */
    record Row(String label, Cell cell, boolean cheap) {
        List<Double> figures() throws IOException {
            List<Double> figures = new ArrayList<>();
            for (int held : HELD) {
                figures.add(cell.of(held));
            }
            return figures;
        }

        String render() throws IOException {
            StringBuilder row = new StringBuilder("| ").append(label).append(" |");
            for (double figure : figures()) {
                row.append(String.format(Locale.ROOT, " %.1f |", figure));
            }
            return row.append('\n').toString();
        }
    }

    private CalibrationPage() {}

    static List<Row> unchanged() {
        return List.of(
                new Row(
                        "all experiments are drawn anew",
                        held -> all(held, Tails.NORMAL).alarms(),
                        false),
                new Row(
                        "the same, with tails as heavy as those of Student's t with 3 degrees of freedom",
                        held -> all(held, Tails.HEAVY).alarms(),
                        false),
                new Row(
                        "one experiment is drawn anew, all others are the same to the last bit",
                        held ->
                                SimulatedRates.oneRedrawn(
                                                SimulatedGates.of(held, Tails.NORMAL, false),
                                                UNCHANGED)
                                        .alarms(),
                        false),
                new Row(
                        "`%s` is all there is, and is drawn anew".formatted(ALONE),
                        held ->
                                SimulatedRates.unchanged(alone(held), SimulatedRates.ALL, UNCHANGED)
                                        .alarms(),
                        true),
                new Row(
                        "further trials if all experiments are drawn anew, in percent of the run's",
                        held -> all(held, Tails.NORMAL).further(),
                        false));
    }

    static List<Row> same() {
        return broken("", false, SimulatedRates.NONE);
    }

    static List<Row> redrawn() {
        return broken(", drawn anew", true, SimulatedRates.ALL);
    }

    private static List<Row> broken(String suffix, boolean anew, Predicate<Value> others) {
        List<Row> rows = new ArrayList<>();
        for (double deviations : new double[] {1.3, 2.2, 4.4}) {
            String label = "a loss of %s deviations%s".formatted(deviations, suffix);
            rows.add(row(label, anew, others, SimulatedRates.loss(deviations), false));
        }
        for (int seeds : new int[] {1, 2, 4, 5}) {
            String label = "%d of 5 seeds at chance%s".formatted(seeds, suffix);
            rows.add(row(label, anew, others, SimulatedRates.atChance(seeds), !anew && seeds == 4));
        }
        rows.add(
                new Row(
                        "a loss of 2.2 deviations, `%s` is all there is%s".formatted(ALONE, suffix),
                        held ->
                                SimulatedRates.broken(
                                                SimulatedGates.of(held, Tails.NORMAL, anew)
                                                        .only(ALONE),
                                                others,
                                                SimulatedRates.loss(2.2),
                                                10 * EACH)
                                        .alarms(),
                        true));
        return rows;
    }

    private static Row row(
            String label, boolean anew, Predicate<Value> others, Break how, boolean cheap) {
        return new Row(
                label,
                held ->
                        SimulatedRates.broken(
                                        SimulatedGates.of(held, Tails.NORMAL, anew),
                                        others,
                                        how,
                                        EACH)
                                .alarms(),
                cheap);
    }

    /** Takes long, and two rows show it. */
    private static final Map<List<Object>, SimulatedRates> KNOWN = new HashMap<>();

    private static SimulatedRates all(int held, Tails tails) throws IOException {
        SimulatedGates gates = SimulatedGates.of(held, tails, true);
        return KNOWN.computeIfAbsent(
                List.of(held, tails),
                none -> SimulatedRates.unchanged(gates, SimulatedRates.ALL, UNCHANGED));
    }

    private static SimulatedGates alone(int held) throws IOException {
        return SimulatedGates.of(held, Tails.NORMAL, true).only(ALONE);
    }

    static String render() throws IOException {
        SimulatedGates gates = SimulatedGates.of(0, Tails.NORMAL, false);
        return """
        # How often the gate fails

        What [`check`](baselines.md#tests) says of made-up runs, by its own code. Their means, spreads over seeds and tolerances are those of this
        project's smoke baselines: %d experiments, %d values. A run has five seeds, and a baseline holds back 0, 10 or 15 more. Values of one
        seed have a correlation of 0.6. All figures are percent of runs.

        `CalibrationTest` of the module `reports` writes this page with `-Dupdate`. Every build computes the rows on `%s` alone and those on four
        seeds at chance anew, and fails if one is off by more than 1.5 points.

        ## False alarms: nothing has changed

        %d runs each, so that a figure of 5 is right to 1.4 points (95 %%). What is the same to the last bit raises no alarm and costs no further trial.

        %s
        ## Losses of test accuracy in one condition that fail the build, all else the same

        Each of the %d conditions with a test accuracy above 20 %% is broken in turn, %d times. A deviation is that of its test accuracy over seeds. A seed at
        chance is right in 10 %%. Figures near 50 are right to 7 points, those near 95 to 3.

        %s
        ## The same losses, everything else drawn anew

        As on another CPU, or with another version of PyTorch. Only alarms on the broken condition count.

        %s"""
                .formatted(
                        gates.experiments().size(),
                        gates.size(),
                        ALONE,
                        UNCHANGED,
                        table(unchanged()),
                        gates.accurate().size(),
                        EACH,
                        table(same()),
                        table(redrawn()));
    }

    private static String table(List<Row> rows) throws IOException {
        StringBuilder table =
                new StringBuilder("| seeds held back | 0 | 10 | 15 |\n| --- | --- | --- | --- |\n");
        for (Row row : rows) {
            table.append(row.render());
        }
        return table.toString();
    }
}
