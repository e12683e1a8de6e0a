package dev.reprokit.internal.harness;

import dev.reprokit.data.Dataset;
import dev.reprokit.internal.harness.machine.CommandOutput;
import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.trial.PlannedFiles;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the provenance of a run's results. */
final class ProvenanceCollector {
    /** Files that git does not track, such as a cache in the checkout, are no changes. */
    private static final String SUBMODULES = "--ignore-submodules=untracked";

    private final Plan plan;
    private final ComputeEnvironment surroundings;
    private final int threadsPerTrial;
    private final int trialsAtOnce;
    private final Beginning beginning;

    ProvenanceCollector(
            Plan plan,
            ComputeEnvironment surroundings,
            int threadsPerTrial,
            int trialsAtOnce,
            Beginning beginning) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.threadsPerTrial = threadsPerTrial;
        this.trialsAtOnce = trialsAtOnce;
        this.beginning = beginning;
    }

    Provenance collect(
            List<TrialRow> trials,
            Map<String, Integer> otherMachines,
            List<Long> seeds,
            Dataset dataset,
            PlannedFiles files)
            throws IOException {
        Map<String, String> digests = new TreeMap<>(files.sha256());
        List<String> notes = new ArrayList<>();
        if (dataset != null) {
            digests.putAll(dataset.digests());
            notes.addAll(dataset.notes());
        }
        notes.addAll(files.notes());
        boolean imported = plan.imported() != null;
        Optional<String> commit = imported ? Optional.empty() : git("rev-parse", "HEAD");
        return new Provenance(
                plan.runId(),
                plan.command(),
                beginning.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                beginning.secondsSince(),
                commit.orElse(imported ? Provenance.IMPORTED : "unknown"),
                commit.isEmpty()
                        ? null
                        : git("status", "--porcelain", "--untracked-files=no", SUBMODULES)
                                .map(changes -> !changes.isEmpty())
                                .orElse(null),
                versions(),
                surroundings.device(),
                surroundings.cpuCapability(),
                plan.numerics(),
                threadsPerTrial,
                trialsAtOnce,
                seeds,
                reused(trials),
                otherMachines,
                imported
                        ? Provenance.IMPORTED
                        : dataset == null ? "the experiment's own" : dataset.id(),
                digests,
                notes,
                plan.dependencies().stream().map(Dependency::coordinates).toList(),
                plan.codeDigest());
    }

    private Map<String, Integer> reused(List<TrialRow> trials) {
        Map<String, Integer> reused = new TreeMap<>();
        trials.stream()
                .map(TrialRow::run)
                .filter(run -> !run.equals(plan.runId()))
                .forEach(run -> reused.merge(run, 1, Integer::sum));
        return reused;
    }

    /** Asks without taking locks: others may watch the repository, or be at work in it. */
    private Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks", "-C"));
        command.add(plan.projectDirectory());
        command.addAll(List.of(arguments));
        return CommandOutput.of(command);
    }

    private Map<String, String> versions() throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ReproKit", reproKitVersion());
        versions.putAll(surroundings.versions());
        return versions;
    }

    private static String reproKitVersion() throws IOException {
        try (InputStream version = ProvenanceCollector.class.getResourceAsStream("version.txt")) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
