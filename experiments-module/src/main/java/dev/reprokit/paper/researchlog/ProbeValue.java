package dev.reprokit.paper.researchlog;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One value of a {@link ProbeTable}, computed for every seed of a run and for the log alike.
 *
 * @param name the name that readers see
 * @param unit the value's unit; empty for a pure number
 * @param value computes the value from the table
 */
record ProbeValue(String name, String unit, ToDoubleFunction<ProbeTable> value) {

    /**
     * Computes the value of every seed of a run.
     *
     * @param r the run
     * @param condition the network's condition
     * @param layers layers in the network's order
     * @return one value per seed
     */
    SeedValues of(Results r, String condition, List<String> layers) {
        TreeMap<Long, Double> bySeed = new TreeMap<>();
        ProbeTable.of(r, condition, layers)
                .forEach((seed, table) -> bySeed.put(seed, value.applyAsDouble(table)));
        return new SeedValues("%s, %s".formatted(name, condition), unit, bySeed);
    }

    /** Formats the value of the log's table for readers. */
    String inWords(ProbeTable log) {
        return "%s: %s".formatted(name, Numbers.inWords(value.applyAsDouble(log), unit));
    }
}
