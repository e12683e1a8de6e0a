package dev.reprokit.baseline;

import org.apache.commons.statistics.descriptive.Variance;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        List<Candidate> spreading =
                candidates.stream()
                        .filter(Candidate::isAccuracy)
                        .filter(candidate -> variance(candidate) > 0)
                        .toList();
        spreading.forEach(candidate -> sizes.merge(ownKind(candidate), 1, Integer::sum));
        Map<String, List<Candidate>> kinds = new HashMap<>();
        for (Candidate candidate : spreading) {
            kinds.computeIfAbsent(kind(candidate), none -> new ArrayList<>()).add(candidate);
        }
        Map<String, SpreadPrior> priors = new HashMap<>();
        kinds.forEach((kind, members) -> priors.put(kind, prior(members)));
        List<Spread> spreads = new ArrayList<>();
        for (Candidate candidate : candidates) {
            spreads.add(spread(candidate, priors));
        }
        return spreads;
    }

    private SpreadPrior prior(List<Candidate> kind) {
        return SpreadPrior.fit(
                kind.stream().mapToDouble(this::variance).toArray(),
                kind.stream().mapToDouble(this::freedom).toArray());
    }

    private @Nullable Spread spread(Candidate candidate, Map<String, SpreadPrior> priors) {
        boolean sharesItsSpread =
                candidate.isAccuracy()
                        && (variance(candidate) > 0
                                || freedom(candidate) == 0
                                // Others of this metric depend on the seed, so this one may.
                                || sizes.containsKey(ownKind(candidate)));
        SpreadPrior prior =
                sharesItsSpread
                        ? priors.getOrDefault(kind(candidate), SpreadPrior.NONE)
                        : SpreadPrior.NONE;
        return prior.moderated(variance(candidate), freedom(candidate));
    }

    private double variance(Candidate candidate) {
        double[] values = baseline.apply(candidate);
        return values.length > 1 ? Variance.of(values).getAsDouble() : 0;
    }

    private double freedom(Candidate candidate) {
        return Math.max(0, baseline.apply(candidate).length - 1);
    }

    private String kind(Candidate candidate) {
        return sizes.getOrDefault(ownKind(candidate), 0) >= FEWEST
                ? ownKind(candidate)
                : "other, " + candidate.quantity().kind();
    }

    /** A metric that is called NAME.LAYER is of one kind with those of all other layers. */
    private static String ownKind(Candidate candidate) {
        String metric = candidate.quantity().metric();
        int dot = metric.indexOf('.');
        return (dot < 0 ? metric : metric.substring(0, dot)) + ", " + candidate.quantity().kind();
    }
}
