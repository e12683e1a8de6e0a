package dev.reprokit.paper.zhang2017;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Distinct points projected on a random direction, the first step in the proof of Theorem 1: almost
 * surely no two projections are equal.
 *
 * @param direction a unit vector, uniform on the sphere
 * @param values the projections, increasing
 * @param order the index of each projection's point
 */
record Projection(double[] direction, double[] values, int[] order) {

    /**
     * Draws the direction, projects n points of d finite numbers each, and sorts.
     *
     * @throws IllegalArgumentException if there is no point, the points differ in size, a number is
     *     not finite, or two points are equal
     * @throws ArithmeticException if the projections of two points are equal in float64
     */
    static Projection random(double[][] points, RandomGenerator random) {
        requirePoints(points);
        double[] direction = direction(points[0].length, random);
        double[] projections =
                Arrays.stream(points).mapToDouble(point -> product(direction, point)).toArray();
        int[] order =
                IntStream.range(0, points.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(point -> projections[point]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] values = Arrays.stream(order).mapToDouble(point -> projections[point]).toArray();
        for (int i = 1; i < order.length; i++) {
            if (values[i] == values[i - 1]) {
                throw refusal(points, order[i - 1], order[i]);
            }
        }
        return new Projection(direction, values, order);
    }

    /** Sums the products in the order of the coordinates. */
    static double product(double[] direction, double[] point) {
        double sum = 0;
        for (int k = 0; k < direction.length; k++) {
            sum += direction[k] * point[k];
        }
        return sum;
    }

    /** Returns the number of points. */
    int size() {
        return values.length;
    }

    private static double[] direction(int dimension, RandomGenerator random) {
        double[] gaussian =
                IntStream.range(0, dimension).mapToDouble(k -> random.nextGaussian()).toArray();
        double length = Math.sqrt(product(gaussian, gaussian));
        return Arrays.stream(gaussian).map(value -> value / length).toArray();
    }

    private static void requirePoints(double[][] points) {
        if (points.length == 0 || points[0].length == 0) {
            throw new IllegalArgumentException("a network needs at least one point of one number");
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != points[0].length) {
                throw new IllegalArgumentException(
                        "point %d has %d numbers and point 0 has %d"
                                .formatted(i, points[i].length, points[0].length));
            }
            if (!Arrays.stream(points[i]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a number of point " + i + " is not finite");
            }
        }
    }

    /**
     * Creates the exception for equal projections: equal points are an error of the caller;
     * distinct points have equal projections by rounding only.
     */
    private static RuntimeException refusal(double[][] points, int one, int other) {
        boolean equal =
                IntStream.range(0, points[one].length)
                        .allMatch(k -> points[one][k] == points[other][k]);
        return equal
                ? new IllegalArgumentException(
                        "points %d and %d are equal; the theorem is on distinct points"
                                .formatted(one, other))
                : new ArithmeticException(
                        "float64 cannot tell the projections of points %d and %d apart"
                                .formatted(one, other));
    }
}
