package dev.reprokit.paper.zhang2017;

import java.util.stream.IntStream;

/**
 * The system A w = y in the proof of Theorem 1, {@code A[i][j] = max(x[i] - b[j], 0)} with {@code
 * b[0] < x[0] < b[1] < x[1] < ...}: lower triangular with the diagonal {@code x[i] - b[i] > 0}. The
 * matrix itself is never stored.
 *
 * <p>With labels y the function {@code c(x) = sum of w[j] max(x - b[j], 0)} is piecewise linear
 * with its knots at b. Between {@code b[i]} and {@code b[i + 1]} it runs from {@code c(b[i])}
 * through {@code (x[i], y[i])} to {@code c(b[i + 1]) = y[i] + slope (b[i + 1] - x[i])}: it
 * overshoots by {@code (b[i + 1] - x[i]) / (x[i] - b[i])} times the difference that it had to
 * bridge. With alternating labels all overshoots add up without cancelling; so the labels +1, -1,
 * +1, ... attain the norm of the inverse, and both norms take O(n) to compute.
 *
 * @param x the projections, increasing
 * @param b the thresholds, one below each projection
 */
record TriangularSystem(double[] x, double[] b) {

    /** Half the distance from 1 to the next double: the relative error of one rounding. */
    static final double UNIT_ROUNDOFF = 0x1p-53;

    /**
     * Puts thresholds between the projections.
     *
     * @param position position of the threshold in each gap: towards 0 just above the lower
     *     projection, 0.5 in the middle, towards 1 just below the upper one. The first threshold,
     *     which has no gap, is placed as in a gap of mean size
     * @throws IllegalArgumentException if the position is not between 0 and 1, both excluded
     * @throws ArithmeticException if float64 has no number at that position in a gap
     */
    static TriangularSystem interleaved(double[] x, double position) {
        if (!(position > 0 && position < 1)) {
            throw new IllegalArgumentException(
                    "a threshold lies between two projections, at 0 to 1, not at " + position);
        }
        int n = x.length;
        double[] b = new double[n];
        double meanGap = n == 1 ? 1 : (x[n - 1] - x[0]) / (n - 1);
        b[0] = x[0] - (1 - position) * meanGap;
        for (int i = 1; i < n; i++) {
            b[i] = x[i - 1] + position * (x[i] - x[i - 1]);
            if (!(x[i - 1] < b[i] && b[i] < x[i])) {
                throw new ArithmeticException(
                        "float64 has no room for a threshold between the projections %s and %s"
                                .formatted(x[i - 1], x[i]));
            }
        }
        return new TriangularSystem(x, b);
    }

    /** Solves the system for w by forward substitution, as in the proof. */
    double[] solve(double[] y) {
        double[] w = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int j = 0; j < i; j++) {
                sum += w[j] * (x[i] - b[j]);
            }
            w[i] = (y[i] - sum) / diagonal(i);
        }
        return w;
    }

    /** Returns the smallest eigenvalue of A, the smallest number on its diagonal: positive. */
    double smallestEigenvalue() {
        return IntStream.range(0, x.length).mapToDouble(this::diagonal).min().orElseThrow();
    }

    /** {@return the condition number of A in the maximum norm, 1 or more} */
    double conditionNumber() {
        // All entries are positive and grow from row to row.
        double last = x[x.length - 1];
        double norm = IntStream.range(0, x.length).mapToDouble(j -> last - b[j]).sum();
        return norm * worstCase().weight();
    }

    /**
     * Bounds the distance between the fitted network and any labels due to rounding, by the
     * standard analysis to first order. At {@code x[i]} the network is the substitution's own sum
     * over the units before, S, plus {@code w[i] (x[i] - b[i])}, which fills the difference {@code
     * y[i] - S} with four roundings. The error is at most 4 u (|S| + |y[i]|), u = 2^-53.
     *
     * @return the largest error at a training point, for labels of magnitude 1 at most
     */
    double errorBound() {
        return 4 * UNIT_ROUNDOFF * (1 + worstCase().overshoot());
    }

    private double diagonal(int i) {
        return x[i] - b[i];
    }

    /**
     * The largest weight, and the largest value at a point before its own unit is added, that
     * labels of magnitude 1 at most can cause.
     */
    private record WorstCase(double weight, double overshoot) {}

    /** Follows the magnitudes under alternating labels from knot to knot. */
    private WorstCase worstCase() {
        double weight = 0;
        double overshoot = 0;
        double knot = 0;
        double slope = 0;
        for (int i = 0; i < x.length; i++) {
            overshoot = Math.max(overshoot, knot + slope * diagonal(i));
            double next = (1 + knot) / diagonal(i);
            weight = Math.max(weight, slope + next);
            slope = next;
            if (i + 1 < x.length) {
                knot = 1 + slope * (b[i + 1] - x[i]);
            }
        }
        return new WorstCase(weight, overshoot);
    }
}
