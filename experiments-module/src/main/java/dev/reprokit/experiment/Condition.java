package dev.reprokit.experiment;

import dev.reprokit.internal.file.TrialsCsv;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial varies.
 *
 * @param id unique in the experiment: lower case, digits and hyphens, e.g. {@code without-lrn}
 * @param label what readers of the report see
 * @param epochs how many epochs a trial of this condition runs, for progress
 * @param parameters what is varied, by name: columns of {@code trials.csv}, in alphabetical order
 */
public record Condition(String id, String label, int epochs, Map<String, String> parameters) {

    /**
     * Checks the id, the number of epochs and the parameters' names.
     *
     * @throws IllegalArgumentException if the id cannot be a file name, epochs are not positive, or
     *     {@code trials.csv} has a column of a parameter's name already
     */
    public Condition {
        if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "a condition's id has lower-case letters, digits, dots and hyphens only, not '"
                            + id
                            + "'");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "condition '%s' has %d epochs; at least 1 is needed".formatted(id, epochs));
        }
        TrialsCsv.requireNoColumnNames(parameters.keySet());
        // Sorted: the order of Map.of changes from one JVM to the next.
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /**
     * A condition that is named by its id and has no parameters.
     *
     * @param id its id and label
     * @param epochs how many epochs a trial runs
     * @return the condition
     */
    public static Condition of(String id, int epochs) {
        return new Condition(id, id, epochs, Map.of());
    }
}
