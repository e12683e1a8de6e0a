package dev.reprokit.paper.feldman2020;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Estimates of how much networks memorise the label of each training image (Feldman and Zhang 2020,
 * equation 1): the share of networks that get it right among those that were trained with it, minus
 * the share among those that were not. The networks differ in their random subset of the images,
 * their initial weights and their order of samples.
 *
 * <p>Both shares are means of independent answers, so that the variance of an estimate is {@code
 * p(1 - p)/n + q(1 - q)/m} with probabilities p and q and numbers of networks n with and m without
 * the image. Put for p and q, the shares themselves would make that too small by the factor {@code
 * (n - 1)/n}; divided by {@code n - 1} and {@code m - 1} it is unbiased.
 *
 * @param with the networks that were trained with each image
 * @param without those that were not
 */
record Memorisation(Share[] with, Share[] without) {
    /** The authors' threshold for an image that is memorised. */
    static final double MEMORISED = 0.25;

    /**
     * The networks that get an image right.
     *
     * @param right their number
     * @param of the number of all that were asked
     */
    record Share(int right, int of) {

        /** Returns the share, from 0 to 1; not a number if none was asked. */
        double value() {
            return (double) right / of;
        }

        /**
         * Returns the unbiased variance of the share; not a number if fewer than two were asked.
         */
        double variance() {
            return of < 2 ? Double.NaN : value() * (1 - value()) / (of - 1);
        }
    }

    /**
     * Returns an image's estimate.
     *
     * @return from -1 to 1; not a number if all networks or none were trained with it
     */
    double of(int image) {
        return with[image].value() - without[image].value();
    }

    /** Returns the mean estimate of some images; empty if none has one. */
    OptionalDouble mean(IntPredicate images) {
        return estimates(images).average();
    }

    /** Returns the share of memorised images among some images; empty if none has an estimate. */
    OptionalDouble memorised(IntPredicate images) {
        return estimates(images).map(value -> value >= MEMORISED ? 1 : 0).average();
    }

    /** Returns the memorised images, ascending. */
    int[] memorised() {
        return IntStream.range(0, with.length).filter(i -> of(i) >= MEMORISED).toArray();
    }

    /**
     * Returns the mean share of networks trained without an image that get it right.
     *
     * @return the mean over some images; empty if every network was trained with all of them
     */
    OptionalDouble rightWithout(IntPredicate images) {
        return known(images, image -> without[image].value()).average();
    }

    /** Returns the mean share of networks trained with an image that get it right; or empty. */
    OptionalDouble rightWith(IntPredicate images) {
        return known(images, image -> with[image].value()).average();
    }

    /**
     * Returns the standard error of an estimate, as the root of its mean square over all images.
     *
     * @return empty if no image has two networks on either side
     */
    OptionalDouble standardError() {
        OptionalDouble variance =
                known(image -> true, image -> with[image].variance() + without[image].variance())
                        .average();
        return variance.isEmpty() ? variance : OptionalDouble.of(Math.sqrt(variance.getAsDouble()));
    }

    /**
     * Returns the share of wanted images among the k with the highest estimates, where k is the
     * number of wanted ones. Images that tie for the last places share them: the result is the mean
     * over all orders of the ties.
     *
     * @param wanted whether each image is wanted; at least one is
     * @return precision and, as k is their number, recall; empty if no image has an estimate
     */
    OptionalDouble precision(boolean[] wanted) {
        double[] descending = estimates(image -> true).map(value -> -value).sorted().toArray();
        if (descending.length == 0) {
            return OptionalDouble.empty();
        }
        int k = (int) IntStream.range(0, wanted.length).filter(image -> wanted[image]).count();
        double last = -descending[Math.min(k, descending.length) - 1];
        long above = count(image -> of(image) > last);
        long tied = count(image -> of(image) == last);
        long wantedAbove = count(image -> wanted[image] && of(image) > last);
        long wantedTied = count(image -> wanted[image] && of(image) == last);
        double places = Math.min(1, (double) (k - above) / tied);
        return OptionalDouble.of((wantedAbove + wantedTied * places) / k);
    }

    private long count(IntPredicate images) {
        return IntStream.range(0, with.length).filter(images).count();
    }

    private DoubleStream estimates(IntPredicate images) {
        return known(images, this::of);
    }

    private DoubleStream known(IntPredicate images, IntToDoubleFunction value) {
        return IntStream.range(0, with.length)
                .filter(images)
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number));
    }
}
