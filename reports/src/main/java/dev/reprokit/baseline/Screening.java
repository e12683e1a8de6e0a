package dev.reprokit.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the conditions of a run that differ suspiciously from the baseline: fresh seeds of just
 * these decide. The levels are those of a screen: with everything drawn anew about one condition in
 * five is suspicious by chance, and a loss of 1.3 standard deviations over seeds is in four of five
 * runs.
 */
final class Screening {
    /** The level of a condition's final test accuracies. */
    static final double PRIMARY = 0.17;

    /** The level of its other values, all together. */
    static final double REST = 0.02;

    private Screening() {}

    /** A value with its p of the screen. */
    private record Looked(Candidate candidate, double p) {}

    /**
     * Selects suspicious values: at most two per condition, one among its final test accuracies and
     * one among all others.
     *
     * @param candidates the values of all conditions that can be confirmed
     * @param spreads the baseline's spread of each, of the seeds that are not held back; null where
     *     it is unknown
     * @return the suspicious ones, by identity of condition and quantity
     */
    static Set<Candidate> suspicious(List<Candidate> candidates, List<SeedSpread> spreads) {
        Map<List<Object>, List<Looked>> families = new LinkedHashMap<>();
        Set<Candidate> suspicious = new LinkedHashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.isSameBits()) {
                continue;
            }
            families.computeIfAbsent(
                            List.of(
                                    candidate.experiment(),
                                    candidate.condition(),
                                    candidate.isPrimary()),
                            none -> new ArrayList<>())
                    .add(new Looked(candidate, p(candidate, spreads.get(i))));
            if (candidate.hasSeedApart()) {
                suspicious.add(candidate);
            }
        }
        for (List<Looked> family : families.values()) {
            double level = level(family.get(0).candidate());
            if (Simes.p(family.stream().mapToDouble(Looked::p).toArray()) < level) {
                suspicious.add(
                        family.stream()
                                .min(Comparator.comparingDouble(Looked::p))
                                .orElseThrow()
                                .candidate());
            }
        }
        return suspicious;
    }

    /** {@return the level of a value and its like in one condition} */
    static double level(Candidate candidate) {
        return candidate.isPrimary() ? PRIMARY : REST;
    }

    /** {@return p of the screen; 1 for a change that the tolerance would hide anyway} */
    private static double p(Candidate candidate, SeedSpread spread) {
        if (Math.abs(candidate.difference()) <= candidate.tolerance() / 2) {
            return 1;
        }
        if (spread == null || !candidate.isAccuracy()) {
            return SingleTest.ownSpread(candidate).orElse(0);
        }
        double byBaseline = SingleTest.baselineSpread(candidate, spread);
        // Seeds that drew other numbers do not belong together in pairs.
        return candidate.sameDraw() && candidate.paired()
                ? Math.min(byBaseline, SingleTest.ownSpread(candidate).orElse(1))
                : byBaseline;
    }
}
