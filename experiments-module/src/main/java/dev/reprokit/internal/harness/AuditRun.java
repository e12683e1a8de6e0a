package dev.reprokit.internal.harness;

import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.internal.program.UndeclaredInputs;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs one part of an audit, and looks meanwhile for files that a program reads undeclared. */
final class AuditRun {
    private final AuditPlan plan;
    private final ExperimentFolder folder;
    private final EventLog events;
    private boolean watched;

    AuditRun(AuditPlan plan, ExperimentFolder folder, EventLog events) {
        this.plan = plan;
        this.folder = folder;
        this.events = events;
    }

    void run() throws IOException, RefusedException {
        run(plan.looksForInputs() ? this::watch : work -> {});
        if (watched && hasFailed()) {
            // Some programs do not bear it, such as those that are watched already.
            notLookedFor("the program failed while it was watched, and runs again unwatched");
            run(work -> {});
        }
    }

    private void run(Consumer<PlannedWork> before) throws IOException, RefusedException {
        new ExperimentRun(
                        plan.run(),
                        folder,
                        events,
                        all -> plan.after() ? all.firstAfterNeighbours() : all.first(plan.trials()),
                        Budget.unlimited(),
                        before)
                .run();
    }

    private boolean hasFailed() throws IOException {
        return folder.results().trials().stream()
                .anyMatch(trial -> trial.status() == TrialStatus.FAILED);
    }

    private void watch(PlannedWork work) {
        if (!(work.experiment() instanceof ProgramExperiment program)) {
            return;
        }
        if (plan.run().executor().equals(Plan.SPARK)) {
            notLookedFor("trials run on a cluster");
            return;
        }
        try {
            Path data = work.files().folder();
            List<Path> declared = new ArrayList<>(program.inputs().paths());
            work.files().digests().keySet().forEach(name -> declared.add(data.resolve(name)));
            program.watchedBy(
                    UndeclaredInputs.search(
                            Path.of(plan.run().projectDirectory()),
                            data,
                            declared,
                            warning -> append(new Event.Warning(warning))));
            watched = true;
        } catch (ProgramException e) {
            notLookedFor(e.getMessage());
        }
    }

    private void notLookedFor(String reason) {
        append(new Event.Note("undeclared inputs are not looked for: " + reason));
    }

    private void append(Event event) {
        try {
            events.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
