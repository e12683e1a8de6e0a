package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;

/**
 * A run and the baseline that it is held against.
 *
 * @param run a whole run
 * @param baseline what was accepted
 */
public record ComparedRun(Run run, Baseline baseline) {

    /**
     * Returns which experiment ran.
     *
     * @return the experiment's id
     */
    public String experiment() {
        return run.experiment();
    }
}
