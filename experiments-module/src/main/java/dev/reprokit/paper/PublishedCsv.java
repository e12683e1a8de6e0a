package dev.reprokit.paper;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads published values from this project's CSV files, which have a header and a source in every
 * row.
 */
final class PublishedCsv {
    private PublishedCsv() {}

    /**
     * Reads all rows of a resource beside this class.
     *
     * @param resource e.g. {@code zhang2017/curves.csv}
     */
    static List<CSVRecord> rows(String resource) {
        try (Reader reader =
                        new InputStreamReader(
                                PublishedCsv.class.getResourceAsStream(resource),
                                StandardCharsets.UTF_8);
                var parser =
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
