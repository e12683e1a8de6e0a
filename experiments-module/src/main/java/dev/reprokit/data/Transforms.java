package dev.reprokit.data;

/** Transforms that turn images into network inputs. */
public final class Transforms {
    private Transforms() {}

    /**
     * Creates the input of every run of Zhang et al. (2017, appendix A) and of the research log (a
     * notebook of training runs on CIFAR-10 that ReproKit repeats): the central square of each
     * image, divided by 255, then standardised by its own mean and standard deviation over all
     * channels, {@code (x - mean) / max(std, 1 / sqrt(N))} with N numbers in the cropped image.
     * This is TensorFlow's {@code per_image_whitening}.
     *
     * <p>The standard deviation is that of the population (divided by N), as in TensorFlow.
     * PyTorch's {@code Tensor.std} divides by N - 1; for N = 2352 the results differ by a factor of
     * 1 - 2e-4.
     *
     * @param images the images
     * @param crop side of the square, in pixels, from 1 to the smaller side of the images; if a
     *     margin is odd, the square lies half a pixel towards the upper left
     * @return numbers of shape (images, channels, crop, crop), flattened
     * @throws IllegalArgumentException if the images are smaller than the crop, or the result is
     *     too large for one array
     */
    public static float[] standardised(LabelledImages images, int crop) {
        LabelledImages cropped = centreCrop(images, crop);
        int size = cropped.pixelsPerImage();
        if ((long) cropped.size() * size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d images of %d numbers do not fit into one array"
                            .formatted(cropped.size(), size));
        }
        float[] result = new float[cropped.size() * size];
        for (int image = 0; image < cropped.size(); image++) {
            standardise(cropped.pixels(), result, image * size, size);
        }
        return result;
    }

    /**
     * Scales the pixels of whole images to 0 to 1 and standardises them by given statistics of
     * their channel, {@code (pixel / 255 - mean) / deviation}.
     *
     * @param images the images
     * @param statistics mean and deviation of each channel over a data set, one per channel of the
     *     images
     * @return numbers of shape (images, channels, height, width), flattened
     */
    public static float[] standardised(LabelledImages images, ChannelStatistics statistics) {
        int plane = images.height() * images.width();
        float[] result = new float[images.pixels().length];
        for (int i = 0; i < result.length; i++) {
            int channel = i / plane % images.channels();
            double share = Byte.toUnsignedInt(images.pixels()[i]) / 255.0;
            result[i] =
                    (float)
                            ((share - statistics.means().get(channel))
                                    / statistics.deviations().get(channel));
        }
        return result;
    }

    /**
     * Adds a black margin around each image.
     *
     * @param images the images
     * @param margin width of the margin, in pixels; 0 or more
     * @return images that are larger by 2 x margin in both directions, with the same labels
     */
    public static LabelledImages padded(LabelledImages images, int margin) {
        int height = images.height() + 2 * margin;
        int width = images.width() + 2 * margin;
        int planes = images.size() * images.channels();
        byte[] padded = new byte[planes * height * width];
        for (int row = 0; row < planes * images.height(); row++) {
            int plane = row / images.height();
            int to = (plane * height + margin + row % images.height()) * width + margin;
            System.arraycopy(images.pixels(), row * images.width(), padded, to, images.width());
        }
        return new LabelledImages(
                images.channels(), height, width, padded, images.labels(), images.classes());
    }

    /**
     * Cuts out the central square of each image.
     *
     * @param images the images
     * @param side side of the square, in pixels, from 1 to the smaller side of the images; if a
     *     margin is odd, the square lies half a pixel towards the upper left
     * @return smaller images with the same labels
     * @throws IllegalArgumentException if the images are smaller than the square, or {@code side}
     *     is below 1
     */
    public static LabelledImages centreCrop(LabelledImages images, int side) {
        if (side < 1 || side > Math.min(images.height(), images.width())) {
            throw new IllegalArgumentException(
                    "cannot crop %d x %d from images of %d x %d"
                            .formatted(side, side, images.height(), images.width()));
        }
        int top = (images.height() - side) / 2;
        int left = (images.width() - side) / 2;
        int planes = images.size() * images.channels();
        byte[] cropped = new byte[planes * side * side];
        for (int plane = 0; plane < planes; plane++) {
            for (int row = 0; row < side; row++) {
                int from = (plane * images.height() + top + row) * images.width() + left;
                System.arraycopy(images.pixels(), from, cropped, (plane * side + row) * side, side);
            }
        }
        return new LabelledImages(
                images.channels(), side, side, cropped, images.labels(), images.classes());
    }

    private static void standardise(byte[] pixels, float[] result, int offset, int n) {
        // Sums of bytes are exact in a long.
        long sum = 0;
        long squares = 0;
        for (int i = offset; i < offset + n; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            sum += value;
            squares += (long) value * value;
        }
        double mean = sum / 255.0 / n;
        double variance = (squares - (double) sum * sum / n) / n / (255.0 * 255.0);
        double std = Math.max(Math.sqrt(Math.max(variance, 0)), 1 / Math.sqrt(n));
        for (int i = offset; i < offset + n; i++) {
            result[i] = (float) ((Byte.toUnsignedInt(pixels[i]) / 255.0 - mean) / std);
        }
    }
}
