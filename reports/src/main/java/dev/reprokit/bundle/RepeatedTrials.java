package dev.reprokit.bundle;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trials of a bundled run (each is a setting run with one seed) beside the same trials, run again.
 *
 * @param experiment the experiment's id
 * @param otherMachine what makes the machine of the bundle another one, in words; empty if both are
 *     of one kind, on which equal code gives equal bits
 * @param same the number of trials that are the same to the last bit
 * @param differences the first difference of each other trial that ended as in the bundle, by the
 *     trial's id
 * @param failed why trials failed when they ran again that did not fail in the bundle, by the
 *     trial's id
 * @param contradictions what no other machine explains, in words
 * @param spread the values of the trials that differ, beside the spread between seeds
 */
public record RepeatedTrials(
        String experiment,
        List<String> otherMachine,
        int same,
        Map<String, String> differences,
        Map<String, String> failed,
        List<String> contradictions,
        SpreadTest spread) {
    /** What results do not depend on. */
    private static final List<String> HARMLESS = List.of("OS", "ReproKit", "Spark");

    /** Keeps copies. */
    public RepeatedTrials {
        otherMachine = List.copyOf(otherMachine);
        differences = Map.copyOf(differences);
        failed = Map.copyOf(failed);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * Compares the trials.
     *
     * @param bundled the run of the bundle
     * @param again the trials that ran again; those that the bundle lacks are left out
     * @param right the test images that these classified right, by the trial's id
     * @param provenance where these come from
     * @return the comparison
     */
    public static RepeatedTrials of(
            Run bundled, Results again, Map<String, RightAnswers> right, Provenance provenance) {
        Map<String, TrialRow> before = new TreeMap<>();
        bundled.results().trials().forEach(row -> before.put(row.trial(), row));
        Map<String, String> differences = new TreeMap<>();
        Map<String, String> failed = new TreeMap<>();
        List<String> contradictions = new ArrayList<>();
        List<TrialRow> others = new ArrayList<>();
        int same = 0;
        for (TrialRow row : again.trials()) {
            TrialRow there = before.get(row.trial());
            if (there == null) {
                continue;
            }
            if (row.status() == TrialStatus.FAILED && there.status() != TrialStatus.FAILED) {
                failed.put(row.trial(), row.failure());
            } else if (there.status() != row.status() || there.epochs() != row.epochs()) {
                contradictions.add(
                        "%s: %s after %s epochs in the bundle, %s after %s when run again"
                                .formatted(
                                        row.trial(),
                                        there.status().id(),
                                        there.epochs(),
                                        row.status().id(),
                                        row.epochs()));
            } else {
                Optional<String> difference =
                        difference(bundled.results().metrics(there), again.metrics(row))
                                .or(
                                        () ->
                                                difference(
                                                        bundled.right().get(row.trial()),
                                                        right.get(row.trial())));
                if (difference.isPresent()) {
                    differences.put(row.trial(), difference.get());
                    others.add(row);
                } else {
                    same++;
                }
            }
        }
        return new RepeatedTrials(
                bundled.experiment(),
                otherMachine(bundled.provenance(), provenance),
                same,
                differences,
                failed,
                contradictions,
                SpreadTest.of(bundled.results(), bundled.description().metrics(), again, others));
    }

    private static Optional<String> difference(List<Metric> one, List<Metric> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            Metric there = i < one.size() ? one.get(i) : null;
            Metric here = i < other.size() ? other.get(i) : null;
            if (!Objects.equals(there, here)) {
                return Optional.of(
                        "%s in the bundle, %s when run again"
                                .formatted(inWords(there), inWords(here)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(
            @Nullable RightAnswers there, @Nullable RightAnswers here) {
        return Objects.equals(there, here)
                ? Optional.empty()
                : Optional.of("it gets other test images right than in the bundle");
    }

    private static String inWords(@Nullable Metric metric) {
        return metric == null
                ? "nothing more"
                : "epoch %s, %s is %s".formatted(metric.epoch(), metric.name(), metric.value());
    }

    private static List<String> otherMachine(Provenance bundled, Provenance here) {
        List<String> others = new ArrayList<>();
        Map<String, Object> there = machine(bundled);
        machine(here)
                .forEach(
                        (name, value) -> {
                            if (!value.equals(there.get(name))) {
                                others.add(
                                        "%s is %s, here %s"
                                                .formatted(name, there.get(name), value));
                            }
                        });
        if (!bundled.otherMachines().isEmpty()) {
            others.add("some of its trials are of " + bundled.otherMachines().keySet());
        }
        if (!here.device().startsWith("CPU") && !here.numerics().deterministic()) {
            others.add("a GPU repeats its bits only with -Drepro.deterministic=true");
        }
        return others;
    }

    private static Map<String, Object> machine(Provenance provenance) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("the device", provenance.device());
        machine.put("the instruction set", provenance.cpuCapability());
        machine.put("the arithmetic", provenance.numerics().description());
        machine.put("the number of threads per trial", provenance.threadsPerTrial());
        new TreeMap<>(provenance.versions())
                .forEach(
                        (name, version) -> {
                            if (!HARMLESS.contains(name)) {
                                machine.put(name, version);
                            }
                        });
        return machine;
    }
}
