package dev.reprokit.plugin.bisect;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.reprokit.baseline.MetricsDigest;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run of a commit. Of its files only those are read that hardly change from version to version.
 *
 * @param id the run's id
 * @param results its trials and metrics
 */
record CommitRun(String id, Results results) {

    /** The one field that is needed of {@code plan.json}, which other versions write otherwise. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record PlanId(String runId) {}

    /**
     * Reads a run.
     *
     * @param folder its folder
     * @return the run
     * @throws IOException if a file is missing or malformed
     */
    static CommitRun read(ExperimentFolder folder) throws IOException {
        return new CommitRun(JsonFile.read(folder.plan(), PlanId.class).runId(), folder.results());
    }

    /** {@return the number of trials that this run computed itself} */
    int computed() {
        return (int) results.trials().stream().filter(trial -> trial.run().equals(id)).count();
    }

    /** {@return the number of trials that an earlier run had computed} */
    int reused() {
        return results.trials().size() - computed();
    }

    /**
     * Returns the values of a condition.
     *
     * @param condition the condition's id
     * @param metric the metric's name, of which the value after the last epoch counts
     * @param seeds the seeds that ran
     * @return the trials in the order of the seeds
     * @throws MissingEvidenceException if a trial is missing, did not finish or lacks the metric
     */
    Measurement measurement(String condition, String metric, List<Long> seeds) {
        Map<Long, LearningCurve> curves = results.curves(condition, metric);
        Map<Long, TrialRow> trials =
                results.trials().stream()
                        .filter(trial -> trial.condition().equals(condition))
                        .collect(Collectors.toMap(TrialRow::seed, Function.identity()));
        if (!trials.keySet().containsAll(seeds)) {
            throw new MissingEvidenceException(
                    "%s ran with the seeds %s, not with %s"
                            .formatted(condition, trials.keySet(), seeds));
        }
        return new Measurement(
                seeds.stream()
                        .map(
                                seed ->
                                        new SeedValue(
                                                seed,
                                                curves.get(seed).last(),
                                                MetricsDigest.of(results.metrics(trials.get(seed)))
                                                        .toString()))
                        .toList());
    }
}
