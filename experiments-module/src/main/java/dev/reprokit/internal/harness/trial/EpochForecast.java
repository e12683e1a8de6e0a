package dev.reprokit.internal.harness.trial;

/** Expects the next epoch of a training to take as long as the latest ones. */
final class EpochForecast {
    /** Covers what differs from one epoch to the next on a machine that does other things, too. */
    private static final double MARGIN = 1.1;

    private double latest;
    private double before;

    void add(double seconds) {
        before = latest;
        latest = seconds;
    }

    /** {@return the time of the longer of the last two epochs, and a tenth more; 0 before any} */
    double seconds() {
        return MARGIN * Math.max(latest, before);
    }
}
