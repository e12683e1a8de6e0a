package dev.reprokit.baseline;

import dev.reprokit.record.result.RightAnswers;

import org.apache.commons.statistics.distribution.TDistribution;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much more two trainings differ by their seeds than images that flip one by one would explain,
 * and a test over images that allows for it.
 *
 * <p>McNemar's test compares two classifiers on the same images. Of the images that exactly one of
 * them gets right, <i>b</i> only the first and <i>c</i> only the second one, <i>b</i> - <i>c</i>
 * has the variance <i>b</i> + <i>c</i> if each image flips by itself. But a seed moves many images
 * together: a whole training is better or worse, or prefers a class. So two seeds of one condition
 * differ by more, and the factor between their variance and McNemar's is measured on conditions
 * with several seeds. With <i>s</i>² the variance over seeds of the number of right images, and
 * <i>m</i> the mean of <i>b</i> + <i>c</i> over all pairs of seeds, it is 2<i>s</i>²/<i>m</i>. A
 * condition of <i>n</i> seeds has <i>n</i> - 1 degrees of freedom; the factors of several
 * conditions are averaged by these.
 *
 * <p>A factor below 1 counts as 1. A network at chance that answers with one class is right on that
 * class's share with every seed: such conditions have factors near 0, and would make every
 * difference of another condition an alarm.
 *
 * @param factor how many times McNemar's variance the variance between seeds is, 1 or more
 * @param degreesOfFreedom those of the factor; 0 if no condition has two seeds that differ, and
 *     then nothing can be tested
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>
 */
record SeedOverdispersion(double factor, int degreesOfFreedom) {

    /**
     * Measures the factor.
     *
     * @param conditions the answers of all seeds of one code, one list per condition; those with
     *     one seed measure nothing
     */
    static SeedOverdispersion of(Collection<List<RightAnswers>> conditions) {
        double sum = 0;
        int degrees = 0;
        for (List<RightAnswers> seeds : conditions) {
            double discordant = meanDiscordant(seeds);
            if (discordant > 0) {
                int own = seeds.size() - 1;
                double mean = meanCount(seeds);
                double squares =
                        seeds.stream().mapToDouble(seed -> Math.pow(seed.count() - mean, 2)).sum();
                // own x 2 s²/m, where s² = squares / own
                sum += Math.max(own, 2 * squares / discordant);
                degrees += own;
            }
        }
        return new SeedOverdispersion(degrees == 0 ? Double.NaN : sum / degrees, degrees);
    }

    /**
     * Tests whether two sides get equally many images right, two-sided. The images must be the
     * same. With one seed on each side this is McNemar's test with Edwards' correction for
     * continuity, its variance times the factor, and Student's t in place of the normal
     * distribution.
     *
     * @param before at least one seed
     * @param now at least one seed
     * @return p; empty if nothing measured the factor
     */
    OptionalDouble p(List<RightAnswers> before, List<RightAnswers> now) {
        double discordant = meanDiscordant(before, now);
        if (discordant == 0) {
            return OptionalDouble.of(1);
        }
        if (degreesOfFreedom == 0) {
            return OptionalDouble.empty();
        }
        // One pair of seeds has the variance factor x discordant: half of it is one seed's.
        double seeds = 0.5 / before.size() + 0.5 / now.size();
        double difference = Math.abs(meanCount(now) - meanCount(before));
        double t = Math.max(0, difference - seeds) / Math.sqrt(factor * discordant * seeds);
        return OptionalDouble.of(
                Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t)));
    }

    private static double meanCount(List<RightAnswers> seeds) {
        return seeds.stream().mapToInt(RightAnswers::count).average().orElseThrow();
    }

    /**
     * Averages over all pairs of seeds the number of images that exactly one of both gets right. It
     * takes one pass over the seeds: of an image that some seeds get right and some wrong, all
     * pairs of the ones with the others are such pairs.
     */
    private static double meanDiscordant(List<RightAnswers> seeds) {
        long discordant = 0;
        for (long right : seedsThatAreRight(seeds)) {
            discordant += right * (seeds.size() - right);
        }
        long pairs = seeds.size() * (seeds.size() - 1L) / 2;
        return pairs == 0 ? 0 : (double) discordant / pairs;
    }

    /** Averages the same number over all pairs of one seed of each side. */
    private static double meanDiscordant(List<RightAnswers> before, List<RightAnswers> now) {
        int[] was = seedsThatAreRight(before);
        int[] is = seedsThatAreRight(now);
        if (was.length != is.length) {
            throw new IllegalArgumentException(
                    "%s images against %s".formatted(was.length, is.length));
        }
        long discordant = 0;
        for (int image = 0; image < was.length; image++) {
            discordant += (long) was[image] * (now.size() - is[image]);
            discordant += (long) is[image] * (before.size() - was[image]);
        }
        return (double) discordant / ((long) before.size() * now.size());
    }

    /** {@return by image, how many seeds get it right; empty without seeds} */
    private static int[] seedsThatAreRight(List<RightAnswers> seeds) {
        int[] right = new int[seeds.isEmpty() ? 0 : seeds.get(0).images()];
        for (RightAnswers seed : seeds) {
            for (int image = 0; image < right.length; image++) {
                right[image] += seed.isRight(image) ? 1 : 0;
            }
        }
        return right;
    }
}
