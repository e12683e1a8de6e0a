package dev.reprokit.record.result;

/** The direction in which a metric improves. */
public enum Direction {
    /** More is better, as of an accuracy. */
    HIGHER_IS_BETTER,
    /** Less is better, as of a loss. */
    LOWER_IS_BETTER,
    /** Any difference is a change, neither better nor worse. */
    NEITHER;

    /**
     * Tells whether a metric got worse.
     *
     * @param difference the metric now minus the metric before
     * @return true if it is for the worse; false for {@link #NEITHER}, and for no difference
     */
    public boolean isWorse(double difference) {
        return switch (this) {
            case HIGHER_IS_BETTER -> difference < 0;
            case LOWER_IS_BETTER -> difference > 0;
            case NEITHER -> false;
        };
    }
}
