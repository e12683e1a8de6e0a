package dev.reprokit.kernel;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.linalg.Matrix;

/**
 * Images as points: each image becomes one vector, whose coordinates are the numbers of the pixels
 * in its central square, standardised by the mean and deviation of this square ({@link
 * Transforms#standardised(LabelledImages, int)}). They are ordered by channel, row, column, with
 * the column varying fastest; {@link #part} returns up to 512 consecutive ones.
 */
public final class Pixels implements Points {
    private static final int PART = 512;

    private final float[] numbers;
    private final int dimensions;

    /**
     * Creates one point per image, with channels x crop x crop coordinates.
     *
     * @param images the images
     * @param crop side of the central square, in pixels, at least 1
     * @throws IllegalArgumentException if the images are smaller than the square, or {@code crop}
     *     is below 1
     */
    public Pixels(LabelledImages images, int crop) {
        numbers = Transforms.standardised(images, crop);
        dimensions = images.channels() * crop * crop;
    }

    @Override
    public int size() {
        return numbers.length / dimensions;
    }

    @Override
    public int parts() {
        return (dimensions + PART - 1) / PART;
    }

    @Override
    public Matrix part(int part) {
        int from = part * PART;
        double[] coordinates = new double[Math.min(PART, dimensions - from)];
        Matrix matrix = Matrix.zeros(coordinates.length, size());
        for (int point = 0; point < size(); point++) {
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] = numbers[point * dimensions + from + i];
            }
            matrix.setColumn(point, coordinates);
        }
        return matrix;
    }
}
