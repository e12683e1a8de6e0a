package dev.reprokit.kernel;

/**
 * Square patches of images, each normalised in brightness and contrast: {@code (x - mean) /
 * sqrt(variance + c)}. Coates and Ng (2012) use c = 10 for pixels of 0 to 255, whose variance is
 * about 3,600 on CIFAR-10; standardised pixels have variance 1, so that c = {@value
 * #LEAST_VARIANCE}.
 *
 * @param channels channels of the images
 * @param side side of the square images, in pixels
 * @param width side of a patch, in pixels
 */
record Patches(int channels, int side, int width) {
    static final double LEAST_VARIANCE = 0.003;

    /** Returns how many numbers a patch has. */
    int size() {
        return channels * width * width;
    }

    /** Returns the number of positions of a patch along one side of an image. */
    int positions() {
        return side - width + 1;
    }

    /** Returns how many numbers an image has. */
    int image() {
        return channels * side * side;
    }

    /**
     * Cuts out a patch and normalises it.
     *
     * @param images numbers of shape (images, channels, side, side), flattened
     * @param image index of the image
     * @param top row of the patch's upper edge
     * @param left column of the patch's left edge
     * @param patch receives the numbers
     */
    void cut(float[] images, int image, int top, int left, double[] patch) {
        int next = 0;
        double sum = 0;
        double squares = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < width; row++) {
                int from = image * image() + (channel * side + top + row) * side + left;
                for (int column = 0; column < width; column++) {
                    double number = images[from + column];
                    sum += number;
                    squares += number * number;
                    patch[next++] = number;
                }
            }
        }
        double mean = sum / size();
        double variance = Math.max(0, squares / size() - mean * mean);
        double scale = 1 / Math.sqrt(variance + LEAST_VARIANCE);
        for (int i = 0; i < next; i++) {
            patch[i] = (patch[i] - mean) * scale;
        }
    }
}
