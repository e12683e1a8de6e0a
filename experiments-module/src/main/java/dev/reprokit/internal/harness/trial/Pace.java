package dev.reprokit.internal.harness.trial;

/**
 * The pace of the trials of one condition on one machine, with others at once.
 *
 * @param epochSeconds mean seconds of an epoch, its evaluation included
 * @param backboneSeconds mean seconds per trial that backbones take; 0 if it wants none
 * @param measured the day, in ISO-8601
 */
public record Pace(double epochSeconds, double backboneSeconds, String measured) {

    /** {@return whether an estimate would hardly notice the difference} */
    boolean isLike(Pace other) {
        return measured.equals(other.measured)
                && isLike(epochSeconds, other.epochSeconds)
                && isLike(backboneSeconds, other.backboneSeconds);
    }

    private static boolean isLike(double one, double other) {
        return Math.abs(one - other) <= 0.01 * other;
    }
}
