package dev.reprokit.plugin.parameter;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;

/**
 * Refuses texts from which Maven makes another folder than the user meant: nothing at all is the
 * project's own folder, and only a shell knows {@code ~}.
 *
 * @param check collects what is wrong
 * @param types the Java types of all goals' parameters by property
 */
record FolderParameters(ParameterCheck check, Map<String, String> types) {

    /**
     * Reads the texts of folder parameters; others are ignored.
     *
     * @param given properties by name, as the user wrote them
     */
    void read(Map<String, String> given) {
        new TreeMap<>(given)
                .forEach(
                        (property, value) -> {
                            if (File.class.getName().equals(types.get(property))) {
                                read(property.substring(ParameterCheck.PREFIX.length()), value);
                            }
                        });
    }

    private void read(String name, String value) {
        if (value == null || value.isBlank()) {
            check.bad(
                    name,
                    value,
                    "a folder; without one, as where a variable is not set, Maven takes the project's own");
        } else if (value.startsWith("~")) {
            check.bad(
                    name,
                    value,
                    "a folder that begins otherwise; a shell knows ~ at the beginning of a word only, so write $HOME");
        }
    }
}
