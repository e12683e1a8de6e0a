package dev.reprokit.plugin.gate;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRun;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Mode;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes runs baselines: all of them, or none. */
public final class BaselineWriter {
    private static final String FIRST = "the first one";

    private final Path runFolder;
    private final BaselineFolder baselines;
    private final String reason;
    private final Log log;
    private final Map<Path, Baseline> accepted = new LinkedHashMap<>();
    private final List<ComparedRun> replaced = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A writer.
     *
     * @param runFolder where the runs are
     * @param baselines where the baselines go
     * @param reason why, for those who review them; null where none was given, which will do where
     *     nothing is replaced
     * @param log is told what was accepted
     */
    public BaselineWriter(Path runFolder, BaselineFolder baselines, String reason, Log log) {
        this.runFolder = runFolder;
        this.baselines = baselines;
        this.reason = reason;
        this.log = log;
    }

    /**
     * Accepts a run of every plan.
     *
     * @param wanted the plans that the evidence must answer
     * @param remedy what to type where evidence is missing
     * @throws MojoExecutionException if evidence is missing, unfinished or stale, a trial did not
     *     finish, or a baseline would be replaced without a reason
     */
    public void accept(List<Plan> wanted, String remedy) throws MojoExecutionException {
        for (Plan plan : wanted) {
            try {
                accept(plan);
            } catch (EvidenceException e) {
                problems.add("%s\n  Type: %s".formatted(e.getMessage(), remedy));
            } catch (IOException e) {
                problems.add("%s: %s".formatted(plan.experiment(), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(
                    "No baseline was written\n" + String.join("\n", problems));
        }
        try {
            Comparison.of(replaced, Mode.STATISTICAL)
                    .findings()
                    .forEach(finding -> log.info("Accepted: " + finding.inWords()));
            for (Map.Entry<Path, Baseline> baseline : accepted.entrySet()) {
                BaselineCsv.write(baseline.getKey(), baseline.getValue());
                log.info("Baseline: %s; commit it".formatted(baseline.getKey()));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The baselines cannot be written: " + e, e);
        }
    }

    private void accept(Plan plan) throws EvidenceException, IOException {
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(plan.experiment()));
        Evidence.of(folder, plan);
        Optional<Baseline> old = baselines.find(plan.scale(), plan.experiment());
        if (old.isPresent() && reason == null) {
            problems.add(
                    "%s has a baseline; say why it is replaced with -Drepro.baseline.reason="
                            .formatted(plan.experiment()));
        }
        old.ifPresent(
                baseline -> replaced.add(new ComparedRun(plan.experiment(), baseline, folder)));
        accepted.put(
                baselines.file(plan.scale(), plan.experiment()),
                Baseline.accept(folder, reason == null ? FIRST : reason, old.orElse(null)));
    }
}
