package dev.reprokit.feature;

import dev.reprokit.data.LabelledImages;

/**
 * Computes features of images: the numbers that describe an image to a classifier, which sees
 * nothing else of it.
 */
@FunctionalInterface
public interface ImageFeatures {

    /**
     * Computes the features, the numbers that describe each image to a classifier.
     *
     * @param images the images
     * @return one row per image, in the order of the images; all rows have the same length
     */
    float[][] of(LabelledImages images);

    /**
     * Returns features that consist of these, followed by others, in each image's row.
     *
     * @param others other features, to be computed from the same images
     * @return features whose rows are as long as both together
     */
    default ImageFeatures and(ImageFeatures others) {
        return images -> {
            float[][] rows = of(images);
            float[][] more = others.of(images);
            float[][] both = new float[rows.length][];
            for (int image = 0; image < rows.length; image++) {
                both[image] = new float[rows[image].length + more[image].length];
                System.arraycopy(rows[image], 0, both[image], 0, rows[image].length);
                System.arraycopy(
                        more[image], 0, both[image], rows[image].length, more[image].length);
            }
            return both;
        };
    }
}
