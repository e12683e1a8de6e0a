package dev.reprokit.baseline;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

    private final List<Candidate> candidates;
    private final Function<Candidate, double[]> baseline;
    private final Map<String, Integer> sizes = new HashMap<>();

    private Spreads(List<Candidate> candidates, Function<Candidate, double[]> baseline) {
        this.candidates = candidates;
        this.baseline = baseline;
    }

    /**
     * Measures the spreads.
     *
     * @param candidates the values of all conditions
     * @param baseline selects which of a candidate's values in the baseline count
     * @return one spread per candidate, in their order; null where nothing is known of it
     */
    static List<Spread> of(List<Candidate> candidates, Function<Candidate, double[]> baseline) {
        return new Spreads(candidates, baseline).all();
    }

    private List<Spread> all() {
        for (Candidate candidate : candidates) {
            if (variance(candidate) > 0) {
                sizes.merge(ownKind(candidate), 1, Integer::sum);
            }
        }
        Map<String, SpreadPrior> priors = priors();
        List<Spread> spreads = new ArrayList<>();
        for (Candidate candidate : candidates) {
            spreads.add(spread(candidate, priors));
        }
        return spreads;
    }

    private Map<String, SpreadPrior> priors() {
        Map<String, List<Candidate>> kinds = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (variance(candidate) > 0) {
                kinds.computeIfAbsent(kind(candidate), none -> new ArrayList<>()).add(candidate);
            }
        }
        Map<String, SpreadPrior> priors = new HashMap<>();
        kinds.forEach(
                (kind, members) ->
                        priors.put(
                                kind,
                                SpreadPrior.fit(
                                        members.stream().mapToDouble(this::relative).toArray(),
                                        members.stream().mapToDouble(this::freedom).toArray())));
        return priors;
    }

    private @Nullable Spread spread(Candidate candidate, Map<String, SpreadPrior> priors) {
        double[] values = baseline.apply(candidate);
        if (values.length == 0) {
            return null;
        }
        boolean still = values.length > 1 && variance(candidate) == 0;
        if (still && !sizes.containsKey(ownKind(candidate))) {
            // No condition's values of this metric depend on the seed.
            return new Spread(0, 1);
        }
        Spread relative =
                priors.getOrDefault(kind(candidate), SpreadPrior.NONE)
                        .moderated(relative(candidate), freedom(candidate));
        return relative == null
                ? null
                : new Spread(relative.deviation() * scale(candidate), relative.freedom());
    }

    private double variance(Candidate candidate) {
        double[] values = baseline.apply(candidate);
        return values.length > 1 ? Variance.of(values).getAsDouble() : 0;
    }

    private double relative(Candidate candidate) {
        double scale = scale(candidate);
        return variance(candidate) / (scale * scale);
    }

    private double freedom(Candidate candidate) {
        return Math.max(0, baseline.apply(candidate).length - 1);
    }

    private double scale(Candidate candidate) {
        return candidate.isAccuracy()
                ? 1
                : Math.max(
                        Math.abs(Mean.of(baseline.apply(candidate)).getAsDouble()),
                        Double.MIN_NORMAL);
    }

    private String kind(Candidate candidate) {
        if (sizes.getOrDefault(ownKind(candidate), 0) >= FEWEST) {
            return ownKind(candidate);
        }
        return candidate.isAccuracy() ? "accuracy, " + candidate.quantity().kind() : "other";
    }

    /** A metric that is called NAME.LAYER is of one kind with those of all other layers. */
    private static String ownKind(Candidate candidate) {
        String metric = candidate.quantity().metric();
        int dot = metric.indexOf('.');
        return (dot < 0 ? metric : metric.substring(0, dot)) + ", " + candidate.quantity().kind();
    }
}
