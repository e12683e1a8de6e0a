package dev.reprokit.bundle;

import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tests whether trials (each is a setting run with one seed) that were run again elsewhere are
 * draws of the distribution that the bundle's seeds are drawn from. Of each trial and metric, the
 * last value is compared with that of the bundle: their difference with the standard deviation of
 * the setting's other seeds times the square root of 2, by Student's t. A value that was improved
 * by less than the spread between seeds passes that test; many of them do not: the means of
 * conditions are compared, too, and the number of trials of which the bundle has the better values
 * is compared with that of a fair coin.
 *
 * @param tested the number of values that were tested
 * @param untested the number of values of which too few seeds tell the spread
 * @param contradictions what is no draw of that distribution, in words; empty if all may be
 */
public record SpreadTest(int tested, int untested, List<String> contradictions) {
    /** The chance that honest results of another machine are contradicted. */
    private static final double LEVEL = 0.01;

    /** Fewer seeds say next to nothing of a spread. */
    private static final int FEWEST_OTHERS = 3;

    /** A difference in percent that is none: no spread is known where all seeds agree. */
    private static final double NEGLIGIBLE = 1;

    /** Keeps a copy of the list. */
    public SpreadTest {
        contradictions = List.copyOf(contradictions);
    }

    private record Compared(String what, double p) {}

    /**
     * Tests the last values of some trials.
     *
     * @param bundled the results of the bundle
     * @param declared the metrics that the experiment declares
     * @param again the trials that ran again
     * @param trials those of them that are tested
     */
    static SpreadTest of(
            Results bundled, List<DeclaredMetric> declared, Results again, List<TrialRow> trials) {
        List<Compared> compared = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int untested = 0;
        int better = 0;
        int worse = 0;
        for (TrialRow trial : trials) {
            if (trial.status() != TrialStatus.FINISHED) {
                untested++;
                continue;
            }
            // The metrics of a trial depend on each other: they have one vote together.
            int vote = 0;
            TreeSet<String> metrics = new TreeSet<>();
            again.metrics(trial).forEach(metric -> metrics.add(metric.name()));
            bundled.metrics(trial).forEach(metric -> metrics.add(metric.name()));
            for (String metric : metrics) {
                Optional<Double> there = last(bundled, trial, metric);
                Optional<Double> here = last(again, trial, metric);
                if (there.isEmpty() || here.isEmpty()) {
                    missing.add(
                            "%s: %s has a last value %s only"
                                    .formatted(
                                            trial.trial(),
                                            metric,
                                            here.isEmpty() ? "in the bundle" : "when run again"));
                    continue;
                }
                double difference = there.get() - here.get();
                Direction direction = DeclaredMetric.find(declared, metric).direction();
                vote += direction.isWorse(-difference) ? 1 : direction.isWorse(difference) ? -1 : 0;
                double[] others = others(bundled, trial, metric);
                if (others.length < FEWEST_OTHERS) {
                    untested++;
                } else {
                    compared.add(
                            new Compared(
                                    String.format(
                                            Locale.ROOT,
                                            "%s: %s is %.4g in the bundle, %.4g when run again",
                                            trial.trial(),
                                            metric,
                                            there.get(),
                                            here.get()),
                                    p(difference, there.get(), others)));
                }
            }
            better += vote > 0 ? 1 : 0;
            worse += vote < 0 ? 1 : 0;
        }
        int values = compared.size();
        compared.addAll(means(bundled, again, trials));
        int tests = compared.size() + 1;
        List<String> contradictions = new ArrayList<>(missing);
        for (Compared value : compared) {
            if (value.p() * tests <= LEVEL) {
                contradictions.add(
                        String.format(
                                Locale.ROOT,
                                "%s, which the spread between seeds does not explain (p = %.2g)",
                                value.what(),
                                Math.min(1, value.p() * tests)));
            }
        }
        double p = coin(better, worse);
        if (p * tests <= LEVEL) {
            contradictions.add(
                    String.format(
                            Locale.ROOT,
                            "in %s of %s trials that differ the bundle has the better values (p = %.2g)",
                            better,
                            better + worse,
                            Math.min(1, p * tests)));
        }
        return new SpreadTest(values, untested, contradictions);
    }

    /**
     * Compares the means of conditions of which several trials ran again: what is moved by less
     * than the spread in each trial may be moved by more in all. Student's t of two samples.
     */
    private static List<Compared> means(Results bundled, Results again, List<TrialRow> trials) {
        Map<String, List<double[]>> pairs = new TreeMap<>();
        for (TrialRow trial : trials) {
            TreeSet<String> metrics = new TreeSet<>();
            again.metrics(trial).forEach(metric -> metrics.add(metric.name()));
            for (String metric : metrics) {
                Optional<Double> there = last(bundled, trial, metric);
                Optional<Double> here = last(again, trial, metric);
                if (there.isPresent() && here.isPresent()) {
                    pairs.computeIfAbsent(
                                    "%s: the mean of %s".formatted(trial.condition(), metric),
                                    name -> new ArrayList<>())
                            .add(new double[] {there.get(), here.get()});
                }
            }
        }
        List<Compared> compared = new ArrayList<>();
        pairs.forEach(
                (name, values) -> {
                    if (values.size() >= FEWEST_OTHERS) {
                        compared.add(mean(name, values));
                    }
                });
        return compared;
    }

    private static Compared mean(String name, List<double[]> values) {
        double[] there = values.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] here = values.stream().mapToDouble(pair -> pair[1]).toArray();
        double before = Mean.of(there).getAsDouble();
        double now = Mean.of(here).getAsDouble();
        double variance =
                (Math.pow(StandardDeviation.of(there).getAsDouble(), 2)
                                + Math.pow(StandardDeviation.of(here).getAsDouble(), 2))
                        / 2;
        double least = NEGLIGIBLE / 100 * Math.abs(before);
        double error = Math.sqrt(2.0 / values.size()) * Math.max(least, Math.sqrt(variance));
        double p =
                error == 0
                        ? before == now ? 1 : 0
                        : 2
                                * TDistribution.of(2.0 * values.size() - 2)
                                        .survivalProbability(Math.abs(before - now) / error);
        return new Compared(
                String.format(
                        Locale.ROOT,
                        "%s over %s trials is %.4g in the bundle, %.4g when run again",
                        name,
                        values.size(),
                        before,
                        now),
                p);
    }

    private static double p(double difference, double value, double[] others) {
        double least = NEGLIGIBLE / 100 * Math.abs(value);
        double deviation =
                Math.max(least, StandardDeviation.of(others).getAsDouble()) * Math.sqrt(2);
        if (deviation == 0) {
            return difference == 0 ? 1 : 0;
        }
        return 2
                * TDistribution.of(others.length - 1)
                        .survivalProbability(Math.abs(difference) / deviation);
    }

    /** {@return the probability of at least so many heads} */
    private static double coin(int heads, int tails) {
        return heads == 0
                ? 1
                : BinomialDistribution.of(heads + tails, 0.5).survivalProbability(heads - 1);
    }

    /** Returns the last values of the setting's other seeds. */
    private static double[] others(Results results, TrialRow trial, String metric) {
        return results.trials(trial.condition()).stream()
                .filter(other -> other.seed() != trial.seed())
                .filter(other -> other.status() == TrialStatus.FINISHED)
                .flatMap(other -> last(results, other, metric).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static Optional<Double> last(Results results, TrialRow trial, String metric) {
        return results.measured(trial, metric)
                .map(LearningCurve::values)
                .map(values -> values.lastEntry().getValue())
                .filter(Double::isFinite);
    }
}
