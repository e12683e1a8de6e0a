package dev.reprokit.paper.feldman2020;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.training.Checkpoint;

import java.util.Map;

/**
 * The evidence by image from which memorisation is estimated: for each training image the number of
 * networks that were trained with it and without it, and the number of those that get it right.
 * They are all that an estimate needs, so that networks are forgotten once they are counted.
 */
final class RightCounts {
    private static final String STATE = "right counts";
    private static final int WITH = 0;
    private static final int RIGHT_WITH = 1;
    private static final int WITHOUT = 2;
    private static final int RIGHT_WITHOUT = 3;
    private static final int KINDS = 4;

    private final int images;
    private final int[] counts;

    /** Creates the counts of no network. */
    RightCounts(int images) {
        this.images = images;
        counts = new int[KINDS * images];
    }

    /**
     * Counts a network.
     *
     * @param trainedOn whether it was trained with each image
     * @param right whether it gives each image the label that was to be fitted
     */
    void add(boolean[] trainedOn, boolean[] right) {
        for (int image = 0; image < images; image++) {
            counts[at(trainedOn[image] ? WITH : WITHOUT, image)]++;
            if (right[image]) {
                counts[at(trainedOn[image] ? RIGHT_WITH : RIGHT_WITHOUT, image)]++;
            }
        }
    }

    private int at(int kind, int image) {
        return kind * images + image;
    }

    /** Returns the estimates after the networks counted so far. */
    Memorisation estimate() {
        Memorisation.Share[] with = new Memorisation.Share[images];
        Memorisation.Share[] without = new Memorisation.Share[images];
        for (int image = 0; image < images; image++) {
            with[image] = share(RIGHT_WITH, WITH, image);
            without[image] = share(RIGHT_WITHOUT, WITHOUT, image);
        }
        return new Memorisation(with, without);
    }

    private Memorisation.Share share(int right, int of, int image) {
        return new Memorisation.Share(counts[at(right, image)], counts[at(of, image)]);
    }

    /** Returns the counts as an array of a manager, by name. */
    Map<String, NDArray> state(NDManager manager) {
        return Map.of(STATE, manager.create(counts));
    }

    /** Continues from the counts of a checkpoint. */
    void restore(Checkpoint checkpoint) {
        int[] stored = checkpoint.get(STATE, new Shape(counts.length)).toIntArray();
        System.arraycopy(stored, 0, counts, 0, counts.length);
    }
}
