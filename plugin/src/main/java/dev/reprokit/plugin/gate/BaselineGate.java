package dev.reprokit.plugin.gate;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.plugin.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a build may pass, by what earlier runs came to. */
public final class BaselineGate {
    private final BaselinePolicy policy;
    private final Path runFolder;
    private final String accept;
    private final Log log;
    private final List<String> failures = new ArrayList<>();
    private String offer = "";

    /**
     * A gate.
     *
     * @param policy how runs are compared
     * @param runFolder where they are
     * @param accept what to type, and then more, to make a run the baseline
     * @param log gets what is no failure
     */
    public BaselineGate(BaselinePolicy policy, Path runFolder, String accept, Log log) {
        this.policy = policy;
        this.runFolder = runFolder;
        this.accept = accept;
        this.log = log;
    }

    /**
     * Holds every run against its baseline.
     *
     * @param runs the plans of whole runs
     * @param lost experiments that have a baseline and exist no more
     * @param holds whether the build may pass for all else: only then is a baseline created
     * @return what is wrong and what to type; empty where the build may pass
     */
    public Optional<String> failure(List<Plan> runs, List<String> lost, boolean holds) {
        lost.forEach(
                experiment ->
                        failures.add(
                                "%s, missing: there is no such experiment, but a baseline of it. Was it renamed? Then rename its baseline, or remove it"
                                        .formatted(experiment)));
        List<ComparedRun> subjects = new ArrayList<>();
        List<Plan> without = new ArrayList<>();
        for (Plan run : runs) {
            try {
                policy.folder()
                        .find(run.scale(), run.experiment())
                        .ifPresentOrElse(
                                baseline ->
                                        subjects.add(
                                                new ComparedRun(
                                                        run.experiment(), baseline, folder(run))),
                                () -> without.add(run));
            } catch (IOException e) {
                failures.add(
                        "%s, damaged baseline: %s".formatted(run.experiment(), e.getMessage()));
            }
        }
        if (!subjects.isEmpty()) {
            compare(subjects);
        }
        withoutBaseline(without, holds && failures.isEmpty());
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d %s from the baseline\n%s%s"
                                .formatted(
                                        failures.size(),
                                        failures.size() == 1 ? "difference" : "differences",
                                        String.join("\n", failures),
                                        offer));
    }

    private void withoutBaseline(List<Plan> runs, boolean holds) {
        if (runs.isEmpty()) {
            return;
        }
        if (policy.whenMissing() == WhenMissing.CREATE && holds) {
            runs.forEach(this::create);
            return;
        }
        String ids = String.join(",", runs.stream().map(Plan::experiment).toList());
        String message =
                "No baseline of %s at scale %s: nothing tells whether results get worse. Record one with: %s"
                        .formatted(
                                ids.replace(",", ", "),
                                runs.get(0).scale().id(),
                                accept + " -Drepro.experiments=" + ids);
        if (policy.whenMissing() == WhenMissing.FAIL) {
            failures.add(message);
        } else {
            log.warn(message);
        }
    }

    private void create(Plan run) {
        Path file = policy.folder().file(run.scale(), run.experiment());
        try {
            BaselineCsv.write(
                    file, Baseline.accept(folder(run), "the first run that was checked", null));
            log.info("%s: new baseline %s; commit it".formatted(run.experiment(), file));
        } catch (IOException e) {
            failures.add(
                    "%s: its baseline could not be created: %s"
                            .formatted(run.experiment(), e.getMessage()));
        }
    }

    private void compare(List<ComparedRun> subjects) {
        try {
            for (ComparedRun subject : subjects) {
                // An earlier offer is of an earlier run.
                Files.deleteIfExists(subject.folder().baseline());
            }
            Comparison comparison = Comparison.of(subjects, policy.mode());
            comparison.speeds().forEach(log::info);
            if (comparison.tests() > 0) {
                log.info(comparison.falseAlarmRate());
            }
            for (Difference finding : comparison.findings()) {
                if (finding.kind().isFailure()) {
                    failures.add(finding.inWords());
                } else {
                    log.warn(finding.inWords());
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

    /** Writes what would replace the baselines, and says how. */
    private void offer(List<ComparedRun> differing) {
        List<String> experiments = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (ComparedRun subject : differing) {
            Path file = subject.folder().baseline();
            try {
                BaselineCsv.write(
                        file, Baseline.accept(subject.folder(), "WHY", subject.baseline()));
                experiments.add(subject.experiment());
                files.add(file);
            } catch (IOException e) {
                failures.add(
                        "%s: this run cannot become the baseline: %s"
                                .formatted(subject.experiment(), e.getMessage()));
            }
        }
        if (!experiments.isEmpty()) {
            offer =
                    "\nThe run as a baseline: %s\nIf the change is wanted, accept it: %s -Drepro.experiments=%s -Drepro.baseline.reason='WHY'"
                            .formatted(
                                    String.join(", ", files.stream().map(Path::toString).toList()),
                                    accept,
                                    String.join(",", experiments));
        }
    }

    private ExperimentFolder folder(Plan run) {
        return new ExperimentFolder(runFolder.resolve(run.experiment()));
    }
}
