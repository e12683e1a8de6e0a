package dev.reprokit.gate;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.HistoryCsv;
import dev.reprokit.baseline.HistoryEntry;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a build passes, by comparing its runs with their baselines. */
final class BaselineGate {
    private final BaselinePolicy policy;
    private final String accept;
    private final Lines lines;
    private final List<String> failures = new ArrayList<>();
    private List<Difference> differences = List.of();
    private String offer = "";
    private String leak = "";

    /**
     * Creates a gate for one decision.
     *
     * @param policy how runs are compared
     * @param accept the beginning of the command that makes a run the baseline
     * @param lines receives all lines that are not failures
     */
    BaselineGate(BaselinePolicy policy, String accept, Lines lines) {
        this.policy = policy;
        this.accept = accept;
        this.lines = lines;
    }

    /**
     * Compares every run with its baseline.
     *
     * @param runs whole runs
     * @param baselines their baselines
     * @param lost the experiments that have a baseline and no longer exist
     * @param holds whether the build passes all other checks: only then is a baseline created
     * @return the failures and the commands to type; empty if the build passes
     */
    Optional<String> failure(
            List<Run> runs, RunBaselines baselines, List<String> lost, boolean holds) {
        lost.forEach(
                experiment ->
                        failures.add(
                                "%s, missing: there is no such experiment, but a baseline of it. Was it renamed? Then rename its baseline, or remove it"
                                        .formatted(experiment)));
        List<Run> without = new ArrayList<>();
        for (Run run : runs) {
            String damage = baselines.damaged().get(run.experiment());
            if (damage != null) {
                failures.add("%s, damaged baseline: %s".formatted(run.experiment(), damage));
            } else if (baselines.of(run).isEmpty()) {
                without.add(run);
            }
        }
        List<ComparedRun> subjects = baselines.compared(runs);
        if (!subjects.isEmpty()) {
            compare(subjects);
        }
        withoutBaseline(without, holds && failures.isEmpty());
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s %s from the baseline\n%s%s"
                                .formatted(
                                        failures.size(),
                                        failures.size() == 1 ? "difference" : "differences",
                                        String.join("\n", failures),
                                        offer));
    }

    /** {@return what differs, once the runs have been compared} */
    List<Difference> differences() {
        return differences;
    }

    private void withoutBaseline(List<Run> runs, boolean holds) {
        if (runs.isEmpty()) {
            return;
        }
        if (policy.whenMissing() == WhenMissing.CREATE && holds) {
            runs.forEach(this::create);
            return;
        }
        String ids = String.join(",", runs.stream().map(Run::experiment).toList());
        String message =
                "No baseline of %s at scale %s: nothing tells whether results get worse. Record one with: %s"
                        .formatted(
                                ids.replace(",", ", "),
                                runs.get(0).plan().scale().id(),
                                accept + " -Drepro.experiments=" + ids);
        if (policy.whenMissing() == WhenMissing.FAIL) {
            failures.add(message);
        } else {
            lines.warn(message);
        }
    }

    private void create(Run run) {
        Path file = policy.folder().file(run.plan().scale(), run.experiment());
        try {
            BaselineCsv.write(file, Baseline.accept(run, "the first run that was checked", null));
            HistoryCsv.append(
                    policy.folder().history(run.plan().scale(), run.experiment()),
                    HistoryEntry.of(HistoryEntry.Kind.BASELINE, run));
            lines.info("%s: new baseline %s; commit it".formatted(run.experiment(), file));
        } catch (IOException e) {
            failures.add(
                    "%s: its baseline could not be created: %s"
                            .formatted(run.experiment(), e.getMessage()));
        }
    }

    private void compare(List<ComparedRun> subjects) {
        try {
            for (ComparedRun subject : subjects) {
                // A file of an earlier run would be misleading.
                Files.deleteIfExists(subject.run().folder().baseline());
            }
            Comparison comparison = Comparison.of(subjects, policy.mode());
            comparison.speeds().forEach(lines::info);
            if (!comparison.metrics().isEmpty()) {
                lines.info(comparison.falseAlarmRate());
            }
            comparison.sensitivity().ifPresent(lines::info);
            if (comparison.findings().stream()
                    .anyMatch(finding -> finding.kind() == Difference.Kind.OUT_OF_DATE)) {
                leak =
                        "\nBetter than it was: if nothing should have made it better, look for labels or test images that leak into training.";
            }
            differences = comparison.findings();
            for (Difference finding : differences) {
                if (finding.kind().isFailure()) {
                    failures.add(finding.inWords());
                } else {
                    lines.warn(finding.inWords());
                }
            }
            offer(
                    subjects.stream()
                            .filter(subject -> comparison.failsFor(subject.experiment()))
                            .toList());
        } catch (IOException e) {
            failures.add("The runs cannot be compared with their baselines: " + e.getMessage());
        }
    }

    /** Writes the files that would replace the baselines, and says how to accept them. */
    private void offer(List<ComparedRun> differing) {
        List<String> experiments = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Set<String> commits = new LinkedHashSet<>();
        for (ComparedRun subject : differing) {
            Path file = subject.run().folder().baseline();
            try {
                BaselineCsv.write(file, Baseline.accept(subject.run(), "WHY", subject.baseline()));
                experiments.add(subject.experiment());
                files.add(file);
                subject.baseline().commit().ifPresent(commits::add);
            } catch (IOException e) {
                failures.add(
                        "%s: this run cannot become the baseline: %s"
                                .formatted(subject.experiment(), e.getMessage()));
            }
        }
        if (!experiments.isEmpty()) {
            offer =
                    leak
                            + "\nThe run as a baseline: %s\nIf the change is wanted, accept it: %s -Drepro.experiments=%s -Drepro.baseline.reason='WHY'%s"
                                    .formatted(
                                            String.join(
                                                    ", ",
                                                    files.stream().map(Path::toString).toList()),
                                            accept,
                                            String.join(",", experiments),
                                            commits.isEmpty()
                                                    ? ""
                                                    : "\nWhich commit did it: the goal repro:bisect names it; good is -Drepro.bisect.good="
                                                            + String.join(" or ", commits));
        }
    }
}
