package dev.reprokit.data;

/**
 * The ten classes of the synthetic images, as signed distance functions: negative inside, positive
 * outside, and near the outline the distance from it. A shape fits approximately into the unit
 * circle.
 */
enum Shape {
    DISC {
        @Override
        double distance(double x, double y) {
            return disc(x, y, 0.85);
        }
    },
    RING {
        @Override
        double distance(double x, double y) {
            return Math.abs(disc(x, y, 0.72)) - 0.22;
        }
    },
    SQUARE {
        @Override
        double distance(double x, double y) {
            return box(x, y, 0.75, 0.75);
        }
    },
    TRIANGLE {
        @Override
        double distance(double x, double y) {
            return Math.max(y, Math.abs(x) * SIN_60 - y * 0.5) - 0.5;
        }
    },
    CROSS {
        @Override
        double distance(double x, double y) {
            return Math.min(box(x, y, 0.95, 0.28), box(x, y, 0.28, 0.95));
        }
    },
    CRESCENT {
        @Override
        double distance(double x, double y) {
            return Math.max(disc(x, y, 0.95), -disc(x - 0.5, y, 0.75));
        }
    },
    BAR {
        @Override
        double distance(double x, double y) {
            return box(x, y, 1, 0.32);
        }
    },
    ANGLE {
        @Override
        double distance(double x, double y) {
            return Math.min(box(x + 0.5, y, 0.28, 0.85), box(x, y - 0.57, 0.78, 0.28));
        }
    },
    PAIR {
        @Override
        double distance(double x, double y) {
            return disc(Math.abs(x) - 0.55, y, 0.42);
        }
    },
    FRAME {
        @Override
        double distance(double x, double y) {
            return Math.abs(box(x, y, 0.62, 0.62)) - 0.18;
        }
    };

    private static final double SIN_60 = Math.sqrt(0.75);

    /** Returns the signed distance of a point from the outline. */
    abstract double distance(double x, double y);

    /** Returns the signed distance from a disc around the origin. */
    static double disc(double x, double y, double radius) {
        return Math.sqrt(x * x + y * y) - radius;
    }

    /**
     * Returns the signed distance from a rectangle around the origin, given by half its width and
     * height.
     */
    static double box(double x, double y, double halfWidth, double halfHeight) {
        return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
    }
}
