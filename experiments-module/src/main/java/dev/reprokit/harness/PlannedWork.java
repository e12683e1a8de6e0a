package dev.reprokit.harness;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Plan;

import java.util.function.Consumer;

/**
 * A plan and what it names, as it was found on this machine.
 *
 * @param plan what is asked
 * @param experiment the one that it names
 * @param design the experiment's at the plan's scale
 * @param dataset read and checked; null where the experiment brings its own
 */
record PlannedWork(Plan plan, Experiment experiment, Design design, Dataset dataset) {

    /**
     * Finds the experiment and reads the data.
     *
     * @param progress is told about a download
     * @throws RefusedException if there is no such experiment, or the data cannot be read
     */
    static PlannedWork of(Plan plan, Consumer<String> progress) throws RefusedException {
        Experiment experiment = Experiments.find(plan);
        Design design = experiment.design(plan.scale());
        return new PlannedWork(
                plan, experiment, design, new PlannedData(plan, design, progress).load());
    }

    /** {@return all trials} */
    Schedule schedule() {
        return Schedule.of(design, plan);
    }
}
