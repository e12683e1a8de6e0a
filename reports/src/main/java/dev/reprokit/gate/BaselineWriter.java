package dev.reprokit.gate;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.HistoryCsv;
import dev.reprokit.baseline.HistoryEntry;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes runs as baselines: files with the values of accepted runs, which later runs are compared
 * with. It writes all of them or, if one cannot be accepted, none. Each becomes an entry of its
 * experiment's history, too.
 */
public final class BaselineWriter {
    private static final String FIRST = "the first one";

    private final RunFolder folder;
    private final BaselineFolder baselines;
    private final String reason;
    private final Lines lines = new Lines();
    private final Map<Path, Baseline> accepted = new LinkedHashMap<>();
    private final Map<Path, HistoryEntry> entries = new LinkedHashMap<>();
    private final List<ComparedRun> replaced = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Creates a writer for one call of {@link #accept}.
     *
     * @param folder the runs to accept
     * @param baselines the folder to write the baselines, the accepted runs, to
     * @param reason the reason for accepting the runs, for reviewers; null if none was given, which
     *     is allowed if no baseline is replaced
     */
    public BaselineWriter(RunFolder folder, BaselineFolder baselines, String reason) {
        this.folder = folder;
        this.baselines = baselines;
        this.reason = reason;
    }

    /**
     * Stores the run of each wanted experiment as the experiment's new baseline, with which later
     * runs are compared. The runs are those of the run folder that this writer was created with,
     * which holds one run per experiment.
     *
     * @param wanted the settings that the runs must have been made with, one plan per experiment;
     *     run ids are ignored
     * @param remedy the command that makes a missing run; printed in the message
     * @return passed, with lines on what was accepted; unknown, and nothing accepted, if a run is
     *     missing, unfinished or made with other settings, a trial did not finish, or an experiment
     *     has a baseline already and this writer was created without a reason to replace it
     */
    public GateResult accept(List<Plan> wanted, String remedy) {
        for (Plan plan : wanted) {
            try {
                accept(plan);
            } catch (EvidenceException e) {
                problems.add("%s\n  Type: %s".formatted(e.getMessage(), remedy));
            } catch (IOException e) {
                problems.add("%s: %s".formatted(plan.experiment(), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            return lines.unknown("No baseline was written\n" + String.join("\n", problems));
        }
        try {
            Comparison.of(replaced, Mode.STATISTICAL)
                    .findings()
                    .forEach(finding -> lines.info("Accepted: " + finding.inWords()));
            for (Map.Entry<Path, Baseline> baseline : accepted.entrySet()) {
                BaselineCsv.write(baseline.getKey(), baseline.getValue());
                lines.info("Baseline: %s; commit it".formatted(baseline.getKey()));
            }
            for (Map.Entry<Path, HistoryEntry> entry : entries.entrySet()) {
                if (HistoryCsv.append(entry.getKey(), entry.getValue())) {
                    lines.info("History: %s; commit it, too".formatted(entry.getKey()));
                }
            }
            return lines.passed();
        } catch (IOException e) {
            return lines.unknown("The baselines cannot be written: " + e);
        }
    }

    private void accept(Plan plan) throws EvidenceException, IOException {
        Run run = JudgeableRun.find(folder, plan);
        Optional<Baseline> old = baselines.find(plan.scale(), plan.experiment());
        if (old.isPresent() && reason == null) {
            problems.add(
                    "%s has a baseline; say why it is replaced with -Drepro.baseline.reason="
                            .formatted(plan.experiment()));
        }
        old.ifPresent(baseline -> replaced.add(new ComparedRun(run, baseline)));
        if (run.provenance().reusedTrials() > 0) {
            lines.info(
                    "%s: no duration was measured, as %d of %d trials come from earlier runs; -Drepro.rerun measures it"
                            .formatted(
                                    plan.experiment(),
                                    run.provenance().reusedTrials(),
                                    run.results().trials().size()));
        }
        Path history = baselines.history(plan.scale(), plan.experiment());
        // A history that is damaged is told before anything is written.
        HistoryCsv.read(history);
        entries.put(history, HistoryEntry.of(HistoryEntry.Kind.BASELINE, run));
        accepted.put(
                baselines.file(plan.scale(), plan.experiment()),
                Baseline.accept(run, reason == null ? FIRST : reason, old.orElse(null)));
    }
}
