package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;

/**
 * A run with the baseline to compare it with.
 *
 * @param run a whole run
 * @param baseline the accepted results
 */
public record ComparedRun(Run run, Baseline baseline) {

    /** {@return the experiment's id} */
    public String experiment() {
        return run.experiment();
    }
}
