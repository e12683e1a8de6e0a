package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.random.RandomGenerator;

/**
 * Data augmentation of a batch on its device: random flips and crops, drawn for each image anew.
 * They are for a training loop of one's own; {@link Protocol#withRandomCrop} and {@link
 * TrainingImages#paddedCrops} do it inside a {@link Training}.
 *
 * <p>DJL's {@code RandomFlipLeftRight} and {@code RandomFlipTopBottom} throw the mirror image away,
 * and its {@code RandomResizedCrop} never cuts at the last offset.
 */
public final class Augmentation {
    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;
    private static final int DIMENSIONS = 4;

    private Augmentation() {}

    /**
     * Mirrors each image left to right with probability 1/2, all its channels alike.
     *
     * @param images (batch, channels, height, width), any type of number; stays as it is
     * @param random gives one number per image
     * @return a new array of the same shape and type, which the manager of {@code images} owns
     * @throws IllegalArgumentException if {@code images} does not have four dimensions
     */
    public static NDArray randomHorizontalFlip(NDArray images, RandomGenerator random) {
        return randomFlip(images, WIDTH, random);
    }

    /**
     * Mirrors each image top to bottom with probability 1/2, all its channels alike.
     *
     * @param images (batch, channels, height, width), any type of number; stays as it is
     * @param random gives one number per image
     * @return a new array of the same shape and type, which the manager of {@code images} owns
     * @throws IllegalArgumentException if {@code images} does not have four dimensions
     */
    public static NDArray randomVerticalFlip(NDArray images, RandomGenerator random) {
        return randomFlip(images, HEIGHT, random);
    }

    private static NDArray randomFlip(NDArray images, int axis, RandomGenerator random) {
        requireImages(images);
        boolean[] flipped = new boolean[(int) images.size(0)];
        for (int image = 0; image < flipped.length; image++) {
            flipped[image] = random.nextBoolean();
        }
        NDManager manager = images.getManager();
        try (NDArray choice = manager.create(flipped, new Shape(flipped.length, 1, 1, 1));
                NDArray ofEachPixel = choice.broadcast(images.getShape());
                NDArray mirror = images.flip(axis)) {
            return NDArrays.where(ofEachPixel, mirror, images);
        }
    }

    /**
     * Cuts a window from each image, all its channels alike, at a random offset: every offset at
     * which the window lies inside the image is equally likely, the first and the last included.
     *
     * @param images (batch, channels, height, width), any type of number; stays as it is
     * @param height height of the window, in pixels
     * @param width width of the window, in pixels
     * @param random gives two numbers per image
     * @return a new array (batch, channels, {@code height}, {@code width}) of the same type, which
     *     the manager of {@code images} owns
     * @throws IllegalArgumentException if {@code images} does not have four dimensions, or the
     *     window is empty or larger than the images
     */
    public static NDArray randomCrop(
            NDArray images, int height, int width, RandomGenerator random) {
        requireImages(images);
        int rows = (int) images.size(HEIGHT);
        int columns = (int) images.size(WIDTH);
        if (height < 1 || width < 1 || height > rows || width > columns) {
            throw new IllegalArgumentException(
                    "cannot crop %d x %d from images of %d x %d"
                            .formatted(height, width, rows, columns));
        }
        long batch = images.size(0);
        long channels = images.size(1);
        long[] corners = new long[(int) batch];
        for (int image = 0; image < corners.length; image++) {
            long top = random.nextInt(rows - height + 1);
            corners[image] = top * columns + random.nextInt(columns - width + 1);
        }
        NDManager manager = images.getManager();
        try (NDArray corner = manager.create(corners, new Shape(batch, 1, 1));
                NDArray window = manager.create(window(height, width, columns));
                NDArray places = corner.add(window);
                NDArray inEachChannel = places.broadcast(batch, channels, (long) height * width);
                NDArray flat = images.reshape(batch, channels, (long) rows * columns);
                NDArray cropped = flat.gather(inEachChannel, 2)) {
            return cropped.reshape(batch, channels, height, width);
        }
    }

    /** Returns the flat indices of the pixels of the window at the upper left corner. */
    private static long[] window(int height, int width, int columns) {
        long[] places = new long[height * width];
        for (int i = 0; i < places.length; i++) {
            places[i] = (long) (i / width) * columns + i % width;
        }
        return places;
    }

    private static void requireImages(NDArray images) {
        if (images.getShape().dimension() != DIMENSIONS) {
            throw new IllegalArgumentException(
                    "expected images of the shape (batch, channels, height, width), but got "
                            + images.getShape());
        }
    }
}
