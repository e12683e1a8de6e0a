package dev.reprokit.experiment;

import dev.reprokit.internal.file.TrialsCsv;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A condition: one setting of what an experiment varies. A condition run with one seed is a trial.
 *
 * @param id unique in the experiment: at most 100 lower-case letters and digits, with single
 *     hyphens or dots between them, e.g. {@code without-lrn}
 * @param label the name that readers of the report see, e.g. {@code without LRN}
 * @param epochs epochs that a trial of this condition runs, at least 1; progress messages count up
 *     to it
 * @param parameters the varied settings by name, e.g. {@code lrn=false}: columns of {@code
 *     trials.csv}, the file of a run's trials, in alphabetical order
 */
public record Condition(String id, String label, int epochs, Map<String, String> parameters) {
    /** Files of a trial are named by its condition and seed, and a name has 255 bytes at most. */
    private static final int LONGEST = 100;

    /**
     * Checks the id, the number of epochs and the parameters' names.
     *
     * @throws IllegalArgumentException if the id is longer or has other characters, {@code epochs}
     *     is below 1, or a parameter is named like another column of {@code trials.csv}
     */
    public Condition {
        if (!id.matches("[a-z0-9]+([.-][a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "expected a condition's id of lower-case letters and digits with single dots or hyphens between them, but got '"
                            + id
                            + "'");
        }
        if (id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected a condition's id of at most %d characters, but got %d: '%s...'"
                            .formatted(LONGEST, id.length(), id.substring(0, 20)));
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
     * Creates a condition (one setting of what the experiment varies) that is named by its id and
     * has no parameters.
     *
     * @param id its id and label
     * @param epochs epochs that a trial runs, at least 1
     * @return the condition
     * @throws IllegalArgumentException as the constructor
     */
    public static Condition of(String id, int epochs) {
        return new Condition(id, id, epochs, Map.of());
    }

    /**
     * Creates the condition of an arm.
     *
     * @param arm id, label and parameters
     * @param epochs epochs that a trial runs, at least 1
     * @return the condition
     * @throws IllegalArgumentException as the constructor
     */
    public static Condition of(Arm arm, int epochs) {
        return new Condition(arm.id(), arm.label(), epochs, arm.parameters());
    }
}
