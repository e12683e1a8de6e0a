package dev.reprokit.harness;

import static java.util.stream.Collectors.toMap;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.cache.RunCache;
import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.record.CachePolicy;
import dev.reprokit.record.Description;
import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Metric;
import dev.reprokit.record.MetricsCsv;
import dev.reprokit.record.MissingEvidenceException;
import dev.reprokit.record.Plan;
import dev.reprokit.record.Results;
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
import java.util.Map;
import java.util.stream.Stream;

/** Runs one plan: everything is checked before anything is trained, and verdicts come last. */
final class Harness {
    private final Plan plan;
    private final ExperimentFolder folder;
    private final EventLog events;
    private final int mostTrials;

    Harness(Plan plan, ExperimentFolder folder, EventLog events) {
        this(plan, folder, events, Integer.MAX_VALUE);
    }

    /** Runs no more than the first trials. */
    Harness(Plan plan, ExperimentFolder folder, EventLog events, int mostTrials) {
        this.plan = plan;
        this.folder = folder;
        this.events = events;
        this.mostTrials = mostTrials;
    }

    void run() throws IOException, RefusedException {
        Instant startedAt = Instant.now();
        Experiment experiment = Experiments.find(plan);
        Design design = experiment.design(plan.scale());
        Schedule schedule = Schedule.of(design, plan).first(mostTrials);
        Dataset dataset = new PlannedData(plan, design, this::note).load();
        Torch torch = Torch.start(plan.device(), plan.numerics());
        if (plan.numerics().deterministic()) {
            note(Torch.DETERMINISTIC);
        }
        CommonInputs common = CommonInputs.of(plan, design, dataset, torch);
        RunCache store = openCache();
        TrialCache cache =
                new TrialCache(plan, TrialKeys.of(plan, experiment, common), store, this::note);
        Map<String, CachedTrial> reused = cache.lookUp(schedule);
        Schedule remaining = schedule.without(reused.keySet());
        Machine machine = Machine.of(torch);
        if (!remaining.entries().isEmpty()) {
            NeededMemory.of(design, dataset, machine.freeBytes()).check(plan.scale());
        }
        events.append(new Event.TrialsReused(reused.size(), schedule.entries().size()));

        removeOldEvidence();
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(folder.description(), describe(experiment, design));
        writeSamples(experiment, dataset);

        int trialsAtOnce =
                new Packing(
                                plan,
                                machine,
                                new TrainingProbe(torch.engine(), torch.device()),
                                this::note)
                        .trialsAtOnce(remaining.entries().size(), design, dataset);
        Map<String, TrialRow> computed =
                run(
                        experiment,
                        remaining,
                        dataset,
                        torch,
                        new SharedBackbones(plan, common, store, folder, events),
                        cache,
                        trialsAtOnce);
        List<TrialRow> rows =
                schedule.entries().stream()
                        .map(Schedule.Entry::trial)
                        .map(
                                trial ->
                                        reused.containsKey(trial)
                                                ? reused.get(trial).row()
                                                : computed.get(trial))
                        .toList();
        mergeMetrics(rows, reused);
        TrialsCsv.write(folder.trials(), rows);
        JsonFile.write(
                folder.provenance(),
                new ProvenanceCollector(plan, torch, trialsAtOnce, startedAt)
                        .collect(rows, schedule.seeds(), dataset));
        JsonFile.write(
                folder.verdicts(),
                new Verdicts(
                        plan.runId(),
                        experiment.id(),
                        plan.scale(),
                        new Judge(folder.results(), plan.scale(), datasetId(dataset))
                                .judge(experiment.claims()),
                        answers(experiment, folder.results())));
        deleteRunning();
        events.append(new Event.Done(plan.runId()));
    }

    /** An answer that cannot be given costs no verdict. */
    private List<String> answers(Experiment experiment, Results results) {
        try {
            return experiment.answers(results);
        } catch (MissingEvidenceException e) {
            return List.of();
        } catch (RuntimeException e) {
            note("%s cannot be answered: %s".formatted(experiment.id(), e));
            return List.of();
        }
    }

    private Map<String, TrialRow> run(
            Experiment experiment,
            Schedule schedule,
            Dataset dataset,
            Torch torch,
            SharedBackbones backbones,
            TrialCache cache,
            int trialsAtOnce)
            throws IOException {
        if (schedule.entries().isEmpty()) {
            return Map.of();
        }
        NDManager manager = torch.engine().newBaseManager(Device.cpu());
        List<TrialRow> rows =
                new TrialPool(
                                experiment,
                                schedule,
                                plan,
                                backbones,
                                folder,
                                events,
                                cache,
                                trialsAtOnce)
                        .run(manager, torch.devices(), dataset);
        // Not after a failure: other trials may still compute on what this would free.
        manager.close();
        cache.trim();
        return rows.stream().collect(toMap(TrialRow::trial, row -> row));
    }

    private static String datasetId(Dataset dataset) {
        return dataset == null ? null : dataset.id();
    }

    private RunCache openCache() throws RefusedException {
        CachePolicy policy = plan.cache();
        try {
            return new RunCache(Path.of(policy.directory()), policy.maxBytes(), this::note);
        } catch (IOException e) {
            throw new RefusedException(
                    ("finished trials cannot be kept in %s: %s. Choose a folder that can be"
                                    + " written with -Drepro.cacheDirectory=")
                            .formatted(policy.directory(), e),
                    e);
        }
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
                experiment.figures(plan.scale()),
                experiment.sweeps(plan.scale()),
                experiment.scatters(plan.scale()),
                experiment.heatMaps(plan.scale()),
                experiment.links());
    }

    /** Pictures that cannot be made cost no verdict. */
    private void writeSamples(Experiment experiment, Dataset dataset) throws IOException {
        List<SampleImages> samples = List.of();
        if (dataset != null) {
            try {
                samples = experiment.samples(plan.scale(), dataset, plan.firstSeed());
            } catch (RuntimeException e) {
                note("%s has no sample images: %s".formatted(experiment.id(), e));
            }
        }
        new SampleFiles(folder).write(samples);
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
                        folder.baseline(),
                        folder.report())) {
            Files.deleteIfExists(file);
        }
        if (plan.cache().rerun()) {
            deleteRunning();
        }
        Files.createDirectories(folder.running());
    }

    /** In the schedule's order, so that the file does not depend on which trial was faster. */
    private void mergeMetrics(List<TrialRow> rows, Map<String, CachedTrial> reused)
            throws IOException {
        Path merged = folder.running().resolve("merged.csv");
        Files.deleteIfExists(merged);
        MetricsCsv.append(merged, List.of());
        for (TrialRow row : rows) {
            Path part = folder.runningMetrics(row.trial());
            if (reused.containsKey(row.trial())) {
                MetricsCsv.append(merged, reused.get(row.trial()).metrics());
            } else if (Files.exists(part)) {
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
