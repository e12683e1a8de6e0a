package dev.reprokit.paper.bengio2013;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.feature.ImageFeatures;

/** Pixels scaled to 0 to 1, without further processing. */
final class PixelValues implements ImageFeatures {
    private static final float BRIGHTEST = 255;

    @Override
    public float[][] of(LabelledImages images) {
        int size = images.pixelsPerImage();
        float[][] rows = new float[images.size()][size];
        for (int i = 0; i < images.pixels().length; i++) {
            rows[i / size][i % size] = Byte.toUnsignedInt(images.pixels()[i]) / BRIGHTEST;
        }
        return rows;
    }
}
