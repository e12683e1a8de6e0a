package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.random.RandomStream;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Distinct images in random order as points of the theorem, each standardised image once.
 *
 * @param points n points of channels x crop x crop numbers each
 * @param duplicates number of images that were skipped because an equal one had been drawn before
 */
record DistinctImages(double[][] points, int duplicates) {

    /**
     * Draws images without replacement until n of their centre crops differ.
     *
     * @throws IllegalArgumentException if the images have fewer distinct ones
     */
    static DistinctImages draw(LabelledImages images, int crop, int n, RandomGenerator random) {
        int[] order = RandomStream.permutation(images.size(), random);
        List<double[]> points = new ArrayList<>();
        Set<FloatBuffer> seen = new HashSet<>();
        for (int drawn = 0; drawn < order.length; drawn++) {
            float[] image =
                    Transforms.standardised(images.range(order[drawn], order[drawn] + 1), crop);
            if (seen.add(FloatBuffer.wrap(image))) {
                points.add(IntStream.range(0, image.length).mapToDouble(k -> image[k]).toArray());
            }
            if (points.size() == n) {
                return new DistinctImages(points.toArray(double[][]::new), drawn + 1 - n);
            }
        }
        throw new IllegalArgumentException(
                "%d distinct images asked for; of %d only %d are"
                        .formatted(n, images.size(), points.size()));
    }

    /**
     * Creates close pairs of points: each image twice, the copy with its first number raised by a
     * gap.
     *
     * @param gap distance of the two, in standard deviations of the image
     * @return 2n points; a pair is consecutive
     */
    double[][] pairs(double gap) {
        double[][] pairs = new double[2 * points.length][];
        for (int i = 0; i < points.length; i++) {
            pairs[2 * i] = points[i];
            pairs[2 * i + 1] = points[i].clone();
            pairs[2 * i + 1][0] += gap;
        }
        return pairs;
    }
}
