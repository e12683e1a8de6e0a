package dev.reprokit.assertion;

/**
 * The region in which a mean is claimed to lie, fixed before the run.
 *
 * @param low lower bound; may be -infinity
 * @param high upper bound; may be +infinity
 * @param closed true if the bounds belong to the region
 */
record Region(double low, double high, boolean closed) {

    static Region closed(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "expected a region [low, high] but got [%s, %s]".formatted(low, high));
        }
        return new Region(low, high, true);
    }

    static Region open(double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "expected a region (low, high) but got (%s, %s)".formatted(low, high));
        }
        return new Region(low, high, false);
    }

    boolean contains(double value) {
        return !isAbove(value) && !isBelow(value) && !Double.isNaN(value);
    }

    /** Tests if the whole region is above a value. */
    boolean isAbove(double value) {
        return closed ? value < low : value <= low;
    }

    /** Tests if the whole region is below a value. */
    boolean isBelow(double value) {
        return closed ? value > high : value >= high;
    }

    /** Returns the distance from a value to the nearer bound. */
    double distanceToBound(double value) {
        return Math.min(Math.abs(value - low), Math.abs(value - high));
    }
}
