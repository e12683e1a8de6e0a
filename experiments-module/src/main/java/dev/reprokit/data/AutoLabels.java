package dev.reprokit.data;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Labels that are computed from the image: a number that describes it, and classes of equally many
 * images by the order of that number.
 */
public enum AutoLabels {
    /**
     * The hue that the pixels have on average, each counting by its colourfulness: red 0, green 2
     * pi / 3, blue 4 pi / 3, in radians. An image without colour has 0.
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
     * The direction in which brightness changes most: the structure tensor's main axis, 0 along the
     * rows, pi / 4 down to the right, in [0, pi).
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
     * The mean distance of the spectrum of brightness from its centre, weighted by power, without
     * the centre itself: cycles an image.
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

    /** What an image is labelled by. */
    abstract double number(LabelledImages images, int image);

    /** Less its mean: rounding would leave an image of one brightness some power everywhere. */
    private static double[][] centred(double[][] image) {
        double mean = Arrays.stream(image).flatMapToDouble(Arrays::stream).average().orElse(0);
        for (double[] row : image) {
            for (int column = 0; column < row.length; column++) {
                row[column] -= mean;
            }
        }
        return image;
    }

    /** Sum over the channels, a whole number. */
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
     * The numbers that the labels come from.
     *
     * @param images with three colours
     * @return one an image
     * @throws IllegalArgumentException if the images have not three channels
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
     * Labels images.
     *
     * @param images with three colours; their own labels do not matter
     * @return one of {@code images.classes()} classes for each: the tenth with the smallest numbers
     *     0, the next tenth 1 ... of ten. Classes differ by one image at most; of equal numbers the
     *     earlier image has the smaller
     * @throws IllegalArgumentException if the images have not three channels
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
