package dev.reprokit.report;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A run of many trials, with one chart of all conditions per metric. */
final class LargeRun {
    static final String ID = "large";

    private LargeRun() {}

    static ExperimentFolder write(
            Path runFolder, int conditions, int seeds, int metrics, int epochs) throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, ID, "", 1, Verdict.REPRODUCED);
        List<String> ids = IntStream.range(0, conditions).mapToObj(i -> "condition-" + i).toList();
        JsonFile.write(folder.description(), description(ids, metrics));
        Files.delete(folder.metrics());
        List<TrialRow> trials = new ArrayList<>();
        for (String condition : ids) {
            List<Metric> measured = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                TrialRow trial = trial(condition, seed, epochs);
                trials.add(trial);
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    for (int metric = 0; metric < metrics; metric++) {
                        measured.add(
                                new Metric(
                                        trial.trial(),
                                        epoch,
                                        "metric_" + metric,
                                        SampleRun.value(epoch, seed) + metric / 7.0));
                    }
                }
            }
            MetricsCsv.append(folder.metrics(), measured);
        }
        TrialsCsv.write(folder.trials(), trials);
        new EventLog(folder.events()).append(new Event.Done("run-" + ID));
        return folder;
    }

    private static Description description(List<String> conditions, int metrics) {
        return new Description(
                ID,
                "A large run",
                "How large?",
                "our own",
                Scale.SMOKE,
                List.of(),
                conditions.stream().map(id -> new ConditionLabel(id, id)).toList(),
                IntStream.range(0, metrics)
                        .<Chart>mapToObj(
                                i ->
                                        new Curves(
                                                "chart-" + i,
                                                "Metric " + i,
                                                "metric_" + i,
                                                "metric (fraction)",
                                                conditions,
                                                List.of()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static TrialRow trial(String condition, int seed, int epochs) {
        return new TrialRow(
                condition + "-seed-" + seed,
                condition,
                seed,
                Map.of("width", condition),
                TrialStatus.FINISHED,
                epochs,
                1,
                1,
                "",
                "run-" + ID);
    }
}
