package dev.reprokit.record.run;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.List;
import java.util.Optional;

/**
 * The measured duration of a run that computed all its trials (settings run with one seed) itself.
 *
 * @param seconds the wall time in seconds
 * @param trials the number of trials
 * @param machine the device in words, e.g. {@code CPU, AMD EPYC, 2 cores}
 */
public record RunDuration(double seconds, int trials, String machine) {

    /**
     * Measures a run. If a killed run was continued, the time before the kill counts, too.
     *
     * @param provenance the origin of the run's results
     * @param trials all its trials, which are settings run with one seed
     * @return the duration; empty if a trial did not finish or was reused from another run, which
     *     spent its time then
     */
    public static Optional<RunDuration> of(Provenance provenance, List<TrialRow> trials) {
        if (trials.isEmpty()
                || !trials.stream()
                        .allMatch(
                                trial ->
                                        trial.run().equals(provenance.runId())
                                                && trial.status() == TrialStatus.FINISHED)) {
            return Optional.empty();
        }
        double packed =
                trials.stream().mapToDouble(TrialRow::seconds).sum()
                        / Math.max(1, provenance.trialsAtOnce());
        return Optional.of(
                new RunDuration(
                        Math.max(provenance.wallSeconds(), packed),
                        trials.size(),
                        provenance.device()));
    }
}
