package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Stands in for an audited run of two epochs; the experiment's id says what it does. */
final class AuditedRun {
    private static final String TRIAL = "a-seed-1";

    private AuditedRun() {}

    static void run(AuditPlan plan, ExperimentFolder folder) throws IOException {
        String experiment = plan.run().experiment();
        if (experiment.equals("is-killed")) {
            Runtime.getRuntime().halt(137);
        }
        EventLog events = new EventLog(folder.events());
        Path stopped = folder.path().resolve("stopped");
        if (plan.stopsHalfway()) {
            Files.createFile(stopped);
        } else {
            boolean goesOn = Files.exists(stopped) && !experiment.equals("begins-anew");
            events.append(
                    new Event.EpochFinished(
                            TRIAL, "a", 1, 1, 1, goesOn ? 2 : 1, 2, null, null, 1, null));
            double loss =
                    switch (experiment) {
                        case "differs-packed" -> plan.trials();
                        case "differs-resumed" -> goesOn ? 3 : 1;
                        default -> 1;
                    };
            write(plan.run().runId(), experiment, loss, folder);
        }
        events.append(new Event.Done(plan.run().runId()));
    }

    private static void write(String runId, String experiment, double loss, ExperimentFolder folder)
            throws IOException {
        TrialsCsv.write(
                folder.trials(),
                List.of(
                        new TrialRow(
                                TRIAL,
                                "a",
                                1,
                                Map.of(),
                                TrialStatus.FINISHED,
                                2,
                                1,
                                1,
                                "",
                                runId)));
        MetricsCsv.append(folder.metrics(), List.of(new Metric(TRIAL, 2, "loss", loss)));
        JsonFile.write(folder.verdicts(), new Verdicts(runId, experiment, Scale.SMOKE, List.of()));
    }
}
