package dev.reprokit.internal.harness.trial;

/** Thrown where a training stops, because its next epoch would not end in time. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
        super("the time of the run is over");
    }
}
