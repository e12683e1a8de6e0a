package dev.reprokit.plugin.parameter;

import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.run.Look;

import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the parameters that override numbers of a design for a look: {@code repro.override.NAME}.
 *
 * @param check collects what is wrong with parameters
 */
public record OverrideParameters(ParameterCheck check) {
    /** The prefix of the properties. */
    static final String PREFIX = "repro.override.";

    /** The largest number: so many colour images just fit into one array. */
    private static final int MOST = 500_000;

    /**
     * Reads the numbers, by name; those that the user typed override the project's.
     *
     * @param project the project's properties
     * @param typed the properties that the user typed, whose names {@link
     *     ParameterCheck#userProperties} checks
     */
    public SortedMap<String, Integer> read(Properties project, Properties typed) {
        project.stringPropertyNames().stream()
                .filter(property -> !typed.containsKey(property))
                .forEach(this::requireKnown);
        SortedMap<String, Integer> numbers = new TreeMap<>();
        for (String name : Look.NAMES) {
            String value = typed.getProperty(PREFIX + name, project.getProperty(PREFIX + name));
            if (value != null) {
                Integer number = check.wholeNumber("override." + name, value, 1, MOST);
                if (number != null) {
                    numbers.put(name, number);
                }
            }
        }
        return numbers;
    }

    /** Adds a problem if a property has the prefix and overrides nothing that there is. */
    void requireKnown(String property) {
        if (!property.startsWith(PREFIX)) {
            return;
        }
        String name = property.substring(PREFIX.length());
        if (!Look.NAMES.contains(name)) {
            check.problem(
                    "-D%s: a design has no such number%s; legal are %s"
                            .formatted(
                                    property,
                                    Spelling.didYouMean(name, Look.NAMES),
                                    String.join(
                                            ", ",
                                            Look.NAMES.stream().map(n -> PREFIX + n).toList())));
        }
    }
}
