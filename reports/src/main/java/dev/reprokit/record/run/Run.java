package dev.reprokit.record.run;

import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.verdict.Verdicts;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A whole run of one experiment: the contents of all files in its folder, all of which exist and
 * belong to the same run. {@link RunFolder} reads it.
 *
 * @param folder the folder with the files
 * @param plan the settings of the run
 * @param description the experiment's texts and charts
 * @param results the trials (settings run with one seed) and their metrics
 * @param verdicts the verdicts on the claims, which are sentences that the metrics confirm or
 *     contradict
 * @param provenance the origin of the results
 * @param samples pictures of training images; without rows if the experiment has none
 * @param testImages the test images that the trials classified; without classes if there are none
 * @param right which of them each trial got right, by the trial's id; trials that classified no
 *     test images of the data set are missing
 * @param undecided the run's progress if it has ended before all its trials had, which are settings
 *     run with one seed; otherwise null
 * @param ended true if the last progress event in the folder says that the run is done; a run that
 *     is not must not be judged
 */
public record Run(
        ExperimentFolder folder,
        Plan plan,
        Description description,
        Results results,
        Verdicts verdicts,
        Provenance provenance,
        SamplePictures samples,
        TestImages testImages,
        Map<String, RightAnswers> right,
        @Nullable Undecided undecided,
        boolean ended) {

    /**
     * Returns the experiment that ran.
     *
     * @return the experiment's id
     */
    public String experiment() {
        return plan.experiment();
    }

    /**
     * Tells whether the results may be compared with a baseline, an accepted run, or become one.
     *
     * @return true if all trials of the experiment's design, which are settings run with one seed,
     *     have ended; false for a {@link Look}, if the run is {@link Undecided}, and if its trials
     *     were imported
     */
    public boolean isComparable() {
        return plan.look().isEmpty() && plan.imported() == null && undecided == null;
    }
}
