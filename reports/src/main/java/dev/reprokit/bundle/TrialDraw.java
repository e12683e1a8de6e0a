package dev.reprokit.bundle;

import dev.reprokit.record.run.Run;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Trials (each is a setting run with one seed) drawn at random, to be run again.
 *
 * @param from the number of trials that they were drawn from
 * @param drawn the drawn trials, in the order of the bundle
 */
public record TrialDraw(int from, List<BundledTrial> drawn) {

    /** Keeps a copy of the list. */
    public TrialDraw {
        drawn = List.copyOf(drawn);
    }

    /**
     * Draws trials without putting them back, each with the same chance.
     *
     * @param runs the runs; those that were imported are left out, since nobody can run them again
     * @param number the number of trials; all are drawn if there are fewer
     * @param seed of the random numbers; the same draws the same trials
     * @return the draw
     */
    public static TrialDraw of(List<Run> runs, int number, long seed) {
        List<BundledTrial> all = new ArrayList<>();
        for (Run run : runs) {
            if (run.plan().imported() == null) {
                run.results()
                        .trials()
                        .forEach(row -> all.add(new BundledTrial(run.experiment(), row.trial())));
            }
        }
        return among(all, number, seed);
    }

    static TrialDraw among(List<BundledTrial> all, int number, long seed) {
        List<BundledTrial> shuffled = new ArrayList<>(all);
        // Both are specified to the last bit, so that others draw the same.
        Collections.shuffle(shuffled, new Random(seed));
        Set<BundledTrial> chosen = new HashSet<>(shuffled.subList(0, Math.min(number, all.size())));
        List<BundledTrial> drawn = all.stream().filter(chosen::contains).toList();
        return new TrialDraw(all.size(), drawn);
    }

    /**
     * Computes how probably a draw holds at least one trial that was made up: the hypergeometric
     * distribution.
     *
     * @param share the share of made-up trials, between 0 and 1; rounded to whole trials, at least
     *     one
     * @return the probability; 0 if nothing was drawn
     */
    public double notices(double share) {
        if (drawn.isEmpty()) {
            return 0;
        }
        int madeUp = (int) Math.max(1, Math.round(share * from));
        return 1 - HypergeometricDistribution.of(from, madeUp, drawn.size()).probability(0);
    }
}
