package dev.reprokit.baseline;

import dev.reprokit.baseline.Difference.Kind;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Numbers;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells metrics that move slowly from run to run: each step may be within the tolerance, and by
 * chance for all that a comparison with one baseline sees, while their sum is neither.
 *
 * <p>Equal values are one draw: a run that is repeated with the same seeds says nothing new, and a
 * hundred such nights are no hundred results.
 */
public final class Drift {
    /** The fewest different draws that are tested. */
    static final int FEWEST = 6;

    /**
     * The largest share of checks of unchanged projects in which anything is told. It is small
     * since a history is tested again with every run that is added to it.
     */
    private static final double LEVEL = 0.01;

    /** The level at which an accepted step counts as more than chance, so that it was seen. */
    private static final double SEEN = 0.001;

    private Drift() {}

    /**
     * Tests all metrics of all histories, with Holm's correction over them.
     *
     * @param histories the runs at the ends of their histories
     * @return one difference per metric that drifts
     */
    public static List<Difference> of(List<RunHistory> histories) {
        List<Followed> followed = new ArrayList<>();
        for (RunHistory history : histories) {
            for (HistorySeries series : history.last().values().keySet()) {
                followed.add(
                        new Followed(
                                history.experiment(),
                                series,
                                history.run().description().metric(series.metric()),
                                tolerance(history, series.metric()),
                                history.entries()));
            }
        }
        return tested(followed);
    }

    private static Tolerance tolerance(RunHistory history, String metric) {
        return history.baseline()
                .map(baseline -> baseline.tolerance(metric))
                .orElseGet(() -> Tolerance.usual(metric));
    }

    /**
     * A value with its history.
     *
     * @param experiment the experiment's id
     * @param series what is followed
     * @param metric its declaration
     * @param tolerance the largest step that no baseline has to be accepted for
     * @param entries the entries, the oldest first; some may lack the value
     */
    record Followed(
            String experiment,
            HistorySeries series,
            DeclaredMetric metric,
            Tolerance tolerance,
            List<HistoryEntry> entries) {

        /**
         * Returns the entries of the different draws since the last step that was accepted though
         * it was more than tolerance and chance: whoever accepted it knows of it. A draw that comes
         * again stands where it came last, so that what was taken back is no drift.
         */
        private List<HistoryEntry> draws() {
            Map<HistoryValue, HistoryEntry> draws = new LinkedHashMap<>();
            HistoryValue accepted = null;
            for (HistoryEntry entry : entries) {
                HistoryValue value = entry.values().get(series);
                if (value == null) {
                    continue;
                }
                if (entry.kind() == HistoryEntry.Kind.BASELINE) {
                    if (accepted != null && isSeen(accepted, value)) {
                        draws.clear();
                    }
                    accepted = value;
                }
                draws.remove(value);
                draws.put(value, entry);
            }
            return List.copyOf(draws.values());
        }

        private boolean isSeen(HistoryValue before, HistoryValue now) {
            double step = Math.abs(now.mean() - before.mean());
            if (step <= tolerance.around(before.mean())) {
                return false;
            }
            int freedom = before.seeds() + now.seeds() - 2;
            if (freedom == 0) {
                return true;
            }
            double variance = (squares(before) + squares(now)) / freedom;
            double error = Math.sqrt(variance * (1.0 / before.seeds() + 1.0 / now.seeds()));
            return error == 0
                    || 2 * TDistribution.of(freedom).cumulativeProbability(-step / error) <= SEEN;
        }

        private static double squares(HistoryValue value) {
            return (value.seeds() - 1) * value.deviation() * value.deviation();
        }
    }

    /** A value with the entries of its different draws, in their order. */
    private record Drawn(Followed followed, List<HistoryEntry> draws) {

        HistoryValue value(HistoryEntry entry) {
            return entry.values().get(followed.series());
        }

        double p() {
            return Trend.p(draws.stream().map(this::value).toList());
        }
    }

    /** Tests values with their histories. */
    static List<Difference> tested(List<Followed> followed) {
        List<Drawn> drawn =
                followed.stream()
                        .map(value -> new Drawn(value, value.draws()))
                        .filter(value -> value.draws().size() >= FEWEST)
                        .toList();
        double[] p = Holm.adjusted(drawn.stream().mapToDouble(Drawn::p).toArray());
        List<Difference> told = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (p[i] <= LEVEL) {
                told.add(difference(drawn.get(i), p[i], p.length));
            }
        }
        return told;
    }

    private static Difference difference(Drawn drawn, double p, int tests) {
        Followed value = drawn.followed();
        HistoryEntry first = drawn.draws().get(0);
        HistoryEntry last = drawn.draws().get(drawn.draws().size() - 1);
        double before = drawn.value(first).mean();
        double now = drawn.value(last).mean();
        return new Difference(
                Kind.DRIFT,
                value.experiment(),
                "%s, %s drifts%s: %s at %s (%s), %s at %s (%s), over %s different results; p = %s, corrected for %s"
                        .formatted(
                                value.series().condition(),
                                value.series().words(value.metric()),
                                judged(value.metric().direction(), now - before),
                                Numbers.number(before),
                                first.commit(),
                                day(first),
                                Numbers.number(now),
                                last.commit(),
                                day(last),
                                drawn.draws().size(),
                                Numbers.number(p),
                                tests == 1 ? "1 test" : tests + " tests"));
    }

    private static String judged(Direction direction, double moved) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> moved < 0 ? " for the worse" : " for the better";
            case LOWER_IS_BETTER -> moved > 0 ? " for the worse" : " for the better";
            case NEITHER -> "";
        };
    }

    private static String day(HistoryEntry entry) {
        return entry.time().toString().substring(0, 10);
    }
}
