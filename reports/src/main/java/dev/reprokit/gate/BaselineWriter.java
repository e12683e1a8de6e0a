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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
    private final List<String> disagreements;
    private final Lines lines = new Lines();
    private final Map<Path, Baseline> accepted = new LinkedHashMap<>();
    private final Map<Path, HistoryEntry> entries = new LinkedHashMap<>();
    private final List<ComparedRun> replaced = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Creates a writer for one call of {@link #check} or {@link #accept} that accepts no further
     * disagreement.
     *
     * @param folder the runs to accept
     * @param baselines the folder to write the baselines, the accepted runs, to
     * @param reason the reason for accepting the runs, for reviewers; null if none was given, which
     *     is allowed if no baseline is replaced
     */
    public BaselineWriter(RunFolder folder, BaselineFolder baselines, String reason) {
        this(folder, baselines, reason, List.of());
    }

    /**
     * Creates a writer for one call of {@link #check} or {@link #accept}.
     *
     * @param folder the runs to accept
     * @param baselines the folder to write the baselines, the accepted runs, to
     * @param reason the reason for accepting the runs and the disagreements, for reviewers; null if
     *     none was given, which is allowed if no baseline is replaced and there are no
     *     disagreements
     * @param disagreements the ids of claims (sentences of papers) of which it is accepted that the
     *     runs do not reproduce them; each is the id of one claim of one of the runs
     */
    public BaselineWriter(
            RunFolder folder, BaselineFolder baselines, String reason, List<String> disagreements) {
        this.folder = folder;
        this.baselines = baselines;
        this.reason = reason;
        this.disagreements = List.copyOf(disagreements);
    }

    /** Makes a baseline of a run. */
    private interface Acceptance {
        Baseline of(Run run, String reason, Baseline replaced, Set<String> disagreements)
                throws IOException;
    }

    /**
     * Looks for reasons to refuse the run of any wanted experiment as it is, before the seeds that
     * its baseline is to hold back are trained. Writes nothing.
     *
     * @param wanted as for {@link #accept}
     * @param remedy as for {@link #accept}
     * @return passed, without lines; unknown, as {@link #accept} returns it, if that would refuse
     *     the runs without any seeds that are held back
     */
    public GateResult check(List<Plan> wanted, String remedy) {
        return refusal(wanted, remedy, Baseline::acceptAlone).orElseGet(() -> new Lines().passed());
    }

    /**
     * Stores the run of each wanted experiment as the experiment's new baseline, with which later
     * runs are compared. The runs are those of the run folder that this writer was created with,
     * which holds one run per experiment. Disagreements that the old baseline accepts stay as long
     * as the run does not reproduce the claim either.
     *
     * @param wanted the settings that the runs must have been made with, one plan per experiment;
     *     run ids are ignored
     * @param remedy the command that makes a missing run; printed in the message
     * @return passed, with lines on what was accepted; unknown, and nothing accepted, if a run is
     *     missing, unfinished or made with other settings, a trial did not finish, an experiment
     *     has a baseline already and this writer was created without a reason to replace it, or
     *     there are disagreements without a reason or about claims that are not refuted
     */
    public GateResult accept(List<Plan> wanted, String remedy) {
        return refusal(wanted, remedy, Baseline::accept).orElseGet(this::write);
    }

    /** Prepares the baselines of all runs; {@return why they are refused, if they are} */
    private Optional<GateResult> refusal(List<Plan> wanted, String remedy, Acceptance acceptance) {
        List<Run> runs = new ArrayList<>();
        for (Plan plan : wanted) {
            try {
                runs.add(JudgeableRun.find(folder, plan));
            } catch (EvidenceException e) {
                problems.add("%s\n  Type: %s".formatted(e.getMessage(), remedy));
            }
        }
        NamedDisagreements named = NamedDisagreements.of(disagreements, runs);
        // A claim that is not found may be one of a run that is missing.
        if (problems.isEmpty()) {
            named.problem().ifPresent(problems::add);
        }
        if (!disagreements.isEmpty() && (reason == null || reason.isBlank())) {
            problems.add(
                    "Say why it is accepted that %s cannot be reproduced with -Drepro.baseline.reason="
                            .formatted(String.join(", ", disagreements)));
        }
        for (Run run : runs) {
            try {
                prepare(run, named.of(run.experiment()), acceptance);
            } catch (IOException e) {
                problems.add("%s: %s".formatted(run.experiment(), e.getMessage()));
            }
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        lines.unknown("No baseline was written\n" + String.join("\n", problems)));
    }

    private GateResult write() {
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

    private void prepare(Run run, Set<String> added, Acceptance acceptance) throws IOException {
        Optional<Baseline> old = baselines.find(run.plan().scale(), run.experiment());
        if (old.isPresent() && reason == null && disagreements.isEmpty()) {
            problems.add(
                    "%s has a baseline; say why it is replaced with -Drepro.baseline.reason="
                            .formatted(run.experiment()));
        }
        old.ifPresent(baseline -> replaced.add(new ComparedRun(run, baseline)));
        if (run.provenance().reusedTrials() > 0) {
            lines.info(
                    "%s: no duration was measured, as %s of %s trials come from earlier runs; -Drepro.rerun measures it"
                            .formatted(
                                    run.experiment(),
                                    run.provenance().reusedTrials(),
                                    run.results().trials().size()));
        }
        Path history = baselines.history(run.plan().scale(), run.experiment());
        // A history that is damaged is told before anything is written.
        HistoryCsv.read(history);
        entries.put(history, HistoryEntry.of(HistoryEntry.Kind.BASELINE, run));
        Baseline baseline =
                acceptance.of(run, reason == null ? FIRST : reason, old.orElse(null), added);
        accepted.put(baselines.file(run.plan().scale(), run.experiment()), baseline);
        tell(run, old.map(Baseline::disagreements).orElse(new TreeMap<>()), baseline);
    }

    /** Says which disagreements the baseline accepts, and which ones it accepts no more. */
    private void tell(Run run, SortedMap<String, String> before, Baseline baseline) {
        baseline.disagreements()
                .forEach(
                        (claim, why) ->
                                lines.info(
                                        "%s: it is accepted that %s is not reproduced: %s"
                                                .formatted(run.experiment(), claim, why)));
        for (Map.Entry<String, String> dropped : before.entrySet()) {
            if (!baseline.disagreements().containsKey(dropped.getKey())) {
                lines.info(
                        "%s: the disagreement about %s is accepted no more, since this run does not refute the claim. It was: %s"
                                .formatted(run.experiment(), dropped.getKey(), dropped.getValue()));
            }
        }
    }
}
