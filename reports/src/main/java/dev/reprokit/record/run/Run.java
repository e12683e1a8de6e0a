package dev.reprokit.record.run;

import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdicts;

/**
 * One whole run of one experiment: everything that its folder holds, all of it of one run id.
 * {@link RunFolder} reads it.
 *
 * @param folder where the files are
 * @param plan what was run
 * @param description what the experiment is
 * @param results trials and metrics
 * @param verdicts what the run says of the claims
 * @param provenance where the results come from
 * @param samples pictures of what networks were shown; none where there are none
 * @param ended whether the last event says that the run is done; one that is not must not be judged
 */
public record Run(
        ExperimentFolder folder,
        Plan plan,
        Description description,
        Results results,
        Verdicts verdicts,
        Provenance provenance,
        SamplePictures samples,
        boolean ended) {

    /**
     * Returns which experiment ran.
     *
     * @return the experiment's id
     */
    public String experiment() {
        return plan.experiment();
    }
}
