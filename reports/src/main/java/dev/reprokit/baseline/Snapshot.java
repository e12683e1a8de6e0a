package dev.reprokit.baseline;

import dev.reprokit.internal.file.Repeated;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of an experiment's run that is compared with a baseline.
 *
 * @param environment where it was computed, by name
 * @param claims the verdicts by claim
 * @param shownAs what reports call a verdict where that is not the verdict's own words, by claim;
 *     empty in a baseline
 * @param criteria what each claim is held to, in words, by claim; a claim without words is absent
 * @param observed the metrics that claims read, by condition; empty in a baseline
 * @param conditions what was measured, by condition
 */
record Snapshot(
        SortedMap<String, String> environment,
        SortedMap<String, Verdict> claims,
        SortedMap<String, String> shownAs,
        SortedMap<String, String> criteria,
        SortedMap<String, SortedSet<String>> observed,
        SortedMap<String, ConditionSnapshot> conditions) {
    static final String SCALE = "scale";
    static final String DATA_SET = "data set";
    static final String DIGEST = "SHA-256 of ";
    static final String DEVICE = "device";
    static final String GIT_COMMIT = "git commit";
    private static final String CPU = "CPU";
    private static final String NUMERICS = "numerics";
    private static final String OTHER_MACHINES = "other machines";

    /** The entry of other machines that computed seeds which are held back: none of the run's. */
    static final String HELD_BACK_MACHINES = "other machines of held-back seeds";

    /**
     * Entries of the environment that decide in which order sums are added and how they are
     * rounded.
     */
    static final Set<String> ARITHMETIC = Set.of(DEVICE, CPU, NUMERICS, "PyTorch", OTHER_MACHINES);

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

        /**
         * {@return which test images the trials got right; empty unless all finished trials tell}
         */
        List<RightAnswers> right() {
            return trials.values().stream()
                    .map(TrialSnapshot::right)
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** {@return the condition with the values only that all its finished trials have} */
        ConditionSnapshot inAllSeeds() {
            Set<MetricValue> common = null;
            for (TrialSnapshot trial : trials.values()) {
                if (common == null) {
                    common = new HashSet<>(trial.values().keySet());
                } else {
                    common.retainAll(trial.values().keySet());
                }
            }
            boolean tested = trials.size() == right().size();
            SortedMap<Long, TrialSnapshot> whole = new TreeMap<>();
            for (Map.Entry<Long, TrialSnapshot> trial : trials.entrySet()) {
                whole.put(trial.getKey(), trial.getValue().with(common, tested));
            }
            return new ConditionSnapshot(parameters, whole, unfinished);
        }
    }

    /**
     * One finished trial.
     *
     * @param epochs how many ran
     * @param imagesPerSecond its speed
     * @param digest the digest of all its metrics
     * @param values in each metric's unit, in the order of the quantities
     * @param right which test images it got right; empty if it classified none
     */
    record TrialSnapshot(
            int epochs,
            double imagesPerSecond,
            MetricsDigest digest,
            Map<MetricValue, Double> values,
            Optional<RightAnswers> right) {

        private TrialSnapshot with(Set<MetricValue> quantities, boolean tested) {
            if (values.size() == quantities.size() && tested == right.isPresent()) {
                return this;
            }
            SortedMap<MetricValue, Double> some = new TreeMap<>(values);
            some.keySet().retainAll(quantities);
            return new TrialSnapshot(
                    epochs, imagesPerSecond, digest, some, tested ? right : Optional.empty());
        }
    }

    /**
     * Gathers what there is to compare of a run. A value that one seed of a condition lacks is left
     * out: a mean over the rest would be biased.
     *
     * @param run a whole run
     * @throws IOException if two trials have one condition and one seed
     */
    static Snapshot of(Run run) throws IOException {
        SortedMap<String, ConditionSnapshot> conditions = new TreeMap<>();
        Repeated<List<MetricValue>> quantities = new Repeated<>();
        for (TrialRow row : run.results().trials()) {
            ConditionSnapshot condition =
                    conditions.computeIfAbsent(row.condition(), id -> new ConditionSnapshot());
            if (condition.trials().containsKey(row.seed())
                    || condition.unfinished().containsKey(row.seed())) {
                throw new IOException(
                        "%s has the condition %s with seed %s twice"
                                .formatted(run.folder().trials(), row.condition(), row.seed()));
            }
            condition.parameters().putAll(row.parameters());
            if (row.status() == TrialStatus.FINISHED) {
                condition.trials().put(row.seed(), trial(row, run, quantities));
            } else {
                condition.unfinished().put(row.seed(), row.status().id() + ", " + row.failure());
            }
        }
        SortedMap<String, Verdict> claims = new TreeMap<>();
        SortedMap<String, String> shownAs = new TreeMap<>();
        SortedMap<String, String> criteria = new TreeMap<>();
        for (Judgement claim : run.verdicts().claims()) {
            claims.put(claim.id(), claim.verdict());
            if (!claim.verdictInWords().equals(claim.verdict().words())) {
                shownAs.put(claim.id(), claim.verdictInWords());
            }
            if (!claim.criteria().isEmpty()) {
                criteria.put(claim.id(), String.join("; ", claim.criteria()));
            }
        }
        conditions.replaceAll((id, condition) -> condition.inAllSeeds());
        return new Snapshot(
                environment(run.plan(), run.provenance()),
                claims,
                shownAs,
                criteria,
                run.verdicts().observed(),
                conditions);
    }

    /** {@return the verdict on one of the claims, as reports show it} */
    String verdictInWords(String claim) {
        return shownAs.getOrDefault(claim, claims.get(claim).words());
    }

    /** {@return whether a claim is not reproduced} */
    boolean refutes(String claim) {
        return claims.get(claim) == Verdict.NOT_REPRODUCED;
    }

    /**
     * Adds the trials of another run of the same conditions, which are held back.
     *
     * @param more trials of other seeds; of one seed, those of this run count
     */
    Snapshot with(Snapshot more) {
        SortedMap<String, String> machines = new TreeMap<>(environment);
        if (more.environment.containsKey(OTHER_MACHINES)) {
            machines.put(HELD_BACK_MACHINES, more.environment.get(OTHER_MACHINES));
        }
        SortedMap<String, ConditionSnapshot> all = new TreeMap<>();
        conditions.forEach(
                (id, condition) -> {
                    ConditionSnapshot added =
                            more.conditions.getOrDefault(id, new ConditionSnapshot());
                    SortedMap<Long, TrialSnapshot> trials = new TreeMap<>(added.trials());
                    trials.putAll(condition.trials());
                    SortedMap<Long, String> unfinished = new TreeMap<>(added.unfinished());
                    unfinished.putAll(condition.unfinished());
                    all.put(
                            id,
                            new ConditionSnapshot(condition.parameters(), trials, unfinished)
                                    .inAllSeeds());
                });
        return new Snapshot(machines, claims, shownAs, criteria, observed, all);
    }

    /** {@return whether the device of the environment computed all trials} */
    boolean isOfOneMachine() {
        return !environment.containsKey(OTHER_MACHINES)
                && !environment.containsKey(HELD_BACK_MACHINES);
    }

    /** {@return the device of an entry of the environment without the number of its cores} */
    static String withoutCores(String device) {
        return device.replaceFirst(", \\d+ cores?$", "");
    }

    /** {@return the seeds of all finished trials} */
    SortedSet<Long> seeds() {
        SortedSet<Long> seeds = new TreeSet<>();
        conditions.values().forEach(condition -> seeds.addAll(condition.trials().keySet()));
        return seeds;
    }

    private static TrialSnapshot trial(
            TrialRow row, Run run, Repeated<List<MetricValue>> quantities) {
        Results results = run.results();
        List<Metric> metrics = results.metrics(row);
        SortedMap<MetricValue, Double> values = new TreeMap<>();
        for (String name : metrics.stream().map(Metric::name).distinct().toList()) {
            LearningCurve curve = results.measured(row, name).orElseThrow();
            values.put(new MetricValue(name, MetricValue.Kind.FINAL), curve.last());
            if (curve.values().size() > 1) {
                values.put(new MetricValue(name, MetricValue.Kind.MEAN), curve.mean());
            }
        }
        return new TrialSnapshot(
                row.epochs(),
                row.imagesPerSecond(),
                MetricsDigest.of(metrics),
                MetricValues.of(values, quantities),
                Optional.ofNullable(run.right().get(row.trial())));
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
        if (!provenance.otherMachines().isEmpty()) {
            environment.put(OTHER_MACHINES, String.join("; ", provenance.otherMachines().keySet()));
        }
        environment.put(NUMERICS, provenance.numerics().description());
        environment.put("threads a trial", String.valueOf(provenance.threadsPerTrial()));
        environment.put(GIT_COMMIT, provenance.gitCommit());
        environment.values().removeIf(Objects::isNull);
        return environment;
    }
}
