package dev.reprokit.gate;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.baseline.Suspicion;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.RunProblem;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.report.Annotation;
import dev.reprokit.report.Answer;
import dev.reprokit.report.Headline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges the runs in a run folder, which holds one run per experiment: whether they are complete,
 * whether their claims (sentences of papers) hold, and whether their results agree with the
 * baselines, which are accepted earlier runs. The Maven goal {@code repro:check} logs the result of
 * this class; a main class or a test gets the same verdict and the same message:
 *
 * <pre>{@code
 * RunFolder runs = RunFolder.read(Path.of("target/repro"));
 * BaselineFolder baselines = new BaselineFolder(Path.of("src/repro/baseline"));
 * GateResult result = RunCheck.of(runs, JudgingOptions.usual(baselines));
 * }</pre>
 */
public final class RunCheck {
    private final RunFolder folder;
    private final JudgingOptions options;
    private final Lines lines = new Lines();
    private final List<Run> runs = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private RunCheck(RunFolder folder, JudgingOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Judges every experiment that was started in a run folder, which holds one run per experiment,
     * whatever the settings of its run.
     *
     * @param folder the runs
     * @param options settings for judging
     * @return the outcome, with a table of all claims (sentences of papers with their verdicts)
     *     among its lines
     */
    public static GateResult of(RunFolder folder, JudgingOptions options) {
        RunCheck check = new RunCheck(folder, options);
        for (Run run : folder.runs()) {
            check.add(run.plan());
        }
        for (RunProblem problem : folder.problems()) {
            check.missing(problem.folder().name(), new EvidenceException(problem));
        }
        return check.result(List.of());
    }

    /**
     * Judges the runs of some experiments, which must have been made with given settings.
     *
     * @param folder the runs
     * @param wanted the settings that the runs must have been made with, one plan per experiment;
     *     an experiment without such a run has the outcome unknown. Run ids are ignored
     * @param lost the ids of experiments that have a baseline (an accepted run to compare with) and
     *     no longer exist; each fails the build
     * @param options settings for judging
     * @return the outcome, with a table of all claims (sentences of papers with their verdicts)
     *     among its lines
     */
    public static GateResult of(
            RunFolder folder, List<Plan> wanted, List<String> lost, JudgingOptions options) {
        RunCheck check = new RunCheck(folder, options);
        for (Plan plan : wanted) {
            check.add(plan);
        }
        return check.result(lost);
    }

    private void add(Plan wanted) {
        try {
            runs.add(JudgeableRun.find(folder, wanted));
        } catch (EvidenceException e) {
            missing(wanted.experiment(), e);
        }
    }

    private void missing(String experiment, EvidenceException problem) {
        missing.add(problem.getMessage());
        lines.annotate(
                new Annotation(
                        experiment,
                        true,
                        experiment + ": no evidence that could be judged",
                        problem.getMessage()));
    }

    private GateResult result(List<String> lost) {
        LookGate looks = LookGate.of(runs);
        List<Run> comparable =
                runs.stream()
                        .filter(Run::isComparable)
                        .filter(run -> Suspicion.undecided(run).isEmpty())
                        .toList();
        List<Verdicts> verdicts = runs.stream().map(Run::verdicts).toList();
        RunBaselines baselines = RunBaselines.read(runs, options.baseline().folder());
        Disagreements disagreements = Disagreements.of(baselines);
        ClaimGate claims =
                new ClaimGate(
                        verdicts, options.failOnInconclusive(), disagreements, options.accept());
        claims.warnings().forEach(lines::warn);
        ChartGate charts = ChartGate.of(comparable);
        charts.warnings().forEach(lines::warn);
        looks.warning().ifPresent(lines::warn);
        imported().ifPresent(lines::warn);
        undecided().ifPresent(lines::warn);
        if (!runs.isEmpty()) {
            VerdictTable.of(verdicts, disagreements).forEach(lines::info);
            lines.info(Headline.withNames(verdicts, disagreements));
            lines.info(Answer.to(verdicts, disagreements));
        }
        boolean holds = missing.isEmpty() && claims.failure().isEmpty() && !claims.judgedNothing();
        BaselineGate baseline = new BaselineGate(options.baseline(), options.accept(), lines);
        Optional<String> regression = baseline.failure(comparable, baselines, lost, holds);
        ClaimAnnotations.of(verdicts, claims, baseline.differences()).forEach(lines::annotate);
        if (claims.accepts()) {
            lines.reserve();
        }
        Optional<String> history =
                new HistoryGate(options.baseline(), lines).failure(comparable, baselines);
        TextGate texts = TextGate.of(folder, options.texts());
        texts.lines().forEach(lines::info);
        if (!runs.isEmpty()) {
            lines.info(reportAddress());
        }
        String broken =
                Stream.of(
                                claims.failure(),
                                looks.failure(),
                                charts.failure(),
                                regression,
                                history,
                                texts.failure())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\nAnd "));
        if (!missing.isEmpty()) {
            return lines.unknown(
                    "%s of %s experiments have no evidence that could be judged\n%s\nType: %s%s"
                            .formatted(
                                    missing.size(),
                                    missing.size() + runs.size(),
                                    String.join("\n", missing),
                                    options.remedy(),
                                    broken.isEmpty() ? "" : "\nAnd " + broken));
        }
        if (!broken.isEmpty()) {
            return lines.failed(broken + "\n" + reportAddress());
        }
        if (runs.isEmpty()) {
            return lines.unknown("Nothing was checked: there are no results in " + folder.path());
        }
        // Whoever asks for a look knows that it may judge nothing.
        if (claims.judgedNothing() && looks.isEmpty()) {
            if (runs.stream().allMatch(run -> run.verdicts().claims().isEmpty())) {
                return lines.unknown(
                        "Nothing was checked: %s makes no claim yet\n%s"
                                .formatted(
                                        runs.stream()
                                                .map(Run::experiment)
                                                .collect(Collectors.joining(" and ")),
                                        reportAddress()));
            }
            return lines.unknown(
                    "Nothing was checked: not one claim applies at scale %s. Choose another with -Drepro.scale=, or another experiment\n%s"
                            .formatted(runs.get(0).plan().scale().id(), reportAddress()));
        }
        return lines.passed();
    }

    /** {@return the experiments of which runs were judged that exist already; empty if none} */
    private Optional<String> imported() {
        List<String> imported =
                runs.stream()
                        .filter(run -> run.plan().imported() != null)
                        .map(
                                run ->
                                        "%s (runs in %s)"
                                                .formatted(run.experiment(), run.plan().imported()))
                        .toList();
        return imported.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Judged, not run: %s. It was not compared with a baseline"
                                .formatted(String.join(", ", imported)));
    }

    /** {@return the runs of which not all seeds have run; empty if there are none} */
    private Optional<String> undecided() {
        List<String> undecided = new ArrayList<>();
        for (Run run : runs) {
            if (run.undecided() != null) {
                undecided.add("%s (%s)".formatted(run.experiment(), run.undecided().inWords()));
            }
            Suspicion.undecided(run)
                    .ifPresent(
                            fresh ->
                                    undecided.add(
                                            "whether %s differs from its baseline (%s)"
                                                    .formatted(run.experiment(), fresh.inWords())));
        }
        return undecided.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Undecided yet: %s. That is judged when all seeds have run: the same command goes on"
                                .formatted(String.join(", ", undecided)));
    }

    private String reportAddress() {
        Path index = folder.path().resolve("index.html");
        return Files.exists(index)
                ? "Report: " + index.toUri()
                : "No report has been written; the goal repro:report does";
    }
}
