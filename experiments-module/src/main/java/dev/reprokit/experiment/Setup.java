package dev.reprokit.experiment;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table of {@link Scales}: what a scale sets. A record implements it; each of its
 * components is a column of the table, e.g. a network, a batch size, a number of epochs.
 */
public interface Setup {

    /** {@return the images; null if the experiment brings its own data} */
    default @Nullable Images images() {
        return null;
    }

    /** {@return the seeds per condition, at least 1; 5 by default} */
    default int seeds() {
        return 5;
    }
}
