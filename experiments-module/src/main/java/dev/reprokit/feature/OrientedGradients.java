package dev.reprokit.feature;

import dev.reprokit.data.LabelledImages;

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005). They describe an image by the
 * orientations of its edges: the image is divided into square cells, and each cell has a histogram
 * of the orientations of the brightness gradients of its pixels.
 *
 * <ul>
 *   <li>Gradient of a pixel: the difference of the two neighbours, right minus left and lower minus
 *       upper, without smoothing; at the border the pixel itself replaces the missing neighbour. Of
 *       the channels, the one with the largest gradient counts.
 *   <li>Orientation: unsigned, 0 to 180 degrees, in {@value #BINS} bins of 20 degrees.
 *   <li>Histogram: each pixel adds the length of its gradient, shared between the two nearest bins
 *       and the four nearest cells by linear interpolation to their centres. Orientations are
 *       cyclic; shares for cells outside the image are dropped.
 *   <li>Blocks: each square of 2x2 neighbouring cells is a block, so that most cells are in four
 *       blocks. The 36 numbers v of a block are divided by {@code sqrt(|v|^2 + e^2)} with e = 0.01,
 *       for pixels from 0 to 1. The authors also clip and normalise again, and weight pixels by a
 *       Gaussian over the block; this class does not.
 * </ul>
 *
 * <p>With R x C cells, an image has (R - 1) (C - 1) 36 features, ordered by block (row, column),
 * cell within the block (row, column), and bin, which varies fastest.
 *
 * @param cell side of a cell, in pixels, at least 1; pixels that remain at the right and lower
 *     border are in no cell
 */
public record OrientedGradients(int cell) implements ImageFeatures {
    static final int BINS = 9;
    private static final int BLOCK = 2;
    private static final double BRIGHTEST = 255;
    private static final double LEAST_LENGTH = 0.01;

    /**
     * Checks the size of the cells.
     *
     * @throws IllegalArgumentException if {@code cell} is below 1
     */
    public OrientedGradients {
        if (cell < 1) {
            throw new IllegalArgumentException(
                    "expected cells of at least 1 pixel, but got " + cell);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the images have fewer than two cells in a direction
     */
    @Override
    public float[][] of(LabelledImages images) {
        int rows = images.height() / cell;
        int columns = images.width() / cell;
        if (rows < BLOCK || columns < BLOCK) {
            throw new IllegalArgumentException(
                    "images of %d x %d pixels have fewer than two cells of %d pixels in a direction"
                            .formatted(images.height(), images.width(), cell));
        }
        float[][] features = new float[images.size()][];
        for (int image = 0; image < features.length; image++) {
            features[image] = blocks(histograms(images, image, rows, columns));
        }
        return features;
    }

    private double[][][] histograms(LabelledImages images, int image, int rows, int columns) {
        double[][][] histograms = new double[rows][columns][BINS];
        for (int y = 0; y < images.height(); y++) {
            for (int x = 0; x < images.width(); x++) {
                vote(histograms, y, x, Gradient.largest(images, image, y, x));
            }
        }
        return histograms;
    }

    private void vote(double[][][] histograms, int y, int x, Gradient gradient) {
        double length = gradient.length();
        if (length == 0) {
            return;
        }
        double row = (y + 0.5) / cell - 0.5;
        double column = (x + 0.5) / cell - 0.5;
        double bin = gradient.orientation() / Math.PI * BINS - 0.5;
        for (int r = (int) Math.floor(row); r <= Math.floor(row) + 1; r++) {
            for (int c = (int) Math.floor(column); c <= Math.floor(column) + 1; c++) {
                if (r < 0 || r >= histograms.length || c < 0 || c >= histograms[r].length) {
                    continue;
                }
                double place = (1 - Math.abs(row - r)) * (1 - Math.abs(column - c));
                int lower = (int) Math.floor(bin);
                double upper = bin - lower;
                histograms[r][c][Math.floorMod(lower, BINS)] += length * place * (1 - upper);
                histograms[r][c][Math.floorMod(lower + 1, BINS)] += length * place * upper;
            }
        }
    }

    private static float[] blocks(double[][][] histograms) {
        int down = histograms.length - BLOCK + 1;
        int across = histograms[0].length - BLOCK + 1;
        int size = BLOCK * BLOCK * BINS;
        float[] features = new float[down * across * size];
        for (int block = 0; block < down * across; block++) {
            double squares = LEAST_LENGTH * LEAST_LENGTH;
            double[] numbers = new double[size];
            for (int i = 0; i < size; i++) {
                int inBlock = i / BINS;
                numbers[i] =
                        histograms[block / across + inBlock / BLOCK][
                                block % across + inBlock % BLOCK][i % BINS];
                squares += numbers[i] * numbers[i];
            }
            for (int i = 0; i < size; i++) {
                features[block * size + i] = (float) (numbers[i] / Math.sqrt(squares));
            }
        }
        return features;
    }

    /** The gradient of one pixel; pixels are from 0 to 1. */
    private record Gradient(double right, double down) {

        static Gradient largest(LabelledImages images, int image, int y, int x) {
            Gradient largest = new Gradient(0, 0);
            for (int channel = 0; channel < images.channels(); channel++) {
                int plane = (image * images.channels() + channel) * images.height();
                Gradient gradient =
                        new Gradient(
                                pixel(images, plane, y, x + 1) - pixel(images, plane, y, x - 1),
                                pixel(images, plane, y + 1, x) - pixel(images, plane, y - 1, x));
                if (gradient.length() > largest.length()) {
                    largest = gradient;
                }
            }
            return largest;
        }

        private static double pixel(LabelledImages images, int plane, int y, int x) {
            int row = Math.min(Math.max(y, 0), images.height() - 1);
            int column = Math.min(Math.max(x, 0), images.width() - 1);
            return Byte.toUnsignedInt(images.pixels()[(plane + row) * images.width() + column])
                    / BRIGHTEST;
        }

        double length() {
            return Math.hypot(right, down);
        }

        /** Returns the orientation in [0, pi). */
        double orientation() {
            double angle = Math.atan2(down, right);
            double unsigned = angle < 0 ? angle + Math.PI : angle;
            return unsigned >= Math.PI ? 0 : unsigned;
        }
    }
}
