package dev.reprokit.paper.belkin2019;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.kernel.Points;
import dev.reprokit.linalg.Matrix;

/** Images as points whose coordinates are their pixels divided by 255, from 0 to 1. */
record UnitPixels(LabelledImages images) implements Points {

    @Override
    public int size() {
        return images.size();
    }

    /** {@inheritDoc} The pixels of grey images are few. */
    @Override
    public int parts() {
        return 1;
    }

    @Override
    public Matrix part(int part) {
        double[] coordinates = new double[images.pixelsPerImage()];
        Matrix matrix = Matrix.zeros(coordinates.length, size());
        for (int image = 0; image < size(); image++) {
            for (int i = 0; i < coordinates.length; i++) {
                byte pixel = images.pixels()[image * coordinates.length + i];
                coordinates[i] = Byte.toUnsignedInt(pixel) / 255.0;
            }
            matrix.setColumn(image, coordinates);
        }
        return matrix;
    }
}
