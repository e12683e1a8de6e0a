package dev.reprokit.internal.program;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a header, as far as it tells metrics.
 *
 * @param header the names of the columns
 * @param rows the fields below them
 */
record ReportedTable(List<String> header, List<List<String>> rows) {

    static ReportedTable read(Path file, char separator) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setTrim(true).get();
        try (Reader text = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(text, format)) {
            List<List<String>> all = parser.getRecords().stream().map(CSVRecord::toList).toList();
            return all.isEmpty()
                    ? new ReportedTable(List.of(), List.of())
                    : new ReportedTable(all.get(0), all.subList(1, all.size()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** {@return the columns of numbers, some of which may be missing; none of a ragged table} */
    List<String> numeric() {
        List<String> numeric = new ArrayList<>();
        boolean ragged = rows.stream().anyMatch(row -> row.size() != header.size());
        for (int i = 0; i < header.size() && !ragged && !rows.isEmpty(); i++) {
            int column = i;
            // The first column of a table that pandas writes has no name.
            if (header.get(column).isEmpty()) {
                continue;
            }
            if (rows.stream().map(row -> row.get(column)).allMatch(ReportedTable::isNumber)) {
                numeric.add(header.get(column));
            }
        }
        return numeric;
    }

    /** {@return whether a column of numbers counts rows, from 0 or 1} */
    boolean counts(String column) {
        int place = header.indexOf(column);
        int first = rows.get(0).get(place).matches("0(\\.0*)?") ? 0 : 1;
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).get(place).matches("%s(\\.0*)?".formatted(first + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String field) {
        try {
            if (!field.isEmpty()) {
                WrittenNumber.parse(field, "a field");
            }
            return true;
        } catch (ProgramException e) {
            return false;
        }
    }
}
