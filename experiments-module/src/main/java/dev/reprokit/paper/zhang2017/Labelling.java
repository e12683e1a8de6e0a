package dev.reprokit.paper.zhang2017;

import java.util.random.RandomGenerator;

/** Labels to fit that do not depend on the contents of the points. */
enum Labelling {
    /** A uniformly random class 0 to 9 for each point. */
    RANDOM,
    /** Alternately +1 and -1 along the direction: the worst labels for the system. */
    ALTERNATING,
    /** The label 1 for all points. */
    EQUAL,
    /** Magnitudes from 1e-6 to 1e6, uniform in the logarithm, of either sign. */
    WIDE;

    /** Returns the label of the point with a rank along the direction. */
    private double label(int rank, RandomGenerator random) {
        return switch (this) {
            case RANDOM -> random.nextInt(10);
            case ALTERNATING -> rank % 2 == 0 ? 1 : -1;
            case EQUAL -> 1;
            case WIDE ->
                    Math.pow(10, 12 * random.nextDouble() - 6) * (random.nextBoolean() ? 1 : -1);
        };
    }

    /** Returns one label per projected point, in the order of the points. */
    double[] of(Projection projection, RandomGenerator random) {
        double[] labels = new double[projection.size()];
        for (int rank = 0; rank < labels.length; rank++) {
            labels[projection.order()[rank]] = label(rank, random);
        }
        return labels;
    }
}
