package dev.reprokit.experiment;

import dev.reprokit.data.LabelledImages;

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
}
