package dev.reprokit.internal.definition;

import java.util.Map;
import java.util.regex.Pattern;

/** Where a program's metrics are found. */
public sealed interface MetricsSource {

    /** {@return the path of the file or folder, with placeholders; empty if none is named} */
    default String path() {
        return "";
    }

    /**
     * A file of JSON objects, one per line.
     *
     * @param file its path, with placeholders; empty for the file that {@code REPRO_METRICS} names
     */
    record JsonLines(String file) implements MetricsSource {
        @Override
        public String path() {
            return file;
        }
    }

    /**
     * A CSV file with a header.
     *
     * @param file its path, with placeholders
     * @param epoch the column that counts epochs; empty if a row is an epoch
     * @param separator the character between the columns
     */
    record Csv(String file, String epoch, char separator) implements MetricsSource {
        @Override
        public String path() {
            return file;
        }
    }

    /**
     * The program's output, a line at a time.
     *
     * @param patterns one group each, by metric; the epoch's is named {@code epoch}
     */
    record Output(Map<String, Pattern> patterns) implements MetricsSource {}

    /**
     * A folder of TensorBoard's event files.
     *
     * @param folder its path, with placeholders
     */
    record TensorBoard(String folder) implements MetricsSource {
        @Override
        public String path() {
            return folder;
        }
    }
}
