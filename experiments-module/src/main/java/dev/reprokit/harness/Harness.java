package dev.reprokit.harness;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Description;
import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Metric;
import dev.reprokit.record.MetricsCsv;
import dev.reprokit.record.Plan;
import dev.reprokit.record.TrialRow;
import dev.reprokit.record.TrialsCsv;
import dev.reprokit.record.Verdicts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs one plan: everything is checked before anything is trained, and verdicts come last. */
final class Harness {
    private final Plan plan;
    private final ExperimentFolder folder;
    private final EventLog events;

    Harness(Plan plan, ExperimentFolder folder, EventLog events) {
        this.plan = plan;
        this.folder = folder;
        this.events = events;
    }

    void run() throws IOException, RefusedException {
        Instant startedAt = Instant.now();
        Experiment experiment = Experiments.find(plan.experiment());
        Design design = experiment.design(plan.scale());
        Schedule schedule = Schedule.of(design, plan);
        Dataset dataset = new PlannedData(plan, design, this::note).load();
        Torch torch = Torch.start(plan.device(), plan.numerics());
        if (plan.numerics().deterministic()) {
            note(Torch.DETERMINISTIC);
        }

        removeOldEvidence();
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(folder.description(), describe(experiment, design));

        int trialsAtOnce =
                new Packing(
                                plan,
                                Machine.of(torch),
                                new TrainingProbe(torch.engine(), torch.device()),
                                this::note)
                        .trialsAtOnce(schedule.entries().size(), dataset);
        List<TrialRow> rows;
        try (NDManager manager = torch.engine().newBaseManager(Device.cpu())) {
            rows =
                    new TrialPool(
                                    experiment,
                                    schedule,
                                    plan.scale(),
                                    new TrialKeys(plan),
                                    folder,
                                    events,
                                    trialsAtOnce)
                            .run(manager, torch.devices(), dataset);
        }
        mergeMetrics(rows);
        TrialsCsv.write(folder.trials(), rows);
        JsonFile.write(
                folder.provenance(),
                new ProvenanceCollector(plan, torch, trialsAtOnce, startedAt)
                        .collect(schedule.seeds(), dataset));
        JsonFile.write(
                folder.verdicts(),
                new Verdicts(
                        plan.runId(),
                        experiment.id(),
                        plan.scale(),
                        new Judge(folder.results(), plan.scale()).judge(experiment.claims())));
        deleteRunning();
        events.append(new Event.Done(plan.runId()));
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Description describe(Experiment experiment, Design design) {
        return new Description(
                experiment.id(),
                experiment.title(),
                experiment.question(),
                experiment.source(),
                plan.scale(),
                design.reductions(),
                design.conditions().stream()
                        .map(c -> new Description.ConditionLabel(c.id(), c.label()))
                        .toList(),
                experiment.figures(plan.scale()));
    }

    /**
     * The verdicts go first: without them, a folder is not evidence. What a killed run left of its
     * trials stays: each trial looks at its own.
     */
    private void removeOldEvidence() throws IOException {
        for (Path file :
                List.of(
                        folder.verdicts(),
                        folder.plan(),
                        folder.description(),
                        folder.trials(),
                        folder.metrics(),
                        folder.provenance(),
                        folder.report())) {
            Files.deleteIfExists(file);
        }
        if (plan.cache().rerun()) {
            deleteRunning();
        }
        Files.createDirectories(folder.running());
    }

    /** In the schedule's order, so that the file does not depend on which trial was faster. */
    private void mergeMetrics(List<TrialRow> rows) throws IOException {
        Path merged = folder.running().resolve("merged.csv");
        Files.deleteIfExists(merged);
        MetricsCsv.append(merged, List.of());
        for (TrialRow row : rows) {
            Path part = folder.runningMetrics(row.trial());
            if (Files.exists(part)) {
                List<Metric> metrics = MetricsCsv.read(part);
                MetricsCsv.append(merged, metrics);
            }
        }
        Files.move(
                merged,
                folder.metrics(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void deleteRunning() throws IOException {
        if (Files.exists(folder.running())) {
            try (Stream<Path> files = Files.walk(folder.running())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
