package dev.reprokit.internal.program;

import static java.util.Objects.requireNonNull;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.ImportSource;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An experiment whose trials are runs that somebody has made before: they are read instead of run.
 */
public final class ImportedExperiment extends ProgramExperiment {
    private final Definition definition;
    private final Map<String, Imported> runs;
    private final String sha256;

    private record Imported(ExistingRun run, ProgramInputs files) {}

    private ImportedExperiment(
            Definition definition, Path project, Map<String, Imported> runs, String sha256) {
        super(definition, project);
        this.definition = definition;
        this.runs = runs;
        this.sha256 = sha256;
    }

    /**
     * Finds the run of each condition with each seed.
     *
     * @param program the experiment
     * @param folder the folder of the runs
     * @throws ProgramException if one is missing, or is not the run of one trial only
     * @throws IOException if the folder cannot be read
     */
    public static ImportedExperiment of(
            ProgramExperiment program, Path folder, List<Condition> conditions, List<Long> seeds)
            throws IOException, ProgramException {
        Definition definition = program.definition();
        // Names of files that are found have no links in them.
        Path real = folder.toRealPath();
        ExistingRuns there = existing(definition, real);
        Map<String, Imported> runs = new HashMap<>();
        Map<String, String> trials = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        StringBuilder digests = new StringBuilder();
        for (Condition condition : conditions) {
            for (long seed : seeds) {
                Optional<ExistingRun> run = there.find(condition, seed);
                if (run.isEmpty()) {
                    missing.add(there.wanted(condition, seed));
                    continue;
                }
                String trial = trial(condition, seed);
                String other = trials.put(run.get().name(), trial);
                if (other != null) {
                    throw new ProgramException(
                            "%s would be the run of both %s and %s: 'import:' tells runs apart by {condition}, {seed} and what conditions set"
                                    .formatted(run.get().name(), other, trial));
                }
                ProgramInputs files = ProgramInputs.of(real, run.get().files());
                digests.append(files.sha256()).append('\n');
                runs.put(trial, new Imported(run.get(), files));
            }
        }
        if (!missing.isEmpty()) {
            throw new ProgramException(
                    "%s lacks %s of %s runs: %s. It has %s. 'import:' says where each run is, and -Drepro.seeds=LIST chooses the seeds, e.g. 7..7 for one"
                            .formatted(
                                    folder,
                                    missing.size(),
                                    conditions.size() * seeds.size(),
                                    ExistingRuns.few(missing),
                                    ExistingRuns.few(there.there())));
        }
        return new ImportedExperiment(
                definition,
                folder,
                runs,
                Sha256.of(digests.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static ExistingRuns existing(Definition definition, Path folder)
            throws IOException, ProgramException {
        ImportSource source = definition.imports();
        if (source instanceof ImportSource.Nowhere nowhere) {
            throw new ProgramException(nowhere.fault());
        }
        return source instanceof ImportSource.Mlflow mlflow
                ? new MlflowRuns(definition, mlflow, folder)
                : new RunFolders(definition, (ImportSource.Folders) source, folder);
    }

    private static String trial(Condition condition, long seed) {
        return "%s, seed %s".formatted(condition.id(), seed);
    }

    /** {@return the number of runs} */
    public int size() {
        return runs.size();
    }

    /** {@return one SHA-256 of all files that are read, with their names in the folder} */
    public String sha256() {
        return sha256;
    }

    /** Whatever the program read, nobody needs it any more. */
    @Override
    public Design design(Scale scale) {
        Design design = super.design(scale);
        return new Design(
                design.conditions(),
                design.seeds(),
                null,
                0,
                0,
                design.reductions(),
                design.bytesPerTrial(),
                false,
                List.of());
    }

    @Override
    public void run(Trial trial) throws Exception {
        Imported imported =
                requireNonNull(
                        runs.get(trial(trial.condition(), trial.seed())),
                        "no trial is planned without its run");
        ReportedEpochs epochs =
                new ReportedEpochs(trial.epochs(), definition.firstEpoch(), List.of(), false);
        List<ReportedEpochs.Epoch> read;
        try {
            imported.run().read(epochs);
            read = epochs.end(definition.metrics().stream().map(DefinedMetric::name).toList());
        } catch (ProgramException e) {
            throw new ProgramException("%s: %s".formatted(imported.run().name(), e.getMessage()));
        }
        imported.files().requireUnchanged();
        for (ReportedEpochs.Epoch epoch : read) {
            ((ProgramHost) trial).epoch(epoch.number(), epoch.metrics(), false);
        }
    }
}
