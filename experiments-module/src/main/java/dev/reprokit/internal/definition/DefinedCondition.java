package dev.reprokit.internal.definition;

import java.util.Map;

/**
 * A condition of a definition.
 *
 * @param id its id
 * @param label its name for readers
 * @param values what its placeholders stand for, by name
 */
record DefinedCondition(String id, String label, Map<String, String> values) {
    /** The id of the condition of a file that names none. */
    static final String ONLY = "only";
}
