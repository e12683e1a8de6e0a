package dev.reprokit.bundle;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trials of a bundled run (each is a setting run with one seed) beside the same trials, run again.
 *
 * @param experiment the experiment's id
 * @param sameMachine whether both ran on machines of one kind, so that equal code gives equal bits
 * @param same the number of trials that are the same to the last bit
 * @param differences the first difference of each other trial, by the trial's id
 * @param spread the values of the trials that differ, beside the spread between seeds
 */
public record RepeatedTrials(
        String experiment,
        boolean sameMachine,
        int same,
        Map<String, String> differences,
        SpreadTest spread) {
    /** What results do not depend on. */
    private static final List<String> HARMLESS = List.of("OS", "ReproKit");

    /** Keeps a copy of the map. */
    public RepeatedTrials {
        differences = Map.copyOf(differences);
    }

    /**
     * Compares the trials.
     *
     * @param bundled the run of the bundle
     * @param again the trials that ran again
     * @param provenance where these come from
     * @return the comparison
     */
    public static RepeatedTrials of(Run bundled, Results again, Provenance provenance) {
        Map<String, TrialRow> before = new TreeMap<>();
        bundled.results().trials().forEach(row -> before.put(row.trial(), row));
        Map<String, String> differences = new TreeMap<>();
        List<TrialRow> others = new ArrayList<>();
        int both = 0;
        for (TrialRow row : again.trials()) {
            TrialRow bundledRow = before.get(row.trial());
            if (bundledRow == null) {
                continue;
            }
            both++;
            difference(bundled.results(), bundledRow, again, row)
                    .ifPresent(
                            difference -> {
                                differences.put(row.trial(), difference);
                                others.add(row);
                            });
        }
        return new RepeatedTrials(
                bundled.experiment(),
                machine(bundled.provenance()).equals(machine(provenance))
                        && bundled.provenance().otherMachines().isEmpty(),
                both - others.size(),
                differences,
                SpreadTest.of(bundled.results(), bundled.description().metrics(), again, others));
    }

    private static List<Object> machine(Provenance provenance) {
        Map<String, String> versions = new TreeMap<>(provenance.versions());
        versions.keySet().removeAll(new HashSet<>(HARMLESS));
        return List.of(
                provenance.device(),
                provenance.cpuCapability(),
                provenance.numerics(),
                provenance.threadsPerTrial(),
                versions);
    }

    private static Optional<String> difference(
            Results bundled, TrialRow before, Results again, TrialRow row) {
        if (before.status() != row.status() || before.epochs() != row.epochs()) {
            return Optional.of(
                    "%s after %s epochs in the bundle, %s after %s when run again%s"
                            .formatted(
                                    before.status().id(),
                                    before.epochs(),
                                    row.status().id(),
                                    row.epochs(),
                                    row.failure().isEmpty() ? "" : ": " + row.failure()));
        }
        List<Metric> one = bundled.metrics(before);
        List<Metric> other = again.metrics(row);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            Metric there = i < one.size() ? one.get(i) : null;
            Metric here = i < other.size() ? other.get(i) : null;
            if (there == null || !there.equals(here)) {
                return Optional.of(
                        "%s in the bundle, %s when run again"
                                .formatted(inWords(there), inWords(here)));
            }
        }
        return Optional.empty();
    }

    private static String inWords(@Nullable Metric metric) {
        return metric == null
                ? "nothing more"
                : "epoch %s, %s is %s".formatted(metric.epoch(), metric.name(), metric.value());
    }
}
