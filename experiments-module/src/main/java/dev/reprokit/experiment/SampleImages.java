package dev.reprokit.experiment;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;

import java.util.List;

/**
 * A few images as networks see them, for people to look at.
 *
 * @param label what was done to them, e.g. {@code shuffled pixels}
 * @param images the images, with the classes that the network is told
 */
public record SampleImages(String label, LabelledImages images) {
    private static final int FEW = 8;

    /**
     * The first few of many.
     *
     * @param label what was done to them
     * @param images the images
     * @return at most eight of them
     */
    public static SampleImages first(String label, LabelledImages images) {
        return new SampleImages(label, images.first(Math.min(FEW, images.size())));
    }

    /**
     * The first images with their classes, and with the random labels that networks memorise.
     *
     * @param images as the networks see them
     * @param seed the trial's, which draws the labels
     * @return two rows
     */
    public static List<SampleImages> trueAndRandomLabels(LabelledImages images, long seed) {
        return List.of(
                first("true labels", images),
                first("random labels", images.withLabels(LabelCorruption.drawn(images, 1, seed))));
    }
}
