package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.PixelCorruption;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.ImageTensors;

/** The training sets of Figure 1a, in the order in which they were fitted there. */
enum TrainingSet implements Arm {
    TRUE_LABELS,
    SHUFFLED_PIXELS,
    GAUSSIAN,
    RANDOM_PIXELS,
    RANDOM_LABELS;

    @Override
    public String label() {
        return this == GAUSSIAN ? "Gaussian images" : id().replace('-', ' ');
    }

    /** Returns the training labels; random ones are drawn once, before training. */
    int[] labels(LabelledImages train, long seed) {
        return this == RANDOM_LABELS ? LabelCorruption.drawn(train, 1, seed) : train.labels();
    }

    /**
     * Uploads the images: cropped first, so that no corrupted pixel is lost, then corrupted, then
     * standardised.
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
     * Crops and corrupts images.
     *
     * @param part names the images: each part has random numbers of its own, except for the one
     *     permutation of pixels that all parts share
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
