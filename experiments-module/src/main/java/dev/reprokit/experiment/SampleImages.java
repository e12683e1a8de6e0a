package dev.reprokit.experiment;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;

import java.util.List;

/**
 * A row of sample images as networks see them, shown on the experiment's page in the report.
 *
 * @param label what was done to the images of this row, e.g. {@code shuffled pixels}
 * @param images the images, with the labels that the network is trained on
 */
public record SampleImages(String label, LabelledImages images) {
    private static final int FEW = 8;

    /**
     * Creates a row of the first images.
     *
     * @param label what was done to the images of this row
     * @param images any number of images
     * @return the first eight of them, or all if there are fewer
     */
    public static SampleImages first(String label, LabelledImages images) {
        return new SampleImages(label, images.first(Math.min(FEW, images.size())));
    }

    /**
     * Creates two rows of the first images: with their true labels, and with the random labels that
     * networks memorise.
     *
     * @param images the images as the networks see them
     * @param seed the trial's seed, which draws the random labels
     * @return two rows of the same images
     */
    public static List<SampleImages> trueAndRandomLabels(LabelledImages images, long seed) {
        return List.of(
                first("true labels", images),
                first("random labels", images.withLabels(LabelCorruption.drawn(images, 1, seed))));
    }
}
