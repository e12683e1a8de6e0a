package dev.reprokit.internal.harness;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.harness.trial.PlannedData;
import dev.reprokit.internal.harness.trial.SharedTensors;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.report.HtmlReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures the cost of a run besides its training: a small run is timed as a whole, minus the time
 * of its trials; then its parts are timed again, one by one.
 */
final class OwnCost {
    private final Plan plan;
    private final ExperimentFolder folder;
    private final Torch torch;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    /**
     * Creates a run to time.
     *
     * @param plan a small run, with one trial at a time
     * @param folder receives its results
     * @param torch the device to which its data is uploaded
     */
    OwnCost(Plan plan, ExperimentFolder folder, Torch torch) {
        this.plan = plan;
        this.folder = folder;
        this.torch = torch;
    }

    List<BenchmarkRow> measure() throws IOException, RefusedException {
        run();
        seconds("its report", () -> HtmlReport.read(folder.path().getParent()).write());
        data();
        record();
        judge();
        return rows;
    }

    private void run() throws IOException, RefusedException {
        Files.createDirectories(folder.path());
        Files.deleteIfExists(folder.events());
        long start = System.nanoTime();
        new ExperimentRun(plan, folder, new EventLog(folder.events())).run();
        double seconds = (System.nanoTime() - start) / 1e9;
        List<TrialRow> trials = TrialsCsv.read(folder.trials());
        double inTrials = trials.stream().mapToDouble(TrialRow::seconds).sum();
        String name =
                "%s at scale %s, %d trials"
                        .formatted(plan.experiment(), plan.scale().id(), trials.size());
        add("run of " + name, seconds);
        add("part of that in its trials", inTrials);
        add("part of that outside its trials", seconds - inTrials);
    }

    private void data() throws RefusedException {
        Experiment experiment = Experiments.of(plan).find(plan.experiment());
        Design design = experiment.design(plan.scale());
        Dataset dataset =
                seconds(
                        "its data, %d images".formatted(design.trainImages() + design.testImages()),
                        () -> new PlannedData(plan, design, note -> {}).load());
        try (NDManager manager = torch.engine().newBaseManager(torch.device())) {
            SharedTensors tensors = new SharedTensors(manager, dataset);
            seconds("its data to the device", () -> tensors.get(28));
        }
    }

    /** Records all epochs of the run again, each with its metrics and its event. */
    private void record() throws IOException {
        List<Metric> metrics = MetricsCsv.read(folder.metrics());
        List<Event> epochs =
                new EventLog(folder.events())
                        .next().stream().filter(Event.EpochFinished.class::isInstance).toList();
        Path csv = folder.path().resolve("again.csv");
        EventLog events = new EventLog(folder.path().resolve("again.jsonl"));
        int metricsAnEpoch = metrics.size() / epochs.size();
        seconds(
                "metrics and events of its %d epochs".formatted(epochs.size()),
                () -> {
                    for (int i = 0; i < epochs.size(); i++) {
                        int from = i * metricsAnEpoch;
                        MetricsCsv.append(csv, metrics.subList(from, from + metricsAnEpoch));
                        events.append(epochs.get(i));
                    }
                    return epochs;
                });
        Files.delete(csv);
        Files.delete(folder.path().resolve("again.jsonl"));
    }

    private void judge() throws RefusedException {
        Experiment experiment = Experiments.of(plan).find(plan.experiment());
        seconds(
                "judging its %d claims".formatted(experiment.claims().size()),
                () -> {
                    Results results = folder.results();
                    return new Judge(results, plan.scale(), plan.dataset())
                            .judge(experiment.claims());
                });
    }

    private <T> T seconds(String metric, Callable<T> piece) {
        long start = System.nanoTime();
        try {
            T result = piece.call();
            add(metric, (System.nanoTime() - start) / 1e9);
            return result;
        } catch (Exception e) {
            throw new IllegalStateException("could not be timed: " + metric, e);
        }
    }

    private void add(String metric, double seconds) {
        rows.add(BenchmarkRow.single(BenchmarkRow.Section.OWN_COST, metric, seconds, "s"));
    }
}
