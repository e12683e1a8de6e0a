package dev.reprokit.baseline;

import dev.reprokit.baseline.Difference.Kind;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.run.Run;

import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.NaNPolicy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The comparison of runs with their baselines.
 *
 * @param metrics the comparison of every value that both have; empty if runs are compared to the
 *     last bit
 * @param findings everything that differs
 * @param speeds the speed of each run relative to its baseline, one sentence per run; for
 *     information only
 * @param tests the number of values that were tested for chance
 * @param flips the test images that were lost or won, for each condition of which both sides tell;
 *     they fail no build
 */
public record Comparison(
        List<MetricComparison> metrics,
        List<Difference> findings,
        List<String> speeds,
        int tests,
        List<ImageFlips> flips) {
    /** An empty comparison, for runs without a baseline. */
    public static final Comparison NONE =
            new Comparison(List.of(), List.of(), List.of(), 0, List.of());

    /** The largest share of an unchanged project's runs that may raise an alarm. */
    private static final double FALSE_ALARMS = 0.05;

    /**
     * The level of all tests together. Values of one seed depend on each other, and accuracies over
     * a few hundred images are coarser than Student's t assumes: in simulation, 4.2 % makes at most
     * 5 % of unchanged runs raise an alarm.
     */
    static final double LEVEL = 0.042;

    /**
     * Compares runs with their baselines.
     *
     * @param subjects the experiments; the correction for many tests is over all of them
     * @param mode how
     * @return what came of it
     * @throws IOException if two trials of a run have one condition and one seed
     */
    public static Comparison of(List<ComparedRun> subjects, Mode mode) throws IOException {
        return compared(subjects(subjects), mode);
    }

    /**
     * Compares runs as far as they can be compared, for pages. A run that has two trials of one
     * condition and one seed is left out: whoever judges says so.
     */
    static Comparison ofComparable(List<ComparedRun> runs) {
        List<Subject> subjects = new ArrayList<>();
        for (ComparedRun run : runs) {
            try {
                subjects.add(Subject.of(run));
            } catch (IOException e) {
                // Not this one.
            }
        }
        return compared(subjects, Mode.STATISTICAL);
    }

    /** {@return this comparison with more differences} */
    Comparison and(List<Difference> more) {
        List<Difference> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Comparison(metrics, all, speeds, tests, flips);
    }

    private record Subject(
            String experiment,
            Baseline baseline,
            Snapshot now,
            Optional<Snapshot> confirmation,
            Description description) {

        static Subject of(ComparedRun compared) throws IOException {
            Optional<Run> confirmation = FurtherSeeds.confirming(compared.run());
            return new Subject(
                    compared.experiment(),
                    compared.baseline(),
                    Snapshot.of(compared.run()),
                    confirmation.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Snapshot.of(confirmation.get())),
                    compared.run().description());
        }

        Structure structure(SeedOverdispersion overdispersion) {
            return Structure.of(
                    experiment, baseline, now, confirmation, overdispersion, description::metric);
        }
    }

    /** {@return the values that runs and their baselines have, to be tested} */
    static List<Candidate> candidates(List<ComparedRun> runs) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        List<Subject> subjects = subjects(runs);
        SeedOverdispersion overdispersion = overdispersion(subjects);
        for (Subject subject : subjects) {
            candidates.addAll(subject.structure(overdispersion).candidates());
        }
        return candidates;
    }

    private static List<Subject> subjects(List<ComparedRun> runs) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (ComparedRun run : runs) {
            subjects.add(Subject.of(run));
        }
        return subjects;
    }

    /** Measures it over all conditions of all baselines: in one experiment few have many seeds. */
    private static SeedOverdispersion overdispersion(List<Subject> subjects) {
        return SeedOverdispersion.of(
                subjects.stream()
                        .flatMap(subject -> subject.baseline().run().conditions().values().stream())
                        .map(Snapshot.ConditionSnapshot::right)
                        .toList());
    }

    private static Comparison compared(List<Subject> subjects, Mode mode) {
        SeedOverdispersion overdispersion = overdispersion(subjects);
        List<Difference> findings = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        List<String> speeds = new ArrayList<>();
        List<ImageFlips> flips = new ArrayList<>();
        for (Subject subject : subjects) {
            Snapshot before = subject.baseline().run();
            Snapshot now = subject.now();
            Structure structure = subject.structure(overdispersion);
            findings.addAll(structure.findings());
            if (mode == Mode.EXACT) {
                findings.addAll(Exactness.findings(subject.experiment(), subject.baseline(), now));
            } else {
                candidates.addAll(structure.candidates());
            }
            if (structure.isComparable()) {
                flips.addAll(ImageFlips.of(subject.experiment(), before, now));
            }
            speed(before, now).ifPresent(speed -> speeds.add(subject.experiment() + ": " + speed));
        }
        return tested(candidates, findings, speeds).with(flips);
    }

    static Comparison tested(
            List<Candidate> candidates, List<Difference> findings, List<String> speeds) {
        List<Ruling> rulings = Ruling.of(candidates);
        List<MetricComparison> metrics = judged(rulings, Sensitivity.of(rulings, LEVEL));
        for (int i = 0; i < metrics.size(); i++) {
            MetricComparison metric = metrics.get(i);
            Candidate candidate = candidates.get(i);
            kind(metric)
                    .map(kind -> new Difference(kind, metric.experiment(), metric.inWords()))
                    .ifPresent(findings::add);
            if (!metric.outcome().isChange() && candidate.hasSeedApart()) {
                findings.add(
                        new Difference(
                                Kind.SEED_APART, candidate.experiment(), candidate.apartInWords()));
            }
        }
        int tests = (int) rulings.stream().filter(ruling -> ruling.p() != null).count();
        return new Comparison(metrics, findings, speeds, tests, List.of());
    }

    /**
     * Corrects the tests of a check for their number, and sums up what comes of each.
     *
     * @param rulings those of all values
     * @param noticeable the noticeable change of each; null where it is unknown
     */
    static List<MetricComparison> judged(List<Ruling> rulings, List<@Nullable Double> noticeable) {
        Map<Candidate, Double> corrected =
                Correction.of(rulings.stream().flatMap(ruling -> ruling.test().stream()).toList());
        List<MetricComparison> metrics = new ArrayList<>();
        for (int i = 0; i < rulings.size(); i++) {
            Ruling ruling = rulings.get(i);
            metrics.add(
                    ruling.compared(corrected.get(ruling.candidate()), LEVEL, noticeable.get(i)));
        }
        return metrics;
    }

    private Comparison with(List<ImageFlips> images) {
        return new Comparison(metrics, findings, speeds, tests, images);
    }

    private static Optional<Kind> kind(MetricComparison metric) {
        return switch (metric.outcome()) {
            case SAME -> Optional.empty();
            case WORSE -> Optional.of(Kind.REGRESSION);
            case BETTER -> Optional.of(Kind.OUT_OF_DATE);
            case CHANGED -> Optional.of(Kind.CHANGED);
            case UNDECIDED -> Optional.of(Kind.UNDECIDED);
        };
    }

    private static Optional<String> speed(Snapshot before, Snapshot now) {
        String device = before.environment().get(Snapshot.DEVICE);
        double was = medianSpeed(before);
        double is = medianSpeed(now);
        if (device == null
                || !device.equals(now.environment().get(Snapshot.DEVICE))
                || !(before.isOfOneMachine() && now.isOfOneMachine())
                || !(was > 0 && is > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                "%s times the baseline's images a second (medians over trials, both on %s)"
                        .formatted(Numbers.number(is / was), device));
    }

    private static double medianSpeed(Snapshot run) {
        return Median.withDefaults()
                .with(NaNPolicy.ERROR)
                .withCopy(true)
                .evaluate(
                        run.conditions().values().stream()
                                .flatMap(condition -> condition.trials().values().stream())
                                .mapToDouble(TrialSnapshot::imagesPerSecond)
                                .toArray());
    }

    /**
     * Returns the compared metrics of one experiment.
     *
     * @param experiment its id
     * @return in the order of conditions and metrics
     */
    public List<MetricComparison> metricsOf(String experiment) {
        return metrics.stream().filter(metric -> metric.experiment().equals(experiment)).toList();
    }

    /**
     * Returns the differences of one experiment.
     *
     * @param experiment its id
     * @return what differs
     */
    public List<Difference> findingsOf(String experiment) {
        return findings.stream()
                .filter(finding -> finding.experiment().equals(experiment))
                .toList();
    }

    /**
     * Returns the differences of one experiment that are neither in a claim's verdict nor in a
     * metric's value, such as another parameter, another number of epochs or a missing seed.
     *
     * @param experiment its id
     * @return what differs
     */
    public List<Difference> structureOf(String experiment) {
        Set<String> values =
                metricsOf(experiment).stream()
                        .map(MetricComparison::inWords)
                        .collect(Collectors.toSet());
        return findingsOf(experiment).stream()
                .filter(finding -> finding.claim() == null && !values.contains(finding.message()))
                .toList();
    }

    /**
     * Returns the test images of one experiment that were lost or won.
     *
     * @param experiment its id
     * @return in the order of conditions
     */
    public List<ImageFlips> flipsOf(String experiment) {
        return flips.stream().filter(flip -> flip.experiment().equals(experiment)).toList();
    }

    /**
     * Checks whether an experiment fails a build.
     *
     * @param experiment its id
     * @return whether one of its differences is a failure
     */
    public boolean failsFor(String experiment) {
        return findingsOf(experiment).stream().anyMatch(finding -> finding.kind().isFailure());
    }

    /**
     * {@return a sentence on the loss of final test accuracy that would have been noticed; empty if
     * no condition tells}
     */
    public Optional<String> sensitivity() {
        List<MetricComparison> accuracies =
                metrics.stream()
                        .filter(MetricComparison::isFinalAccuracy)
                        .filter(metric -> metric.noticeable() != null)
                        .sorted(Comparator.comparingDouble(MetricComparison::noticeable))
                        .toList();
        if (accuracies.isEmpty()) {
            return Optional.empty();
        }
        MetricComparison half = accuracies.get((accuracies.size() - 1) / 2);
        MetricComparison least = accuracies.get(accuracies.size() - 1);
        return Optional.of(
                "A loss of %s points of final test accuracy in one condition would have been noticed with 80 %% in half of the conditions; the least sensitive is %s %s: %s points. Claims are judged apart"
                        .formatted(
                                points(half),
                                least.experiment(),
                                least.condition(),
                                points(least)));
    }

    private static String points(MetricComparison accuracy) {
        return String.format(Locale.ROOT, "%.1f", 100 * accuracy.noticeable());
    }

    /**
     * {@return a sentence on the number of tests and the rate of false alarms, which holds if all
     * values are drawn anew; values that are the same to the last bit are no tests}
     */
    public String falseAlarmRate() {
        if (tests == 0) {
            return "No value of %s looks different from the baseline: nothing is tested"
                    .formatted(metrics.size());
        }
        return "Tests against the baseline: %s; they raise an alarm in at most %s %% of an unchanged project's runs"
                .formatted(tests, Numbers.number(100 * FALSE_ALARMS));
    }
}
