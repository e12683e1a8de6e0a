package dev.reprokit.internal.harness;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.Described;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.harness.trial.PlannedCode;
import dev.reprokit.internal.harness.trial.PlannedDesign;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.Schedule.ScheduledTrial;
import dev.reprokit.internal.process.JudgedEvidence;
import dev.reprokit.internal.process.VerifyFolder;
import dev.reprokit.internal.process.VerifyPlan;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Undecided;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Judges the metrics of somebody's run anew, and runs some of its trials again. */
final class VerifyRun {
    private final VerifyPlan verification;
    private final VerifyFolder folder;
    private final EventLog events;

    VerifyRun(VerifyPlan verification, VerifyFolder folder, EventLog events) {
        this.verification = verification;
        this.folder = folder;
        this.events = events;
    }

    void run() throws IOException, RefusedException {
        Plan plan = verification.run();
        Experiment experiment = Experiments.of(plan).find(plan.experiment());
        JsonFile.write(folder.judged(), judged(experiment));
        if (verification.trials().isEmpty()) {
            events.append(new Event.Done(plan.runId()));
        } else {
            new ExperimentRun(
                            plan,
                            folder.repeated(),
                            events,
                            all -> all.only(verification.trials()),
                            Budget.unlimited(),
                            work -> {})
                    .run();
        }
    }

    private JudgedEvidence judged(Experiment experiment) throws IOException, RefusedException {
        Plan plan = verification.run();
        Design design = PlannedDesign.of(experiment, plan);
        Schedule schedule = Schedule.of(design, plan);
        ExperimentFolder evidence = new ExperimentFolder(Path.of(verification.evidence()));
        Results results = evidence.results();
        Undecided undecided =
                Files.exists(evidence.undecided())
                        ? JsonFile.read(evidence.undecided(), Undecided.class)
                        : null;
        Set<Long> seeds =
                schedule.wholeSeeds(
                        results.trials().stream().map(TrialRow::trial).collect(toSet()));
        PlannedCode code = PlannedCode.of(plan.dependencies());
        Judging judging = Judging.of(plan, experiment, design, HarnessLog::line);
        List<String> problems = departures(schedule, results.trials(), undecided != null);
        if (plan.imported() != null && !(experiment instanceof ProgramExperiment)) {
            problems.add("its trials cannot have been imported: it is a class");
        }
        return new JudgedEvidence(
                Described.by(
                        experiment,
                        asked ->
                                ExperimentRun.describe(
                                        plan.scale(), asked, design, code.traps(asked))),
                judging.verdicts(results, seeds, undecided),
                problems);
    }

    /** Compares the trials with those of the design. */
    private static List<String> departures(
            Schedule schedule, List<TrialRow> rows, boolean undecided) {
        List<String> departures = new ArrayList<>();
        Map<String, TrialRow> there =
                rows.stream()
                        .collect(
                                toMap(
                                        TrialRow::trial,
                                        row -> row,
                                        (one, other) -> one,
                                        TreeMap::new));
        if (there.size() < rows.size()) {
            departures.add("trials.csv names a trial twice");
        }
        for (ScheduledTrial planned : schedule.entries()) {
            TrialRow row = there.remove(planned.trial());
            if (row == null) {
                if (!undecided) {
                    departures.add("the trial %s is missing".formatted(planned.trial()));
                }
            } else if (!isOf(planned, row)) {
                departures.add(
                        "the trial %s has %s, seed %s, %s after %s epochs; the design has %s, seed %s, %s, and %s epochs"
                                .formatted(
                                        row.trial(),
                                        row.condition(),
                                        row.seed(),
                                        row.parameters(),
                                        row.epochs(),
                                        planned.condition().id(),
                                        planned.seed(),
                                        planned.condition().parameters(),
                                        planned.condition().epochs()));
            }
        }
        there.keySet()
                .forEach(
                        trial ->
                                departures.add(
                                        "the trial %s is none of the design".formatted(trial)));
        return departures;
    }

    private static boolean isOf(ScheduledTrial planned, TrialRow row) {
        Map<String, String> parameters = new TreeMap<>(planned.condition().parameters());
        // In the file, an empty text is none.
        parameters.values().removeIf(String::isEmpty);
        return row.condition().equals(planned.condition().id())
                && row.seed() == planned.seed()
                && row.parameters().equals(parameters)
                && (row.status() != TrialStatus.FINISHED
                        || row.epochs() == planned.condition().epochs());
    }
}
