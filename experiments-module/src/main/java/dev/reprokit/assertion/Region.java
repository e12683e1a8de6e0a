package dev.reprokit.assertion;

/**
 * Where a mean is claimed to be, and what its interval says of that: inside, it holds; wholly
 * outside, it is refuted; across a bound, it is undecided.
 *
 * @param low lower bound; may be -infinity
 * @param high upper bound; may be +infinity
 * @param closed whether the bounds belong to the region
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

    Outcome judge(TInterval interval) {
        if (contains(interval.low()) && contains(interval.high())) {
            return Outcome.HOLDS;
        }
        return isBelow(interval) || isAbove(interval) ? Outcome.REFUTED : Outcome.INCONCLUSIVE;
    }

    /** How far the mean is from the nearest bound. */
    double distance(double mean) {
        return Math.min(Math.abs(mean - low), Math.abs(mean - high));
    }

    private boolean contains(double value) {
        return closed ? low <= value && value <= high : low < value && value < high;
    }

    private boolean isBelow(TInterval interval) {
        return closed ? interval.high() < low : interval.high() <= low;
    }

    private boolean isAbove(TInterval interval) {
        return closed ? interval.low() > high : interval.low() >= high;
    }
}
