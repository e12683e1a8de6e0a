package dev.reprokit.baseline;

import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The spreads over seeds of the baseline's values. A spread comes from the baseline alone: that of
 * a broken run would hide the break.
 *
 * <p>The spread of an accuracy is shrunk towards that of its kind. Accuracies of one metric are of
 * one kind, the last ones and the means over epochs apart; a metric of few conditions goes with all
 * other accuracies. The spreads of other values say nothing of each other: losses, norms and chosen
 * parameters have scales and tails of their own.
 */
final class Spreads {
    /** The number of values that make a kind of their own. */
    private static final int FEWEST = 8;

    private final Map<String, Integer> sizes = new HashMap<>();

    private Spreads() {}

    /** A value's baseline: what is known of its spread without its like. */
    private record Own(Candidate candidate, double[] values, double variance, String kind) {
        static Own of(Candidate candidate, double[] values) {
            return new Own(
                    candidate,
                    values,
                    values.length > 1 ? Variance.of(values).getAsDouble() : 0,
                    kind(candidate.quantity()));
        }

        /** A metric that is called NAME.LAYER is of one kind with those of all other layers. */
        private static String kind(MetricValue quantity) {
            String metric = quantity.metric();
            int dot = metric.indexOf('.');
            return (dot < 0 ? metric : metric.substring(0, dot)) + ", " + quantity.kind();
        }

        double freedom() {
            return Math.max(0, values.length - 1);
        }
    }

    /**
     * Measures the spreads.
     *
     * @param candidates the values of all conditions
     * @param baseline selects which of a candidate's values in the baseline count
     * @return one spread per candidate, in their order; null where nothing is known of it
     */
    static List<SeedSpread> of(List<Candidate> candidates, Function<Candidate, double[]> baseline) {
        return new Spreads()
                .all(
                        candidates.stream()
                                .map(candidate -> Own.of(candidate, baseline.apply(candidate)))
                                .toList());
    }

    private List<SeedSpread> all(List<Own> values) {
        List<Own> moving =
                values.stream()
                        .filter(value -> value.candidate().isAccuracy() && value.variance() > 0)
                        .toList();
        moving.forEach(value -> sizes.merge(value.kind(), 1, Integer::sum));
        Map<String, SpreadPrior> priors = new HashMap<>();
        moving.stream()
                .collect(Collectors.groupingBy(this::kind))
                .forEach((kind, members) -> priors.put(kind, prior(members)));
        List<SeedSpread> spreads = new ArrayList<>();
        values.forEach(value -> spreads.add(spread(value, priors)));
        return spreads;
    }

    private static SpreadPrior prior(List<Own> kind) {
        return SpreadPrior.fit(
                kind.stream().mapToDouble(Own::variance).toArray(),
                kind.stream().mapToDouble(Own::freedom).toArray());
    }

    private @Nullable SeedSpread spread(Own value, Map<String, SpreadPrior> priors) {
        boolean sharesItsSpread =
                value.candidate().isAccuracy()
                        && (value.variance() > 0
                                || value.freedom() == 0
                                // Others of this metric depend on the seed, so this one may.
                                || sizes.containsKey(value.kind()));
        SpreadPrior prior =
                sharesItsSpread
                        ? priors.getOrDefault(kind(value), SpreadPrior.NONE)
                        : SpreadPrior.NONE;
        return prior.moderated(value.variance(), value.freedom());
    }

    private String kind(Own value) {
        return sizes.getOrDefault(value.kind(), 0) >= FEWEST
                ? value.kind()
                : "other, " + value.candidate().quantity().kind();
    }
}
