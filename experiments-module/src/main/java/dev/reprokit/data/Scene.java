package dev.reprokit.data;

import java.util.random.RandomGenerator;

/**
 * Draws one synthetic image: a background that changes from one colour to another, small clutter,
 * the shape, more clutter, noise. Outlines are smoothed over one pixel by the share of the pixel
 * that a shape covers.
 *
 * <p>It uses only arithmetic that Java defines to the last bit ({@code StrictMath} for sine and
 * cosine), so that the bytes are the same on every platform.
 */
final class Scene {
    static final int SIDE = 32;
    static final int CHANNELS = 3;

    /** Share of images whose shape is brighter than the background; in the others it is darker. */
    private static final double BRIGHTER = 0.75;

    /** Smallest distance between the colours of shape and background, in the unit RGB cube. */
    private static final double CONTRAST = 0.5;

    private static final double LARGEST = 11;
    private static final double GRADIENT = 0.3;
    private static final int CLUTTER_BEHIND = 3;

    /**
     * Ranges that differ between sets of images.
     *
     * @param smallest smallest radius of the shape, in pixels
     * @param shift largest distance of its centre from the image's in each direction, in pixels
     * @param tilt largest rotation in each direction, in radians
     * @param noise standard deviation of the noise, on pixels from 0 to 1
     * @param clutter number of small shapes in front of it
     */
    record Style(double smallest, double shift, double tilt, double noise, int clutter) {
        /** The style of training and test images. */
        static final Style USUAL = new Style(8.5, 3, 0.35, 0.05, 1);

        /**
         * The style of the new test set: a little smaller, less centred, more rotated, noisier and
         * more hidden.
         */
        static final Style SHIFTED = new Style(7.5, 4, 0.5, 0.07, 2);
    }

    private final Style style;
    private final RandomGenerator random;
    private final double[][][] canvas = new double[CHANNELS][SIDE][SIDE];

    /** Creates an empty scene that draws all its random choices from this stream. */
    Scene(Style style, RandomGenerator random) {
        this.style = style;
        this.random = random;
    }

    /** Draws the scene into the bytes of one image, in the order channel, row, column. */
    void draw(Shape shape, byte[] pixels, int offset) {
        double[] dark;
        double[] bright;
        do {
            dark = colour();
            bright = colour();
        } while (distance(dark, bright) < CONTRAST || brightness(dark) > brightness(bright));
        boolean brighter = random.nextDouble() < BRIGHTER;
        background(brighter ? dark : bright);
        clutter(CLUTTER_BEHIND);
        double x = SIDE / 2.0 + between(-style.shift, style.shift);
        double y = SIDE / 2.0 + between(-style.shift, style.shift);
        double angle = between(-style.tilt, style.tilt);
        double radius = between(style.smallest, LARGEST);
        fill(shape, x, y, angle, radius, brighter ? bright : dark);
        clutter(style.clutter);
        finish(pixels, offset);
    }

    private void background(double[] colour) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            double across = between(-GRADIENT, GRADIENT) / SIDE;
            double down = between(-GRADIENT, GRADIENT) / SIDE;
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    canvas[channel][row][column] =
                            colour[channel]
                                    + across * (column - SIDE / 2)
                                    + down * (row - SIDE / 2);
                }
            }
        }
    }

    /** Draws small shapes of any class at any place. */
    private void clutter(int count) {
        Shape[] shapes = Shape.values();
        for (int i = 0; i < count; i++) {
            Shape shape = shapes[(int) (random.nextDouble() * shapes.length)];
            double x = between(0, SIDE);
            double y = between(0, SIDE);
            double angle = between(-Math.PI, Math.PI);
            double radius = between(1.5, 3);
            fill(shape, x, y, angle, radius, colour());
        }
    }

    private void fill(
            Shape shape,
            double centreX,
            double centreY,
            double angle,
            double radius,
            double[] colour) {
        double cos = StrictMath.cos(angle) / radius;
        double sin = StrictMath.sin(angle) / radius;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double x = column + 0.5 - centreX;
                double y = row + 0.5 - centreY;
                double distance = shape.distance(x * cos + y * sin, y * cos - x * sin) * radius;
                double covered = Math.min(Math.max(0.5 - distance, 0), 1);
                for (int channel = 0; channel < CHANNELS; channel++) {
                    double below = canvas[channel][row][column];
                    canvas[channel][row][column] = below + covered * (colour[channel] - below);
                }
            }
        }
    }

    private void finish(byte[] pixels, int offset) {
        int to = offset;
        for (double[][] plane : canvas) {
            for (double[] row : plane) {
                for (double value : row) {
                    long level = Math.round(255 * (value + style.noise * noise()));
                    pixels[to++] = (byte) Math.min(Math.max(level, 0), 255);
                }
            }
        }
    }

    /**
     * Draws nearly normal noise of mean 0 and standard deviation 1: the sum of four uniform numbers
     * of 16 bits.
     */
    private double noise() {
        long bits = random.nextLong();
        long sum =
                (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - 2.0 * 0xffff) / 0x10000 * Math.sqrt(3);
    }

    private double[] colour() {
        return new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }

    private static double brightness(double[] colour) {
        return colour[0] + colour[1] + colour[2];
    }

    private static double distance(double[] one, double[] other) {
        double squares = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            double difference = one[channel] - other[channel];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
