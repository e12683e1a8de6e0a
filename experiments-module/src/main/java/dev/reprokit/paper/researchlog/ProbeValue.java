package dev.reprokit.paper.researchlog;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One value of a {@link ProbeTable}, of every seed of a run and of the log alike.
 *
 * @param name what readers call it
 * @param unit what it counts; empty for a pure number
 * @param value from the table to the value
 */
record ProbeValue(String name, String unit, ToDoubleFunction<ProbeTable> value) {

    /**
     * Of a run.
     *
     * @param r the run
     * @param condition the network's condition
     * @param layers in the network's order
     * @return one value a seed
     */
    SeedValues of(Results r, String condition, List<String> layers) {
        TreeMap<Long, Double> bySeed = new TreeMap<>();
        ProbeTable.of(r, condition, layers)
                .forEach((seed, table) -> bySeed.put(seed, value.applyAsDouble(table)));
        return new SeedValues("%s, %s".formatted(name, condition), unit, bySeed);
    }

    /** Of the log's table, for readers. */
    String inWords(ProbeTable log) {
        return "%s: %s".formatted(name, Numbers.inWords(value.applyAsDouble(log), unit));
    }
}
