package dev.reprokit.paper.zhang2017;

import java.util.random.RandomGenerator;

/** Labels to fit that do not depend on the contents of the points. */
enum Labelling {
    /** A uniformly random class 0 to 9 for each point. */
    RANDOM {
        @Override
        double label(int rank, RandomGenerator random) {
            return random.nextInt(10);
        }
    },
    /** Alternately +1 and -1 along the direction: the worst labels for the system. */
    ALTERNATING {
        @Override
        double label(int rank, RandomGenerator random) {
            return rank % 2 == 0 ? 1 : -1;
        }
    },
    /** The label 1 for all points. */
    EQUAL {
        @Override
        double label(int rank, RandomGenerator random) {
            return 1;
        }
    },
    /** Magnitudes from 1e-6 to 1e6, uniform in the logarithm, of either sign. */
    WIDE {
        @Override
        double label(int rank, RandomGenerator random) {
            double magnitude = Math.pow(10, 12 * random.nextDouble() - 6);
            return random.nextBoolean() ? magnitude : -magnitude;
        }
    };

    /** Returns the label of the point with a rank along the direction. */
    abstract double label(int rank, RandomGenerator random);

    /**
     * Labels points.
     *
     * @param projection the points
     * @param random draws random labels
     * @return one label per point, in the order of the points
     */
    double[] of(Projection projection, RandomGenerator random) {
        double[] labels = new double[projection.size()];
        for (int rank = 0; rank < labels.length; rank++) {
            labels[projection.order()[rank]] = label(rank, random);
        }
        return labels;
    }
}
