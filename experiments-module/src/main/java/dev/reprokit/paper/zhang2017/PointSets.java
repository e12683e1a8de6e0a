package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.kernel.Points;

import java.util.function.Function;

/** A trial's images, those for training in the seed's own order, and what makes points of them. */
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

    /** Splits training images: to fit candidates to, and the following to compare them on. */
    PointSets heldOut(int fitted, int heldOut) {
        return new PointSets(
                train.first(fitted), train.range(fitted, fitted + heldOut), representation);
    }
}
