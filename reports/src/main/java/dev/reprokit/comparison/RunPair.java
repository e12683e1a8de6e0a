package dev.reprokit.comparison;

import dev.reprokit.record.run.Run;

/**
 * Two runs of one experiment.
 *
 * @param left the run in the place of a baseline
 * @param right the run that is held against it
 */
record RunPair(Run left, Run right) {

    /** {@return the experiment's id} */
    String experiment() {
        return right.experiment();
    }
}
