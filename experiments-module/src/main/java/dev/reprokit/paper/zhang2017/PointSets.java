package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.kernel.Points;

import java.util.function.Function;

/**
 * A trial's images, and their representation as points.
 *
 * @param train the seed's training images, in its own order
 * @param test test images
 * @param representation converts images to points
 */
record PointSets(
        LabelledImages train,
        LabelledImages test,
        Function<LabelledImages, Points> representation) {

    Points trainPoints() {
        return representation.apply(train);
    }

    Points testPoints() {
        return representation.apply(test);
    }

    /**
     * Splits training images: some to fit candidates to, and the following ones to compare them on.
     */
    PointSets heldOut(int fitted, int heldOut) {
        return new PointSets(
                train.first(fitted), train.range(fitted, fitted + heldOut), representation);
    }
}
