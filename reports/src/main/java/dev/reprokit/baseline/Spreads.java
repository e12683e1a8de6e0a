package dev.reprokit.baseline;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The spreads over seeds of the baseline's values, each shrunk towards that of its kind. A spread
 * comes from the baseline alone: that of a broken run would hide the break.
 *
 * <p>Values of one metric are of one kind, the last ones and the means over epochs apart; a metric
 * of few conditions goes with all accuracies or with all that are none. Accuracies are compared on
 * their own scale, other values relative to their mean.
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

        double scale() {
            return candidate.isAccuracy()
                    ? 1
                    : Math.max(Math.abs(Mean.of(values).getAsDouble()), Double.MIN_NORMAL);
        }

        double relative() {
            return variance / (scale() * scale());
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
        List<Own> moving = values.stream().filter(value -> value.variance() > 0).toList();
        moving.forEach(value -> sizes.merge(value.kind(), 1, Integer::sum));
        Map<String, SpreadPrior> priors = new HashMap<>();
        moving.stream()
                .collect(Collectors.groupingBy(this::kind))
                .forEach(
                        (kind, members) ->
                                priors.put(
                                        kind,
                                        SpreadPrior.fit(
                                                members.stream()
                                                        .mapToDouble(Own::relative)
                                                        .toArray(),
                                                members.stream()
                                                        .mapToDouble(Own::freedom)
                                                        .toArray())));
        List<SeedSpread> spreads = new ArrayList<>();
        values.forEach(value -> spreads.add(spread(value, priors)));
        return spreads;
    }

    private @Nullable SeedSpread spread(Own value, Map<String, SpreadPrior> priors) {
        if (value.values().length == 0) {
            return null;
        }
        boolean still = value.values().length > 1 && value.variance() == 0;
        if (still && !sizes.containsKey(value.kind())) {
            // No condition's values of this metric depend on the seed.
            return new SeedSpread(0, 1);
        }
        SeedSpread relative =
                priors.getOrDefault(kind(value), SpreadPrior.NONE)
                        .moderated(value.relative(), value.freedom());
        return relative == null
                ? null
                : new SeedSpread(relative.deviation() * value.scale(), relative.freedom());
    }

    private String kind(Own value) {
        if (sizes.getOrDefault(value.kind(), 0) >= FEWEST) {
            return value.kind();
        }
        return value.candidate().isAccuracy()
                ? "accuracy, " + value.candidate().quantity().kind()
                : "other";
    }
}
