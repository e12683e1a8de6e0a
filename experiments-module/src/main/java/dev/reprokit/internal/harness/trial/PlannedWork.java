package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.ProgramPlace;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.program.ImportedExperiment;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A plan with everything that it names, as found on this machine.
 *
 * @param plan the plan
 * @param experiment the experiment that it names
 * @param design the experiment's design at the plan's scale, as far as the plan runs it
 * @param dataset the data, read and checked; null if the experiment brings its own
 * @param files the files of one's own, read and checked
 * @param code the code, read before any of it has trained anything
 */
public record PlannedWork(
        Plan plan,
        Experiment experiment,
        Design design,
        Dataset dataset,
        PlannedFiles files,
        PlannedCode code) {

    /**
     * Finds the experiment and reads code, data and files.
     *
     * @param progress receives lines on the progress of a download
     * @throws RefusedException if there is no such experiment, it is broken, a chart names a
     *     condition that its design lacks, the plan departs from the design in a way that does not
     *     apply to it, or code, data, files or runs to import are missing or cannot be read
     */
    public static PlannedWork of(Plan plan, Consumer<String> progress) throws RefusedException {
        Experiment experiment = Experiments.of(plan).find(plan.experiment());
        if (plan.imported() != null) {
            return imported(plan, experiment);
        }
        Design design = PlannedDesign.of(experiment, plan);
        PlannedCode code = code(plan);
        return new PlannedWork(
                plan,
                experiment,
                design,
                new PlannedData(plan, design, progress).load(),
                PlannedFiles.of(plan, design),
                code);
    }

    private static PlannedWork imported(Plan plan, Experiment experiment) throws RefusedException {
        if (!(experiment instanceof ProgramExperiment program)) {
            throw new RefusedException(
                    "runs of %s cannot be imported: it is a class, and no file in %s"
                            .formatted(plan.experiment(), DefinitionFiles.FOLDER));
        }
        Path folder = Path.of(plan.imported());
        Design design = PlannedDesign.of(experiment, plan);
        try {
            ImportedExperiment imported =
                    ImportedExperiment.of(
                            program, folder, design.conditions(), plan.seeds().all(design.seeds()));
            return new PlannedWork(
                    plan,
                    imported,
                    PlannedDesign.of(imported, plan),
                    null,
                    PlannedFiles.ofImport(folder, imported),
                    code(plan));
        } catch (ProgramException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IOException e) {
            throw new RefusedException("%s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static PlannedCode code(Plan plan) throws RefusedException {
        try {
            return PlannedCode.of(plan.dependencies());
        } catch (IOException e) {
            throw new RefusedException("the code on the class path cannot be read: " + e, e);
        }
    }

    /** {@return the number of threads that each trial computes on} */
    public int threadsPerTrial() {
        return experiment instanceof ProgramExperiment program
                ? program.threads()
                : Torch.threadsPerTrial(design);
    }

    /**
     * Finds the devices, and starts what computes on them.
     *
     * @throws RefusedException if there is no such device
     */
    public Workplace workplace() throws RefusedException {
        return experiment instanceof ProgramExperiment program
                ? ProgramPlace.of(plan.device(), program.asksForDevice())
                : Torch.start(plan);
    }

    /**
     * {@return the environment in which trials are computed at a place, with the words and versions
     * of a program}
     */
    public ComputeEnvironment environment(Workplace place) {
        ComputeEnvironment environment = ComputeEnvironment.of(place);
        if (experiment instanceof ProgramExperiment program) {
            for (Map.Entry<String, String> version : program.versions().entrySet()) {
                environment = environment.with(version.getKey(), version.getValue());
            }
        }
        return environment;
    }

    /** {@return all trials} */
    public Schedule schedule() {
        return Schedule.of(design, plan);
    }
}
