package dev.reprokit.baseline;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.record.result.RightAnswers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The test images of one condition that flipped between the baseline and the run. They are evidence
 * to look at, not a test: they fail no build.
 *
 * @param experiment the experiment's id
 * @param condition the condition's id
 * @param images the number of test images
 * @param seedsBefore the number of the baseline's seeds
 * @param seedsNow the number of the run's seeds
 * @param lost the images that all the baseline's seeds got right and all the run's seeds wrong, by
 *     index from 0
 * @param won the images that all the baseline's seeds got wrong and all the run's seeds right
 * @param lostByChance how many images would be lost if chance alone had told which seeds are the
 *     baseline's
 * @param wonByChance how many images would be won
 */
public record ImageFlips(
        String experiment,
        String condition,
        int images,
        int seedsBefore,
        int seedsNow,
        List<Integer> lost,
        List<Integer> won,
        Chance lostByChance,
        Chance wonByChance) {

    /**
     * The number of flips when the seeds of both sides are dealt out anew, in all other ways than
     * the actual one.
     *
     * @param mean the mean over all ways
     * @param most the largest number in one of them
     */
    public record Chance(double mean, int most) {}

    /** Compares the conditions of which both sides tell about equally many test images. */
    static List<ImageFlips> of(String experiment, Snapshot before, Snapshot now) {
        List<ImageFlips> flips = new ArrayList<>();
        before.conditions()
                .forEach(
                        (id, condition) ->
                                Optional.ofNullable(now.conditions().get(id))
                                        .map(ConditionSnapshot::right)
                                        .flatMap(
                                                right ->
                                                        of(
                                                                experiment,
                                                                id,
                                                                condition.right(),
                                                                right))
                                        .ifPresent(flips::add));
        return flips;
    }

    static Optional<ImageFlips> of(
            String experiment,
            String condition,
            List<RightAnswers> before,
            List<RightAnswers> now) {
        List<RightAnswers> all = Stream.of(before, now).flatMap(List::stream).toList();
        if (before.isEmpty()
                || now.isEmpty()
                || all.stream().mapToInt(RightAnswers::images).distinct().count() > 1) {
            return Optional.empty();
        }
        Map<BitSet, List<Integer>> bySeeds = new HashMap<>();
        int images = all.get(0).images();
        for (int image = 0; image < images; image++) {
            bySeeds.computeIfAbsent(seedsThatGotItRight(image, all), seeds -> new ArrayList<>())
                    .add(image);
        }
        BitSet baseline = new BitSet();
        baseline.set(0, before.size());
        BitSet run = new BitSet();
        run.set(before.size(), all.size());
        return Optional.of(
                new ImageFlips(
                        experiment,
                        condition,
                        images,
                        before.size(),
                        now.size(),
                        bySeeds.getOrDefault(baseline, List.of()),
                        bySeeds.getOrDefault(run, List.of()),
                        chance(bySeeds, baseline, all.size()),
                        chance(bySeeds, run, all.size())));
    }

    private static BitSet seedsThatGotItRight(int image, List<RightAnswers> seeds) {
        BitSet right = new BitSet();
        for (int seed = 0; seed < seeds.size(); seed++) {
            right.set(seed, seeds.get(seed).isRight(image));
        }
        return right;
    }

    /**
     * Counts the images that exactly some seeds get right, for all other choices of as many seeds.
     * An image flips in one choice only, so that nothing need be drawn or tried.
     *
     * @param bySeeds the images by the seeds that get them right
     * @param actual the actual choice
     * @param seeds the number of seeds to choose from
     */
    private static Chance chance(Map<BitSet, List<Integer>> bySeeds, BitSet actual, int seeds) {
        int chosen = actual.cardinality();
        int[] sizes =
                bySeeds.entrySet().stream()
                        .filter(group -> group.getKey().cardinality() == chosen)
                        .filter(group -> !group.getKey().equals(actual))
                        .mapToInt(group -> group.getValue().size())
                        .toArray();
        double choices = 1;
        for (int i = 1; i <= chosen; i++) {
            choices *= (seeds - chosen + i) / (double) i;
        }
        int flips = 0;
        int most = 0;
        for (int size : sizes) {
            flips += size;
            most = Math.max(most, size);
        }
        return new Chance(flips / (choices - 1), most);
    }

    /** {@return whether an image was lost or won} */
    public boolean isAny() {
        return !lost.isEmpty() || !won.isEmpty();
    }
}
