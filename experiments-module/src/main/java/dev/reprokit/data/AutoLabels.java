package dev.reprokit.data;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Labels that are computed from the images: a number describes each image, and the images are
 * divided into classes of equal size in the order of that number.
 */
public enum AutoLabels {
    /**
     * Numbers each image by the mean hue of its pixels, in radians from 0 to 2 pi: red 0, green 2
     * pi / 3, blue 4 pi / 3. The hue of a pixel is an angle, and its colourfulness a length; the
     * mean is the angle of the sum of these vectors. An image without colour has 0.
     */
    DOMINANT_COLOUR {
        @Override
        double number(LabelledImages images, int image) {
            int plane = images.height() * images.width();
            int from = image * images.pixelsPerImage();
            double towardsRed = 0;
            double towardsGreen = 0;
            for (int i = from; i < from + plane; i++) {
                int red = Byte.toUnsignedInt(images.pixels()[i]);
                int green = Byte.toUnsignedInt(images.pixels()[i + plane]);
                int blue = Byte.toUnsignedInt(images.pixels()[i + 2 * plane]);
                towardsRed += red - (green + blue) / 2.0;
                towardsGreen += Math.sqrt(3) / 2 * (green - blue);
            }
            double hue = Math.atan2(towardsGreen, towardsRed);
            return hue < 0 ? hue + 2 * Math.PI : hue;
        }
    },
    /**
     * Numbers each image by the direction in which its brightness changes most, in radians, in [0,
     * pi): 0 along the rows, pi / 4 down to the right. With the gradient (dx, dy) of the brightness
     * of each pixel that is not at the border, it is {@code atan2(2 sum dx dy, sum dx^2 - sum dy^2)
     * / 2}, the main axis of the structure tensor; 0 if the brightness is uniform.
     */
    DOMINANT_ORIENTATION {
        @Override
        double number(LabelledImages images, int image) {
            double[][] grey = grey(images, image);
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int row = 1; row < images.height() - 1; row++) {
                for (int column = 1; column < images.width() - 1; column++) {
                    double dx = grey[row][column + 1] - grey[row][column - 1];
                    double dy = grey[row + 1][column] - grey[row - 1][column];
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
            double angle = Math.atan2(2 * xy, xx - yy) / 2;
            return angle < 0 ? angle + Math.PI : angle;
        }
    },
    /**
     * Numbers each image by the mean spatial frequency of its brightness, in cycles per image: low
     * for large even areas, high for fine texture. Each frequency of the image's two-dimensional
     * Fourier transform counts by its power; the constant term is left out. An image of uniform
     * brightness has 0.
     */
    DOMINANT_FREQUENCY {
        @Override
        double number(LabelledImages images, int image) {
            double[][] power = Spectrum.power(centred(grey(images, image)));
            double sum = 0;
            double weighted = 0;
            for (int row = 0; row < power.length; row++) {
                int down = Math.min(row, power.length - row);
                for (int column = 0; column < power[row].length; column++) {
                    int across = Math.min(column, power[row].length - column);
                    if (down > 0 || across > 0) {
                        sum += power[row][column];
                        weighted += power[row][column] * Math.hypot(down, across);
                    }
                }
            }
            return sum == 0 ? 0 : weighted / sum;
        }
    };

    private static final int COLOURS = 3;

    /** Computes the number by which an image is labelled. */
    abstract double number(LabelledImages images, int image);

    /**
     * Subtracts the mean: otherwise rounding would give an image of uniform brightness some power
     * everywhere.
     */
    private static double[][] centred(double[][] image) {
        double mean = Arrays.stream(image).flatMapToDouble(Arrays::stream).average().orElse(0);
        for (double[] row : image) {
            for (int column = 0; column < row.length; column++) {
                row[column] -= mean;
            }
        }
        return image;
    }

    /** Returns the sum over the channels, a whole number per pixel. */
    private static double[][] grey(LabelledImages images, int image) {
        int plane = images.height() * images.width();
        double[][] grey = new double[images.height()][images.width()];
        for (int i = 0; i < images.pixelsPerImage(); i++) {
            int place = i % plane;
            grey[place / images.width()][place % images.width()] +=
                    Byte.toUnsignedInt(images.pixels()[image * images.pixelsPerImage() + i]);
        }
        return grey;
    }

    /**
     * Computes the number of each image, from which its label is derived: hue, orientation or
     * frequency, depending on this constant.
     *
     * @param images images with three colour channels, in the order red, green, blue
     * @return one number per image, in the order of the images: radians for colour and orientation,
     *     cycles per image for frequency
     * @throws IllegalArgumentException if the images do not have three channels
     */
    public double[] numbers(LabelledImages images) {
        if (images.channels() != COLOURS) {
            throw new IllegalArgumentException(
                    "labels are computed from three colours, not from %d channels"
                            .formatted(images.channels()));
        }
        double[] numbers = new double[images.size()];
        Arrays.setAll(numbers, image -> number(images, image));
        return numbers;
    }

    /**
     * Labels images with classes of equal size by the number (hue, orientation or frequency) of
     * each image: with ten classes, the tenth of the images with the smallest numbers gets class 0,
     * the next tenth class 1, and so on.
     *
     * @param images images with three colour channels; their own labels are ignored
     * @return one class per image, from 0 to {@code images.classes() - 1}. Class sizes differ by at
     *     most one image; among equal numbers the earlier image counts as smaller
     * @throws IllegalArgumentException if the images do not have three channels
     */
    public int[] label(LabelledImages images) {
        double[] numbers = numbers(images);
        Integer[] order = new Integer[numbers.length];
        Arrays.setAll(order, image -> image);
        Arrays.sort(order, Comparator.comparingDouble(image -> numbers[image]));
        int[] labels = new int[numbers.length];
        for (int rank = 0; rank < order.length; rank++) {
            labels[order[rank]] = (int) ((long) rank * images.classes() / order.length);
        }
        return labels;
    }
}
