package dev.reprokit.data;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file of features: a header, and one row per sample. One column names the sample's class;
 * every other column is a feature, in the order of the file, and has a number in every row.
 *
 * @param file its name relative to the data directory; the file is in UTF-8, with commas
 * @param label the column of the classes
 * @param classes the classes as the column names them; a class's place in this list is its label
 */
public record CsvTable(String file, String label, List<String> classes)
        implements Input<FeatureTable> {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                    .get();

    /** Some programs begin a text with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Copies the classes. */
    public CsvTable {
        classes = List.copyOf(classes);
    }

    @Override
    public List<String> files() {
        return List.of(file);
    }

    /**
     * {@inheritDoc}
     *
     * @throws DataException if there is no such column or no row, a row has another number of
     *     values than the header, a feature is no finite number, or a class is not in the list; the
     *     message names file, row and column. Row 1 is the first one after the header
     */
    @Override
    public FeatureTable read(Path directory) throws IOException {
        Path path = directory.resolve(file);
        try (CSVParser rows = FORMAT.parse(new StringReader(text(path)))) {
            return table(path, rows);
        } catch (UncheckedIOException | CSVException | IllegalArgumentException e) {
            throw new DataException("%s is not a CSV file: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static String text(Path path) throws IOException {
        try {
            String text = Files.readString(path);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException("%s is not UTF-8 text".formatted(path), e);
        }
    }

    private FeatureTable table(Path path, CSVParser rows) throws DataException {
        List<String> columns = rows.getHeaderNames();
        int labelColumn = columns.indexOf(label);
        if (labelColumn < 0 || columns.size() < 2) {
            throw new DataException(
                    "%s has the columns %s; expected '%s' and at least one feature"
                            .formatted(path, columns, label));
        }
        List<float[]> features = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (CSVRecord row : rows) {
            if (row.size() != columns.size()) {
                throw new DataException(
                        "%s, row %d has %d values for %d columns"
                                .formatted(
                                        path, row.getRecordNumber(), row.size(), columns.size()));
            }
            labels.add(labelOf(path, row, row.get(labelColumn)));
            features.add(features(path, row, columns, labelColumn));
        }
        if (labels.isEmpty()) {
            throw new DataException("%s has no row below its header".formatted(path));
        }
        int width = columns.size() - 1;
        float[] values = new float[Math.multiplyExact(labels.size(), width)];
        for (int row = 0; row < labels.size(); row++) {
            System.arraycopy(features.get(row), 0, values, row * width, width);
        }
        return new FeatureTable(
                width,
                values,
                labels.stream().mapToInt(Integer::intValue).toArray(),
                classes.size());
    }

    private int labelOf(Path path, CSVRecord row, String name) throws DataException {
        int number = classes.indexOf(name);
        if (number < 0) {
            throw new DataException(
                    "%s, row %d: the class in column '%s' is '%s'; expected one of %s"
                            .formatted(path, row.getRecordNumber(), label, name, classes));
        }
        return number;
    }

    private static float[] features(Path path, CSVRecord row, List<String> columns, int labelColumn)
            throws DataException {
        float[] features = new float[columns.size() - 1];
        for (int column = 0, feature = 0; column < columns.size(); column++) {
            if (column != labelColumn) {
                features[feature++] = number(path, row, columns.get(column), row.get(column));
            }
        }
        return features;
    }

    private static float number(Path path, CSVRecord row, String column, String text)
            throws DataException {
        try {
            float number = Float.parseFloat(text);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as infinite numbers are.
        }
        throw new DataException(
                "%s, row %d: column '%s' has '%s'; expected a finite number"
                        .formatted(path, row.getRecordNumber(), column, text));
    }
}
