package dev.reprokit.baseline;

/** Which way a metric is better, by its name. */
enum Direction {
    /** Metrics whose name has {@code accuracy}. */
    HIGHER_IS_BETTER,
    /** Metrics whose name has {@code loss} or {@code error}. */
    LOWER_IS_BETTER,
    /** All others: whatever way they go, it is a change. */
    NEITHER;

    static Direction of(String metric) {
        if (metric.contains("accuracy")) {
            return HIGHER_IS_BETTER;
        }
        return metric.contains("loss") || metric.contains("error") ? LOWER_IS_BETTER : NEITHER;
    }

    /** {@return whether a change of a metric is for the worse; false where neither way is} */
    boolean isWorse(double difference) {
        return switch (this) {
            case HIGHER_IS_BETTER -> difference < 0;
            case LOWER_IS_BETTER -> difference > 0;
            case NEITHER -> false;
        };
    }
}
