package dev.reprokit.internal.definition;

import java.util.Map;

/** Where the runs of an experiment are found that somebody has made before. */
public sealed interface ImportSource {

    /**
     * A folder per run.
     *
     * @param runs its path in the folder that the user names, with placeholders
     */
    record Folders(String runs) implements ImportSource {}

    /**
     * An MLflow file store, which is the folder that the user names.
     *
     * @param experiment the name of the experiment in it
     * @param params the parameters by which a trial's run is found, with placeholders, by name
     */
    record Mlflow(String experiment, Map<String, String> params) implements ImportSource {}

    /**
     * Nowhere: all runs would read the same file.
     *
     * @param fault says so, with line and column
     */
    record Nowhere(String fault) implements ImportSource {}
}
