package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.FilterBanks.COMPONENTS;

import dev.reprokit.assertion.Correlation;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The energy profiles of an arm's first layers, as {@link FilterBanks} recorded them.
 *
 * @param kind which profile, e.g. {@link FilterBanks#LEARNED}
 * @param arm the arm
 */
record EnergyProfiles(String kind, Arm arm) {
    private static final String LAYER = "conv1";

    /**
     * Returns how alike each seed's profile is to another arm's, by its correlation with the mean
     * profile of the other seeds.
     *
     * @param others the profiles to compare with; those of this arm itself for other initial
     *     weights
     */
    Quantity likeOtherSeedsOf(EnergyProfiles others) {
        return correlation(
                "correlation of the profiles of %s and of other seeds of %s"
                        .formatted(arm.label(), others.arm.label()),
                others,
                EnergyProfiles::meanOfOthers);
    }

    /** Returns how alike each seed's profile is to another one of the same seed. */
    Quantity likeSameSeedOf(EnergyProfiles other, String name) {
        return correlation(name, other, EnergyProfiles::profile);
    }

    /** Chooses from the profiles of all seeds what one seed is compared with. */
    private interface Choice {
        double[] of(NavigableMap<Long, double[]> profiles, long seed);
    }

    private Quantity correlation(String name, EnergyProfiles others, Choice choice) {
        return Quantity.of(
                name,
                "",
                results -> {
                    NavigableMap<Long, double[]> theirs = others.in(results);
                    NavigableMap<Long, Double> bySeed = new TreeMap<>();
                    in(results)
                            .forEach(
                                    (seed, profile) ->
                                            bySeed.put(
                                                    seed,
                                                    orNone(
                                                            Correlation.of(
                                                                    profile,
                                                                    choice.of(theirs, seed)))));
                    return new SeedValues(name, "", bySeed);
                },
                arm,
                others.arm);
    }

    /**
     * Returns 0 for NaN: a profile that is flat, or of weights that have not moved, is like none.
     */
    private static double orNone(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    private NavigableMap<Long, double[]> in(Results results) {
        NavigableMap<Long, double[]> profiles = new TreeMap<>();
        for (int i = 0; i < COMPONENTS; i++) {
            Map<Long, LearningCurve> curves =
                    results.curves(arm.id(), FilterBanks.energy(kind, LAYER, i + 1));
            for (Map.Entry<Long, LearningCurve> curve : curves.entrySet()) {
                profiles.computeIfAbsent(curve.getKey(), seed -> new double[COMPONENTS])[i] =
                        curve.getValue().last();
            }
        }
        return profiles;
    }

    private static double[] profile(NavigableMap<Long, double[]> profiles, long seed) {
        double[] profile = profiles.get(seed);
        if (profile == null) {
            throw new MissingEvidenceException("there is no profile of seed " + seed);
        }
        return profile;
    }

    private static double[] meanOfOthers(NavigableMap<Long, double[]> profiles, long seed) {
        double[] mean = new double[COMPONENTS];
        int others = 0;
        for (Map.Entry<Long, double[]> profile : profiles.entrySet()) {
            if (profile.getKey() != seed) {
                others++;
                for (int i = 0; i < COMPONENTS; i++) {
                    mean[i] += profile.getValue()[i];
                }
            }
        }
        if (others == 0) {
            throw new MissingEvidenceException(
                    "there is no seed but %d to compare its profile with".formatted(seed));
        }
        return mean;
    }
}
