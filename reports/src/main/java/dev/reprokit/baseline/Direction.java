package dev.reprokit.baseline;

/** The direction in which a metric improves, derived from its name. */
enum Direction {
    /** Metrics whose name contains {@code accuracy}. */
    HIGHER_IS_BETTER,
    /** Metrics whose name contains {@code loss} or {@code error}. */
    LOWER_IS_BETTER,
    /** All other metrics: any difference is a change, neither better nor worse. */
    NEITHER;

    static Direction of(String metric) {
        if (metric.contains("accuracy")) {
            return HIGHER_IS_BETTER;
        }
        return metric.contains("loss") || metric.contains("error") ? LOWER_IS_BETTER : NEITHER;
    }

    /**
     * {@return whether a difference (now minus before) is for the worse; false for {@link
     * #NEITHER}}
     */
    boolean isWorse(double difference) {
        return switch (this) {
            case HIGHER_IS_BETTER -> difference < 0;
            case LOWER_IS_BETTER -> difference > 0;
            case NEITHER -> false;
        };
    }
}
