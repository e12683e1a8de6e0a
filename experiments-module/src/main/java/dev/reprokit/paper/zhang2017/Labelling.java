package dev.reprokit.paper.zhang2017;

import java.util.random.RandomGenerator;

/** Labels to fit that do not depend on what the points show. */
enum Labelling {
    /** A class 0 to 9 for each point, uniformly. */
    RANDOM {
        @Override
        double label(int rank, RandomGenerator random) {
            return random.nextInt(10);
        }
    },
    /** +1 and -1 in turn along the direction: the labels that the system is worst at. */
    ALTERNATING {
        @Override
        double label(int rank, RandomGenerator random) {
            return rank % 2 == 0 ? 1 : -1;
        }
    },
    /** 1 for all. */
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

    /** The label of the point at a rank along the direction. */
    abstract double label(int rank, RandomGenerator random);

    /**
     * Labels points.
     *
     * @param projection the points
     * @param random where random labels come from
     * @return a label for each point, in the order of the points
     */
    double[] of(Projection projection, RandomGenerator random) {
        double[] labels = new double[projection.size()];
        for (int rank = 0; rank < labels.length; rank++) {
            labels[projection.order()[rank]] = label(rank, random);
        }
        return labels;
    }
}
