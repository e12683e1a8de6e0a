package dev.reprokit.data;

/** What turns images into network inputs. */
public final class Transforms {
    private Transforms() {}

    /**
     * The input of every run of Zhang et al. (2017, appendix A) and of the research log: the
     * central square of each image, divided by 255, then standardised by its own mean and standard
     * deviation over all channels, {@code (x - mean) / max(std, 1 / sqrt(N))} with N numbers in the
     * cropped image. This is TensorFlow's {@code per_image_whitening}.
     *
     * <p>The standard deviation is the population's (divided by N), as in TensorFlow. PyTorch's
     * {@code Tensor.std} divides by N - 1; at N = 2352 its results are smaller by 2e-4 of
     * themselves.
     *
     * @param images the images
     * @param crop side of the square, in pixels; where a margin is odd, the square sits half a
     *     pixel towards the upper left
     * @return numbers of shape (images, channels, crop, crop), flattened
     * @throws IllegalArgumentException if the images are smaller than the crop, or the result is
     *     too large for one array
     */
    public static float[] standardised(LabelledImages images, int crop) {
        if (crop < 1 || crop > Math.min(images.height(), images.width())) {
            throw new IllegalArgumentException(
                    "cannot crop %d x %d from images of %d x %d"
                            .formatted(crop, crop, images.height(), images.width()));
        }
        int size = images.channels() * crop * crop;
        if ((long) images.size() * size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d images of %d numbers do not fit into one array"
                            .formatted(images.size(), size));
        }
        float[] result = new float[images.size() * size];
        int[] cropped = new int[size];
        for (int image = 0; image < images.size(); image++) {
            crop(images, image, crop, cropped);
            standardise(cropped, result, image * size);
        }
        return result;
    }

    private static void crop(LabelledImages images, int image, int crop, int[] cropped) {
        int top = (images.height() - crop) / 2;
        int left = (images.width() - crop) / 2;
        int to = 0;
        for (int channel = 0; channel < images.channels(); channel++) {
            int plane = (image * images.channels() + channel) * images.height();
            for (int row = 0; row < crop; row++) {
                int from = (plane + top + row) * images.width() + left;
                for (int column = 0; column < crop; column++) {
                    cropped[to++] = Byte.toUnsignedInt(images.pixels()[from + column]);
                }
            }
        }
    }

    private static void standardise(int[] values, float[] result, int offset) {
        // Sums of bytes are exact in a long.
        long sum = 0;
        long squares = 0;
        for (int value : values) {
            sum += value;
            squares += (long) value * value;
        }
        int n = values.length;
        double mean = sum / 255.0 / n;
        double variance = (squares - (double) sum * sum / n) / n / (255.0 * 255.0);
        double std = Math.max(Math.sqrt(Math.max(variance, 0)), 1 / Math.sqrt(n));
        for (int i = 0; i < n; i++) {
            result[offset + i] = (float) ((values[i] / 255.0 - mean) / std);
        }
    }
}
