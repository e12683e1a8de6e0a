package dev.reprokit.experiment;

import java.util.Locale;

/**
 * The images of a scale: the first ones of a data set.
 *
 * @param dataset the data set's id, e.g. {@code cifar10}
 * @param train number of training images
 * @param test number of test images
 */
public record Images(String dataset, int train, int test) {

    /**
     * Creates images of CIFAR-10.
     *
     * @param train number of training images, at most 50,000
     * @param test number of test images, at most 10,000
     * @return the images
     */
    public static Images cifar10(int train, int test) {
        return new Images("cifar10", train, test);
    }

    /**
     * Creates images of MNIST.
     *
     * @param train number of training images, at most 60,000
     * @param test number of test images, at most 10,000
     * @return the images
     */
    public static Images mnist(int train, int test) {
        return new Images("mnist", train, test);
    }

    /**
     * Creates images that ReproKit draws, for builds without any data set.
     *
     * @param train number of training images
     * @param test number of test images
     * @return the images
     */
    public static Images synthetic(int train, int test) {
        return new Images("synthetic", train, test);
    }

    /**
     * Creates images in MNIST's form that ReproKit draws, for builds without any data set.
     *
     * @param train number of training images
     * @param test number of test images
     * @return the images, grey and of 28x28 pixels
     */
    public static Images syntheticGrey(int train, int test) {
        return new Images("synthetic-grey", train, test);
    }

    /** {@return e.g. {@code 700 training and 500 test images of synthetic}} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,d training and %,d test images of %s", train, test, dataset);
    }
}
