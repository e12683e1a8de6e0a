package dev.reprokit.feature;

import dev.reprokit.data.LabelledImages;

/** What a classifier is given of an image. */
@FunctionalInterface
public interface ImageFeatures {

    /**
     * Computes.
     *
     * @param images the images
     * @return a row an image, all rows equally long
     */
    float[][] of(LabelledImages images);

    /**
     * These features, followed by others.
     *
     * @param others of the same images
     * @return rows as long as both together
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
