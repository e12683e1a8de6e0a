package dev.reprokit.record.result;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The trials of one run of an experiment with their metrics. A trial is one condition (a setting of
 * what the experiment varies) run with one seed. Claims, which are sentences that the metrics
 * confirm or contradict, and charts are computed from them.
 */
public final class Results {
    private final List<TrialRow> trials;
    private final Map<String, List<Metric>> metrics;
    private final Map<String, List<TrialRow>> byCondition;
    private final Set<String> leftOut;
    private final BiConsumer<String, String> reader;
    private final boolean judged;

    /**
     * Indexes metrics by name, epoch and trial, which is a setting run with one seed.
     *
     * @param trials all trials, also those that failed or diverged
     * @param metrics all metrics, in any order
     */
    public Results(List<TrialRow> trials, List<Metric> metrics) {
        this.trials = List.copyOf(trials);
        this.metrics =
                metrics.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Metric::trial, Collectors.toUnmodifiableList()));
        byCondition =
                this.trials.stream()
                        .collect(
                                Collectors.groupingBy(
                                        TrialRow::condition, Collectors.toUnmodifiableList()));
        leftOut = Set.of();
        reader = (condition, metric) -> {};
        judged = false;
    }

    private Results(
            Results all, Set<String> leftOut, BiConsumer<String, String> reader, boolean judged) {
        trials = all.trials;
        metrics = all.metrics;
        byCondition = all.byCondition;
        this.leftOut = leftOut;
        this.reader = reader;
        this.judged = judged;
    }

    /**
     * Returns these results for claims (sentences to be judged), telling what is read of them. No
     * way of reading them gives a number that is infinite or not a number: NaN passes comparisons
     * such as AssertJ's {@code isGreaterThan}. It throws a {@link MissingEvidenceException}
     * instead.
     *
     * @param reader is given a condition (one setting of what the experiment varies) and the name
     *     of a metric each time that a learning curve of theirs is asked for
     * @return the same results
     */
    public Results readBy(BiConsumer<String, String> reader) {
        return new Results(this, leftOut, reader, true);
    }

    /**
     * Returns these results for claims (sentences to be judged) of a run from which the user left
     * out conditions, settings of what the experiment varies. Asking for a condition that was left
     * out, or for all trials, then throws a {@link LeftOutException}: a claim must not hold because
     * what could contradict it was not run.
     *
     * @param conditions the ids of the conditions that were left out
     * @return new results with the same values
     */
    public Results leavingOut(Set<String> conditions) {
        return new Results(this, Set.copyOf(conditions), reader, judged);
    }

    /**
     * Returns all trials: every condition (a setting of what the experiment varies) with every
     * seed, also those that failed or diverged.
     *
     * @return the trials, in the order in which they were scheduled
     * @throws LeftOutException if conditions were left out: see {@link #leavingOut}
     */
    public List<TrialRow> trials() {
        if (!leftOut.isEmpty()) {
            throw new LeftOutException(
                    "the trials of all conditions are needed, also of "
                            + String.join(", ", leftOut.stream().sorted().toList()));
        }
        return trials;
    }

    /**
     * Returns the trials of one condition (a setting of what the experiment varies), one per seed,
     * also those that failed or diverged.
     *
     * @param condition the condition's id
     * @return the trials, in the order in which they were scheduled; empty if none ran it
     * @throws LeftOutException if the condition was left out: see {@link #leavingOut}
     */
    public List<TrialRow> trials(String condition) {
        if (leftOut.contains(condition)) {
            throw new LeftOutException("the condition %s is needed".formatted(condition));
        }
        return byCondition.getOrDefault(condition, List.of());
    }

    /**
     * Returns all metrics of a trial, which is one condition run with one seed, however it ended.
     *
     * @param trial one of {@link #trials()}
     * @return in the order in which they were recorded; empty where there are none
     * @throws MissingEvidenceException if these are results for claims and one is infinite or not a
     *     number: see {@link #readBy}
     */
    public List<Metric> metrics(TrialRow trial) {
        List<Metric> recorded = recorded(trial);
        if (judged) {
            recorded.forEach(m -> requireFinite(trial, m.name(), m.epoch(), m.value()));
        }
        return recorded;
    }

    private List<Metric> recorded(TrialRow trial) {
        return metrics.getOrDefault(trial.trial(), List.of());
    }

    private static void requireFinite(TrialRow trial, String metric, int epoch, double value) {
        if (!Double.isFinite(value)) {
            throw new MissingEvidenceException(
                    "trial %s: %s is %s after epoch %s, which no claim can be judged by"
                            .formatted(trial.trial(), metric, value, epoch));
        }
    }

    private static void requireFinite(TrialRow trial, String metric, LearningCurve curve) {
        curve.values().forEach((epoch, value) -> requireFinite(trial, metric, epoch, value));
    }

    /**
     * Returns a metric of a condition (one setting of what the experiment varies) as one learning
     * curve per seed.
     *
     * @param condition the condition's id
     * @param metric the metric's name
     * @return the curves by seed, in ascending order of the seeds
     * @throws MissingEvidenceException if the condition has no trial, or if one of its trials did
     *     not finish, lacks the metric or has a value that is infinite or not a number: a mean over
     *     the remaining seeds would be biased
     * @throws LeftOutException if the condition was left out: see {@link #leavingOut}
     */
    public Map<Long, LearningCurve> curves(String condition, String metric) {
        Map<Long, LearningCurve> curves = new TreeMap<>();
        for (TrialRow trial : trials(condition)) {
            curves.put(trial.seed(), curve(trial, metric));
        }
        if (curves.isEmpty()) {
            throw new MissingEvidenceException(
                    "no trial ran condition '%s'; the conditions are %s"
                            .formatted(condition, names(byCondition.keySet())));
        }
        return curves;
    }

    private LearningCurve curve(TrialRow trial, String metric) {
        if (trial.status() != TrialStatus.FINISHED) {
            throw new MissingEvidenceException(
                    "trial %s %s: %s"
                            .formatted(trial.trial(), trial.status().id(), trial.failure()));
        }
        LearningCurve curve =
                measured(trial, metric).orElseThrow(() -> noSuchMetric(trial, metric));
        requireFinite(trial, metric, curve);
        return curve;
    }

    private MissingEvidenceException noSuchMetric(TrialRow trial, String metric) {
        return new MissingEvidenceException(
                "trial %s has no metric '%s'; it has %s"
                        .formatted(
                                trial.trial(),
                                metric,
                                names(recorded(trial).stream().map(Metric::name).toList())));
    }

    private static String names(Collection<String> known) {
        return known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
    }

    /**
     * Returns a metric of a trial (a setting run with one seed) as far as it was measured, even if
     * the trial failed. Charts use it; claims, sentences to be judged, which must not rest on a
     * part of the trials, use {@link #curves}, which insists on finished ones.
     *
     * @param trial one of {@link #trials()}
     * @param metric the metric's name
     * @return the curve; empty if the trial has no value of that metric
     * @throws MissingEvidenceException if these are results for claims and a value is infinite or
     *     not a number: see {@link #readBy}
     */
    public Optional<LearningCurve> measured(TrialRow trial, String metric) {
        reader.accept(trial.condition(), metric);
        Optional<LearningCurve> curve = known(trial, metric);
        if (judged) {
            curve.ifPresent(values -> requireFinite(trial, metric, values));
        }
        return curve;
    }

    private Optional<LearningCurve> known(TrialRow trial, String metric) {
        NavigableMap<Integer, Double> byEpoch = new TreeMap<>();
        for (Metric measured : recorded(trial)) {
            if (measured.name().equals(metric)) {
                byEpoch.put(measured.epoch(), measured.value());
            }
        }
        return byEpoch.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LearningCurve(
                                metric + " of " + trial.condition() + ", seed " + trial.seed(),
                                byEpoch));
    }
}
