package dev.reprokit.harness;

import dev.reprokit.cache.Key;
import dev.reprokit.record.Plan;

import java.util.TreeMap;

/**
 * The keys of a plan's trials.
 *
 * @param plan what all trials have in common
 */
record TrialKeys(Plan plan) {

    /** {@return everything that can change the metrics of a trial} */
    Key of(Schedule.Entry entry) {
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("experiment", plan.experiment());
        inputs.put("scale", plan.scale().id());
        inputs.put("condition", entry.condition().toString());
        inputs.put("seed", String.valueOf(entry.seed()));
        inputs.put("code", plan.codeDigest());
        return new Key(inputs);
    }
}
