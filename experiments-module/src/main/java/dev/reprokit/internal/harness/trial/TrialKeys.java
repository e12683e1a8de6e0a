package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of a plan's trials.
 *
 * @param shared the inputs that all trials have in common, by name
 */
public record TrialKeys(SortedMap<String, String> shared) {

    /**
     * Creates the keys of a plan.
     *
     * @param plan the plan
     * @param experiment the experiment whose code counts
     * @param code all code, of which the experiment's part counts
     * @param common the inputs that count for every experiment
     * @throws IOException if the code lacks the experiment
     */
    public static TrialKeys of(
            Plan plan, Experiment experiment, PlannedCode code, SortedMap<String, String> common)
            throws IOException {
        SortedMap<String, String> inputs = new TreeMap<>(common);
        inputs.put("experiment", plan.experiment());
        inputs.put("scale", plan.scale().id());
        inputs.putAll(code.of(experiment));
        return new TrialKeys(inputs);
    }

    /** {@return everything that can change the metrics of a trial} */
    public Key of(Schedule.ScheduledTrial entry) {
        SortedMap<String, String> inputs = new TreeMap<>(shared);
        inputs.put("condition", entry.condition().id());
        inputs.put("epochs", String.valueOf(entry.condition().epochs()));
        entry.condition()
                .parameters()
                .forEach((name, value) -> inputs.put("parameter " + name, value));
        inputs.put("seed", String.valueOf(entry.seed()));
        return new Key(inputs);
    }
}
