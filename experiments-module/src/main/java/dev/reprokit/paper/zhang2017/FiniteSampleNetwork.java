package dev.reprokit.paper.zhang2017;

import java.util.Arrays;

/**
 * The network of Zhang et al. 2017, Theorem 1: two layers of ReLU with 2n + d weights fit any
 * labels at any n distinct points of d numbers, {@code c(z) = sum over j of w[j] max(<a, z> - b[j],
 * 0)}. It is built by the proof's construction, in float64 with plain sums: a random direction a,
 * the projections sorted, thresholds b between them, and w by forward substitution.
 *
 * @param direction a, d numbers, shared by all hidden units
 * @param thresholds b, n numbers, increasing
 * @param weights w, n numbers
 */
record FiniteSampleNetwork(double[] direction, double[] thresholds, double[] weights) {

    /** Builds the network that fits labels, which are in the order of the points. */
    static FiniteSampleNetwork through(
            Projection projection, TriangularSystem system, double[] labels) {
        if (labels.length != projection.size()) {
            throw new IllegalArgumentException(
                    "there are %d labels for %d points"
                            .formatted(labels.length, projection.size()));
        }
        if (!Arrays.stream(labels).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a label is not finite");
        }
        double[] sorted = Arrays.stream(projection.order()).mapToDouble(i -> labels[i]).toArray();
        return new FiniteSampleNetwork(projection.direction(), system.b(), system.solve(sorted));
    }

    /** Computes c(point), with the sums in the order of the coordinates and of the units. */
    double valueAt(double[] point) {
        double projection = Projection.product(direction, point);
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * Math.max(projection - thresholds[j], 0);
        }
        return sum;
    }

    /**
     * Computes c(point) with both sums in reverse order. In exact arithmetic the value is the same;
     * here the roundings differ from those that the substitution made and compensated.
     */
    double valueBackwardsAt(double[] point) {
        double projection = 0;
        for (int k = point.length - 1; k >= 0; k--) {
            projection += direction[k] * point[k];
        }
        double sum = 0;
        for (int j = weights.length - 1; j >= 0; j--) {
            sum += weights[j] * Math.max(projection - thresholds[j], 0);
        }
        return sum;
    }

    /** {@return the number of weights: 2n + d} */
    int weightCount() {
        return direction.length + thresholds.length + weights.length;
    }
}
