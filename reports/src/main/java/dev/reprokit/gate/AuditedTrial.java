package dev.reprokit.gate;

import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The first trial of a run (a setting run with one seed), to be compared with the same trial of
 * other runs. {@link AuditResult} lists the ways in which these runs differ.
 *
 * @param id the trial's id
 * @param metrics its metrics, in the order in which they were recorded
 */
public record AuditedTrial(String id, List<Metric> metrics) {

    /**
     * Reads the first trial (a setting run with one seed) of a run: its first setting with its
     * first seed.
     *
     * @param experiment the experiment's id; used in messages only
     * @param way the name of the conditions under which the run was made, used in messages only:
     *     {@code alone}, {@code again} (alone once more), {@code after} (when other trials had
     *     ended in the same JVM), {@code packed} (while other trials ran beside this one) or {@code
     *     resumed} (stopped halfway and continued)
     * @param folder the folder of the run
     * @return the trial's id and metrics
     * @throws MissingEvidenceException if the trial failed, or recorded nothing: there is nothing
     *     to compare
     * @throws IOException if a file cannot be read
     */
    public static AuditedTrial read(String experiment, String way, ExperimentFolder folder)
            throws IOException {
        return read(experiment, way, folder, TrialsCsv.read(folder.trials()).get(0));
    }

    /**
     * Reads the same trial (a setting run with one seed) of another run.
     *
     * @param experiment the experiment's id; used in messages only
     * @param way the name of the conditions under which the other run was made, used in messages
     *     only
     * @param folder the folder of the other run
     * @return the trial's id and metrics
     * @throws MissingEvidenceException if the trial is not there or failed, or recorded nothing:
     *     there is nothing to compare
     * @throws IOException if a file cannot be read
     */
    public AuditedTrial in(String experiment, String way, ExperimentFolder folder)
            throws IOException {
        TrialRow same =
                TrialsCsv.read(folder.trials()).stream()
                        .filter(row -> row.trial().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new MissingEvidenceException(
                                                "%s, %s: trial %s is not there. Log: %s"
                                                        .formatted(
                                                                experiment,
                                                                way,
                                                                id,
                                                                folder.log())));
        return read(experiment, way, folder, same);
    }

    private static AuditedTrial read(
            String experiment, String way, ExperimentFolder folder, TrialRow trial)
            throws IOException {
        List<Metric> metrics =
                MetricsCsv.read(folder.metrics()).stream()
                        .filter(metric -> metric.trial().equals(trial.trial()))
                        .toList();
        if (trial.status() == TrialStatus.FAILED || metrics.isEmpty()) {
            throw new MissingEvidenceException(
                    "%s, %s: trial %s %s, so there is nothing to compare. Log: %s"
                            .formatted(
                                    experiment,
                                    way,
                                    trial.trial(),
                                    metrics.isEmpty() && trial.failure().isEmpty()
                                            ? "recorded no metric"
                                            : "failed: " + trial.failure(),
                                    folder.log()));
        }
        return new AuditedTrial(trial.trial(), metrics);
    }

    /**
     * Compares the metrics of two runs of the same trial (a setting with one seed) in the order in
     * which they were recorded, to the last bit.
     *
     * @param other the same trial (same setting and seed) of a run under other conditions
     * @param way the name of these conditions, used in the message only: {@code again} (alone once
     *     more), {@code after} (when other trials had ended in its JVM), {@code packed} (while
     *     other trials ran beside it) or {@code resumed} (stopped halfway and continued)
     * @return the first difference, in words; empty if there is none
     */
    public Optional<String> firstDifference(AuditedTrial other, String way) {
        for (int i = 0; i < Math.max(metrics.size(), other.metrics.size()); i++) {
            Metric mine = i < metrics.size() ? metrics.get(i) : null;
            Metric theirs = i < other.metrics.size() ? other.metrics.get(i) : null;
            if (mine == null || theirs == null || !sameQuantity(mine, theirs)) {
                return Optional.of(
                        "%s: row %s is %s alone, %s %s"
                                .formatted(way, i + 1, inWords(mine), inWords(theirs), way));
            }
            if (!mine.equals(theirs)) {
                return Optional.of(
                        "%s: epoch %s, %s is %s alone, %s %s"
                                .formatted(
                                        way,
                                        mine.epoch(),
                                        mine.name(),
                                        mine.value(),
                                        theirs.value(),
                                        way));
            }
        }
        return Optional.empty();
    }

    private static boolean sameQuantity(Metric one, Metric other) {
        return one.epoch() == other.epoch() && one.name().equals(other.name());
    }

    private static String inWords(Metric metric) {
        return metric == null
                ? "not there"
                : "epoch %s, %s %s".formatted(metric.epoch(), metric.name(), metric.value());
    }
}
