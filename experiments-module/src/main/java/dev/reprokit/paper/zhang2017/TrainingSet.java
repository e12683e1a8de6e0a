package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.PixelCorruption;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.ImageTensors;

import java.util.Arrays;

/** What Figure 1a trains on, in the order in which it was fitted there. */
enum TrainingSet {
    TRUE_LABELS("true-labels", "true labels"),
    SHUFFLED_PIXELS("shuffled-pixels", "shuffled pixels"),
    GAUSSIAN("gaussian", "Gaussian images"),
    RANDOM_PIXELS("random-pixels", "random pixels"),
    RANDOM_LABELS("random-labels", "random labels");

    private final String id;
    private final String label;

    TrainingSet(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The training set of an id. */
    static TrainingSet of(String id) {
        return Arrays.stream(values())
                .filter(set -> set.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no training set " + id));
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    /** The training labels, drawn once before training where they are random. */
    int[] labels(LabelledImages train, long seed) {
        return this == RANDOM_LABELS ? LabelCorruption.drawn(train, 1, seed) : train.labels();
    }

    /**
     * The images on the device: cropped first, so that no corrupted pixel is lost, then corrupted,
     * then standardised.
     *
     * @param crop height and width of the centre crop, in pixels
     */
    ImageTensors tensors(Trial trial, int crop) {
        if (this == TRUE_LABELS || this == RANDOM_LABELS) {
            return trial.tensors(crop);
        }
        return ImageTensors.of(
                trial.manager(),
                corrupted(trial.dataset().train(), crop, trial.seed(), "training images"),
                corrupted(trial.dataset().test(), crop, trial.seed(), "test images"),
                crop);
    }

    /**
     * Cropped and corrupted images.
     *
     * @param part which images these are: each part's random numbers are its own, but for the one
     *     order of pixels that all parts share
     */
    LabelledImages corrupted(LabelledImages images, int crop, long seed, String part) {
        LabelledImages cropped = Transforms.centreCrop(images, crop);
        return switch (this) {
            case TRUE_LABELS, RANDOM_LABELS -> cropped;
            case SHUFFLED_PIXELS ->
                    PixelCorruption.shuffled(
                            cropped,
                            PixelCorruption.order(cropped, RandomStream.of(seed, "pixel order")));
            case RANDOM_PIXELS ->
                    PixelCorruption.random(
                            cropped, RandomStream.of(seed, "random pixels of " + part));
            case GAUSSIAN ->
                    PixelCorruption.gaussian(cropped, RandomStream.of(seed, "Gaussian " + part));
        };
    }
}
