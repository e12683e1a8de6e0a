package dev.reprokit.report;

import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.comparison.ChangedVerdict;
import dev.reprokit.comparison.EnvironmentDifference;
import dev.reprokit.comparison.PairComparison;
import dev.reprokit.comparison.RunFolderComparison;
import dev.reprokit.comparison.SpeedRatio;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.report.ComparisonSection.Cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the comparison of two run folders into words and tables. */
final class ComparisonSections {
    private static final double LEVEL = 0.05;
    private static final String ABSENT = "-";

    private final RunFolderComparison comparison;
    private final List<ComparisonSection> sections = new ArrayList<>();

    private ComparisonSections(RunFolderComparison comparison) {
        this.comparison = comparison;
    }

    /** {@return the sections that have something to tell, in the order of the page} */
    static List<ComparisonSection> of(RunFolderComparison comparison) {
        ComparisonSections all = new ComparisonSections(comparison);
        all.environment();
        all.experiments();
        all.verdicts();
        all.values();
        all.structure();
        all.apart();
        all.libraries();
        all.method();
        return all.sections;
    }

    /** {@return the heading} */
    static String heading(RunFolderComparison comparison) {
        return "%s held against %s".formatted(comparison.right(), comparison.left());
    }

    private void add(String title, String hint, List<String> columns, List<List<Cell>> rows) {
        View.Excerpt<List<Cell>> shown = View.Excerpt.of(rows);
        sections.add(
                new ComparisonSection(
                        title,
                        hint,
                        columns,
                        shown.rows(),
                        shown.isPart()
                                ? shown.count() + " rows; comparison.csv has all values."
                                : ""));
    }

    private void environment() {
        String common =
                comparison.common().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "));
        String hint = common.isEmpty() ? "" : "The same in all runs: %s.".formatted(common);
        if (comparison.environment().isEmpty()) {
            add("What differs", "Nothing that runs record. " + hint, List.of(), List.of());
        } else {
            add("What differs", hint, sides("what"), differences(comparison.environment()));
        }
    }

    private void libraries() {
        if (!comparison.libraries().isEmpty()) {
            add(
                    "Libraries that differ",
                    "What lies on the runtime class path.",
                    sides("library"),
                    differences(comparison.libraries()));
        }
    }

    private List<String> sides(String first) {
        return List.of(first, comparison.left(), comparison.right());
    }

    private static List<List<Cell>> differences(List<EnvironmentDifference> differences) {
        return differences.stream()
                .map(
                        difference ->
                                List.of(
                                        Cell.of(
                                                difference.name(),
                                                difference.everywhere()
                                                        ? ""
                                                        : String.join(
                                                                ", ", difference.experiments())),
                                        Cell.of(difference.left()),
                                        Cell.of(difference.right())))
                .toList();
    }

    private void experiments() {
        if (comparison.experiments().isEmpty()) {
            add(
                    "Experiments",
                    "No experiment of the two sides could be held against the other.",
                    List.of(),
                    List.of());
            return;
        }
        add(
                "Experiments",
                "Of the values, so many are the same to the last bit, with the same seeds; so many are within chance or within the tolerance; so many beyond both. Speed is images per second, and the time of a trial its seconds, of %s relative to %s."
                        .formatted(comparison.right(), comparison.left()),
                List.of(
                        "experiment",
                        "equal verdicts",
                        "same to the last bit",
                        "within chance",
                        "beyond",
                        "speed",
                        "time of a trial"),
                comparison.experiments().stream().map(ComparisonSections::row).toList());
    }

    private static List<Cell> row(PairComparison pair) {
        int undecided = pair.undecided().size();
        return List.of(
                Cell.of(pair.experiment(), pair.title()),
                Cell.of(of(pair.verdicts() - pair.changed().size(), pair.verdicts())),
                Cell.of(of(pair.sameBits(), pair.values().size())),
                Cell.of(of(pair.within(), pair.values().size())),
                Cell.of(
                        String.valueOf(pair.beyond().size()),
                        undecided == 0 ? "" : undecided + " undecided"),
                Cell.of(
                        pair.speed()
                                .map(SpeedRatio::images)
                                .map(RunFolderComparison::ratio)
                                .orElse(ABSENT)),
                Cell.of(
                        pair.speed()
                                .map(SpeedRatio::seconds)
                                .map(RunFolderComparison::ratio)
                                .orElse(ABSENT)));
    }

    private static String of(int part, int all) {
        return part + " of " + all;
    }

    private void verdicts() {
        List<ChangedVerdict> changed = comparison.changedVerdicts();
        if (changed.isEmpty()) {
            return;
        }
        add(
                "Verdicts that changed",
                "Below each verdict: the mean over seeds with its interval.",
                sides("claim"),
                changed.stream()
                        .map(
                                claim ->
                                        List.of(
                                                Cell.of(
                                                        claim.experiment()
                                                                + " "
                                                                + claim.right().id(),
                                                        claim.right().sentence()),
                                                verdict(claim.left()),
                                                verdict(claim.right())))
                        .toList());
    }

    private static Cell verdict(Judgement claim) {
        return new Cell(claim.verdictInWords(), claim.observedInWords(), claim.verdict());
    }

    private void values() {
        List<MetricComparison> changed = new ArrayList<>(comparison.beyond());
        changed.addAll(comparison.undecided());
        if (changed.isEmpty()) {
            return;
        }
        add(
                "Values that changed",
                "Means over seeds, beyond chance and beyond the tolerance; p is corrected for the number of tests. Without p there are too few seeds to test.",
                List.of(
                        "value",
                        comparison.left(),
                        comparison.right(),
                        "difference",
                        "tolerance",
                        "seeds",
                        "p",
                        "outcome"),
                changed.stream()
                        .map(
                                value ->
                                        List.of(
                                                Cell.of(
                                                        value.experiment()
                                                                + " "
                                                                + value.condition(),
                                                        value.value()),
                                                Cell.of(Numbers.number(value.before())),
                                                Cell.of(Numbers.number(value.now())),
                                                Cell.of(Numbers.number(value.difference())),
                                                Cell.of(Numbers.number(value.tolerance())),
                                                Cell.of(value.seeds()),
                                                Cell.of(
                                                        value.p() == null
                                                                ? ABSENT
                                                                : Numbers.number(value.p())),
                                                Cell.of(value.outcome().words())))
                        .toList());
    }

    private void structure() {
        List<List<Cell>> rows =
                comparison.experiments().stream()
                        .flatMap(pair -> pair.structure().stream())
                        .map(
                                difference ->
                                        List.of(
                                                Cell.of(difference.experiment()),
                                                Cell.of(difference.kind().words()),
                                                Cell.of(difference.message())))
                        .toList();
        if (!rows.isEmpty()) {
            add(
                    "Other differences",
                    "'Was' and 'baseline' are said of %s.".formatted(comparison.left()),
                    List.of("experiment", "kind", "difference"),
                    rows);
        }
    }

    private void apart() {
        if (!comparison.apart().isEmpty()) {
            add(
                    "Not held against each other",
                    "",
                    List.of("experiment", "why"),
                    comparison.apart().stream()
                            .map(
                                    each ->
                                            List.of(
                                                    Cell.of(each.experiment()),
                                                    Cell.of(each.reason())))
                            .toList());
        }
    }

    private void method() {
        long tolerated = comparison.values().stream().filter(MetricComparison::isTolerated).count();
        add("How to read this", method(tolerated), List.of(), List.of());
    }

    private String method(long tolerated) {
        String tests =
                comparison.tests() == 0
                        ? "No value was tested."
                        : "Values that were tested for chance: %s. At %s %% each, chance alone would call about %s of them different; the correction for their number lets chance call any one different in at most %s %% of comparisons of equal things. Beyond chance, but within the tolerance: %s."
                                .formatted(
                                        comparison.tests(),
                                        Numbers.number(100 * LEVEL),
                                        Numbers.number(LEVEL * comparison.tests()),
                                        Numbers.number(100 * LEVEL),
                                        tolerated);
        return "The left side, %s, takes the place of a baseline: the tests, the tolerances and the correction are those of the baseline gate, with the spread over seeds of %s. A value is a metric after the last epoch, or its mean over epochs. %s%s Speeds are geometric means over trials, then over conditions and experiments, without trials from the cache. Of runs that were not taken in turn they also tell what else the machine did."
                .formatted(
                        comparison.left(),
                        comparison.left(),
                        tests,
                        comparison.sensitivity().map(words -> " " + words + ".").orElse(""));
    }
}
