package dev.reprokit.baseline;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The part of an experiment's run that is compared with a baseline.
 *
 * @param environment where it was computed, by name
 * @param claims the verdicts by claim
 * @param conditions what was measured, by condition
 */
record Snapshot(
        SortedMap<String, String> environment,
        SortedMap<String, Verdict> claims,
        SortedMap<String, ConditionSnapshot> conditions) {
    static final String SCALE = "scale";
    static final String DATA_SET = "data set";
    static final String DIGEST = "SHA-256 of ";
    static final String DEVICE = "device";
    static final String GIT_COMMIT = "git commit";
    private static final String CPU = "CPU";
    private static final String NUMERICS = "numerics";

    /**
     * Entries of the environment that decide in which order sums are added and how they are
     * rounded.
     */
    static final Set<String> ARITHMETIC = Set.of(DEVICE, CPU, NUMERICS, "PyTorch");

    static final String REPROKIT = "ReproKit";

    /**
     * One condition.
     *
     * @param parameters what it varies, by name
     * @param trials the finished ones by seed
     * @param unfinished why the others did not finish, by seed
     */
    record ConditionSnapshot(
            SortedMap<String, String> parameters,
            SortedMap<Long, TrialSnapshot> trials,
            SortedMap<Long, String> unfinished) {
        ConditionSnapshot() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        private ConditionSnapshot inAllSeeds() {
            SortedMap<Long, TrialSnapshot> whole = new TreeMap<>();
            trials.forEach(
                    (seed, trial) -> {
                        SortedMap<Quantity, Double> values = new TreeMap<>(trial.values());
                        trials.values()
                                .forEach(it -> values.keySet().retainAll(it.values().keySet()));
                        whole.put(seed, trial.with(values));
                    });
            return new ConditionSnapshot(parameters, whole, unfinished);
        }
    }

    /**
     * One finished trial.
     *
     * @param epochs how many ran
     * @param imagesPerSecond its speed
     * @param digest SHA-256 of all its metrics
     * @param values in each metric's unit
     */
    record TrialSnapshot(
            int epochs, double imagesPerSecond, String digest, SortedMap<Quantity, Double> values) {

        private TrialSnapshot with(SortedMap<Quantity, Double> others) {
            return new TrialSnapshot(epochs, imagesPerSecond, digest, others);
        }
    }

    /**
     * Reads a run. A value that one seed of a condition lacks is left out: a mean over the rest
     * would be biased.
     *
     * @param folder the evidence of a whole run
     * @throws IOException if a file is missing or malformed, or two trials have one condition and
     *     one seed
     */
    static Snapshot of(ExperimentFolder folder) throws IOException {
        List<TrialRow> rows = TrialsCsv.read(folder.trials());
        List<Metric> metrics = MetricsCsv.read(folder.metrics());
        Results results = new Results(rows, metrics);
        Map<String, List<Metric>> byTrial =
                metrics.stream().collect(Collectors.groupingBy(Metric::trial));
        SortedMap<String, ConditionSnapshot> conditions = new TreeMap<>();
        for (TrialRow row : rows) {
            ConditionSnapshot condition =
                    conditions.computeIfAbsent(row.condition(), id -> new ConditionSnapshot());
            if (condition.trials().containsKey(row.seed())
                    || condition.unfinished().containsKey(row.seed())) {
                throw new IOException(
                        "%s has the condition %s with seed %d twice"
                                .formatted(folder.trials(), row.condition(), row.seed()));
            }
            condition.parameters().putAll(row.parameters());
            if (row.status() == TrialStatus.FINISHED) {
                condition.trials().put(row.seed(), trial(row, results, byTrial));
            } else {
                condition.unfinished().put(row.seed(), row.status().id() + ", " + row.failure());
            }
        }
        SortedMap<String, Verdict> claims = new TreeMap<>();
        for (Judgement claim : JsonFile.read(folder.verdicts(), Verdicts.class).claims()) {
            claims.put(claim.id(), claim.verdict());
        }
        return new Snapshot(
                        environment(
                                JsonFile.read(folder.plan(), Plan.class),
                                JsonFile.read(folder.provenance(), Provenance.class)),
                        claims,
                        conditions)
                .inAllSeeds();
    }

    private Snapshot inAllSeeds() {
        SortedMap<String, ConditionSnapshot> whole = new TreeMap<>();
        conditions.forEach((id, condition) -> whole.put(id, condition.inAllSeeds()));
        return new Snapshot(environment, claims, whole);
    }

    /** {@return the seeds of all finished trials} */
    SortedSet<Long> seeds() {
        SortedSet<Long> seeds = new TreeSet<>();
        conditions.values().forEach(condition -> seeds.addAll(condition.trials().keySet()));
        return seeds;
    }

    private static TrialSnapshot trial(
            TrialRow row, Results results, Map<String, List<Metric>> byTrial) {
        List<Metric> metrics = byTrial.getOrDefault(row.trial(), List.of());
        SortedMap<Quantity, Double> values = new TreeMap<>();
        for (String name : metrics.stream().map(Metric::name).distinct().toList()) {
            LearningCurve curve = results.measured(row, name).orElseThrow();
            values.put(new Quantity(name, Quantity.Kind.FINAL), curve.last());
            if (curve.values().size() > 1) {
                values.put(new Quantity(name, Quantity.Kind.MEAN), curve.mean());
            }
        }
        return new TrialSnapshot(row.epochs(), row.imagesPerSecond(), digest(metrics), values);
    }

    private static String digest(List<Metric> metrics) {
        String text =
                metrics.stream()
                        .map(
                                metric ->
                                        "%d,%s,%s\n"
                                                .formatted(
                                                        metric.epoch(),
                                                        metric.name(),
                                                        metric.value()))
                        .collect(Collectors.joining());
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SortedMap<String, String> environment(Plan plan, Provenance provenance) {
        SortedMap<String, String> environment = new TreeMap<>(provenance.versions());
        // Results do not depend on whether a cluster computed them.
        environment.remove("Spark");
        environment.put(SCALE, plan.scale().id());
        environment.put(DATA_SET, Objects.requireNonNullElse(provenance.dataset(), "its own"));
        provenance.dataDigests().forEach((file, sha) -> environment.put(DIGEST + file, sha));
        environment.put(DEVICE, provenance.device());
        environment.put(CPU, provenance.cpuCapability());
        environment.put(NUMERICS, provenance.numerics().description());
        environment.put("threads a trial", String.valueOf(provenance.threadsPerTrial()));
        environment.put(GIT_COMMIT, provenance.gitCommit());
        environment.values().removeIf(Objects::isNull);
        return environment;
    }
}
