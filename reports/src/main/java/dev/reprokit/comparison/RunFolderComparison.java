package dev.reprokit.comparison;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.baseline.Mode;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two run folders, held against each other. The left one takes the place of a baseline.
 *
 * @param left the name of the left side, made of what differs, e.g. {@code PyTorch 2.5.1}
 * @param right the name of the right side
 * @param environment what differs between environments and plans
 * @param libraries the libraries on the class path that differ
 * @param common what is the same in all runs of both sides, by name
 * @param experiments the experiments that were compared, sorted by id
 * @param apart the experiments that were not, sorted by id
 * @param tests the number of values that were tested for chance
 * @param sensitivity a sentence on the loss of final test accuracy that would have been noticed;
 *     empty if no condition tells
 */
public record RunFolderComparison(
        String left,
        String right,
        List<EnvironmentDifference> environment,
        List<EnvironmentDifference> libraries,
        Map<String, String> common,
        List<PairComparison> experiments,
        List<NotCompared> apart,
        int tests,
        Optional<String> sensitivity) {

    /**
     * Holds two run folders against each other.
     *
     * @param left the one in the place of a baseline
     * @param right the other
     * @return what came of it; without experiments if no experiment has a whole run in both
     * @throws IOException if two trials of a run have one condition and one seed
     */
    public static RunFolderComparison of(RunFolder left, RunFolder right) throws IOException {
        List<RunPair> pairs = new ArrayList<>();
        List<NotCompared> apart = new ArrayList<>();
        for (String experiment : experiments(left, right)) {
            Optional<Run> before = left.run(experiment);
            Optional<Run> now = right.run(experiment);
            if (before.isPresent() && now.isPresent()) {
                pairs.add(new RunPair(before.get(), now.get()));
            } else {
                apart.add(new NotCompared(experiment, missing(left, right, experiment)));
            }
        }
        Environments environments = new Environments(pairs);
        List<EnvironmentDifference> differences = environments.differences();
        SideNames names = SideNames.of(differences, left.path(), right.path());
        List<RunPair> comparable = new ArrayList<>();
        for (RunPair pair : pairs) {
            NotCompared.of(pair).ifPresentOrElse(apart::add, () -> comparable.add(pair));
        }
        Comparison comparison = Comparison.of(compared(comparable), Mode.STATISTICAL);
        List<PairComparison> experiments = new ArrayList<>();
        for (RunPair pair : comparable) {
            otherData(comparison, pair.experiment())
                    .ifPresentOrElse(
                            apart::add, () -> experiments.add(PairComparison.of(pair, comparison)));
        }
        apart.sort((one, other) -> one.experiment().compareTo(other.experiment()));
        return new RunFolderComparison(
                names.left(),
                names.right(),
                differences,
                environments.libraries(),
                environments.common(),
                experiments,
                apart,
                comparison.tests(),
                comparison.sensitivity());
    }

    private static TreeSet<String> experiments(RunFolder left, RunFolder right) {
        TreeSet<String> experiments = new TreeSet<>();
        for (RunFolder folder : List.of(left, right)) {
            folder.runs().forEach(run -> experiments.add(run.folder().name()));
            folder.problems().forEach(problem -> experiments.add(problem.folder().name()));
        }
        return experiments;
    }

    private static List<ComparedRun> compared(List<RunPair> pairs) throws IOException {
        List<ComparedRun> compared = new ArrayList<>();
        for (RunPair pair : pairs) {
            compared.add(new ComparedRun(pair.right(), Baseline.unaccepted(pair.left())));
        }
        return compared;
    }

    private static String missing(RunFolder left, RunFolder right, String experiment) {
        return String.join(
                "; ",
                Stream.of(missing(left, "left", experiment), missing(right, "right", experiment))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> missing(RunFolder folder, String side, String experiment) {
        if (folder.run(experiment).isPresent()) {
            return Optional.empty();
        }
        RunProblem.Kind kind = folder.problem(experiment).kind();
        return Optional.of(
                switch (kind) {
                    case NOT_RUN -> "it did not run on the " + side;
                    case FAILED -> "its run on the %s failed".formatted(side);
                    case UNFINISHED -> "its run on the %s did not end".formatted(side);
                    case DAMAGED -> "its run on the %s is damaged".formatted(side);
                });
    }

    private static Optional<NotCompared> otherData(Comparison comparison, String experiment) {
        return comparison.findingsOf(experiment).stream()
                .filter(finding -> finding.kind() == Difference.Kind.NOT_COMPARABLE)
                .findFirst()
                .map(
                        finding ->
                                new NotCompared(
                                        experiment,
                                        "other data answer another question: "
                                                + finding.message()));
    }

    /** {@return the number of claims that both sides have and that at least one of them asked} */
    public int verdicts() {
        return experiments.stream().mapToInt(PairComparison::verdicts).sum();
    }

    /** {@return the claims whose verdicts differ, of all experiments} */
    public List<ChangedVerdict> changedVerdicts() {
        return experiments.stream().flatMap(each -> each.changed().stream()).toList();
    }

    /** {@return the comparison of each value that both sides have, of all experiments} */
    public List<MetricComparison> values() {
        return experiments.stream().flatMap(each -> each.values().stream()).toList();
    }

    /** {@return the values that changed beyond chance and tolerance, of all experiments} */
    public List<MetricComparison> beyond() {
        return experiments.stream().flatMap(each -> each.beyond().stream()).toList();
    }

    /** {@return the values that too few seeds leave undecided, of all experiments} */
    public List<MetricComparison> undecided() {
        return experiments.stream().flatMap(each -> each.undecided().stream()).toList();
    }

    /**
     * {@return the images per second of the right side, relative to the left one: the geometric
     * mean over experiments; empty if none trained on both sides}
     */
    public Optional<Double> speed() {
        return ratio(speed -> Stream.ofNullable(speed.images()));
    }

    /**
     * {@return the seconds per trial of the right side, relative to the left one: the geometric
     * mean over experiments; empty if none was timed on both sides}
     */
    public Optional<Double> time() {
        return ratio(speed -> Stream.of(speed.seconds()));
    }

    private Optional<Double> ratio(Function<SpeedRatio, Stream<Double>> measured) {
        return SpeedRatio.geometricMean(
                experiments.stream()
                        .flatMap(each -> each.speed().stream())
                        .flatMap(measured)
                        .toList());
    }

    /**
     * {@return the comparison in one line, e.g. {@code 45 of 45 verdicts are equal, 398 of 400
     * values within chance or tolerance (212 the same to the last bit), 2 beyond; speed x1.02, time
     * of a trial x0.98}}
     */
    public String inOneLine() {
        int verdicts = verdicts();
        int undecided = undecided().size();
        return "%s of %s verdicts are equal, %s of %s values within chance or tolerance (%s the same to the last bit), %s beyond%s; speed %s, time of a trial %s"
                .formatted(
                        verdicts - changedVerdicts().size(),
                        verdicts,
                        experiments.stream().mapToInt(PairComparison::within).sum(),
                        values().size(),
                        experiments.stream().mapToInt(PairComparison::sameBits).sum(),
                        beyond().size(),
                        undecided == 0 ? "" : ", " + undecided + " undecided",
                        speed().map(RunFolderComparison::ratio).orElse("not measured"),
                        time().map(RunFolderComparison::ratio).orElse("not measured"));
    }

    /** Formats a ratio, e.g. {@code x1.02}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "x%.2f", ratio);
    }
}
