package dev.reprokit.feature;

import dev.reprokit.data.LabelledImages;

/**
 * A histogram of an image's colours (Swain and Ballard 1991): the range 0 to 255 of each channel is
 * divided into levels of equal width, and a feature is the share, from 0 to 1, of the image's
 * pixels whose channels are at given levels. A number v is at level {@code floor(v * levels /
 * 256)}.
 *
 * @param levels number of levels per channel, from 1 to 256. There are {@code levels^channels}
 *     features per image, e.g. 64 for 4 levels of 3 channels, in the order of the first channel's
 *     level, then the second's, and so on; the last channel's level varies fastest
 */
public record ColourHistogram(int levels) implements ImageFeatures {
    private static final int BYTE_VALUES = 256;

    /**
     * Checks the number of levels.
     *
     * @throws IllegalArgumentException if it is not between 1 and 256
     */
    public ColourHistogram {
        if (levels < 1 || levels > BYTE_VALUES) {
            throw new IllegalArgumentException(
                    "expected 1 to 256 levels of a histogram, but got " + levels);
        }
    }

    @Override
    public float[][] of(LabelledImages images) {
        int plane = images.height() * images.width();
        int boxes = (int) Math.round(Math.pow(levels, images.channels()));
        float[][] rows = new float[images.size()][boxes];
        for (int image = 0; image < rows.length; image++) {
            for (int pixel = 0; pixel < plane; pixel++) {
                int box = 0;
                for (int channel = 0; channel < images.channels(); channel++) {
                    int at = (image * images.channels() + channel) * plane + pixel;
                    int value = Byte.toUnsignedInt(images.pixels()[at]);
                    box = box * levels + value * levels / BYTE_VALUES;
                }
                rows[image][box] += 1f / plane;
            }
        }
        return rows;
    }
}
