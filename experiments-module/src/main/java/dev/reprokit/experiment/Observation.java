package dev.reprokit.experiment;

import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Results;

/** A number with its interval, which the report shows as a run's own beside a claim's. */
@FunctionalInterface
public interface Observation {

    /**
     * Estimates the number from a run's values.
     *
     * @param results the trials and metrics of the run
     * @return mean over seeds and interval
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial that it needs is
     *     missing or did not finish
     */
    Estimate observe(Results results);
}
