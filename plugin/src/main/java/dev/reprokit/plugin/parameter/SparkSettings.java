package dev.reprokit.plugin.parameter;

import dev.reprokit.internal.text.Secrets;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Spark cluster that the user asked for.
 *
 * @param submit {@code bin/spark-submit} of the Spark that is installed here
 * @param master the cluster, e.g. {@code spark://HOST:7077}
 * @param conf the user's Spark properties by name
 */
public record SparkSettings(Path submit, String master, SortedMap<String, String> conf) {

    /** {@return these settings with nothing that only their owner may read} */
    SparkSettings withoutSecrets() {
        SortedMap<String, String> shown = new TreeMap<>(conf);
        shown.replaceAll(Secrets::hidden);
        return new SparkSettings(submit, Secrets.hidden(master), shown);
    }
}
