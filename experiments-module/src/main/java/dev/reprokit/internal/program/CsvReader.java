package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.MetricsSource;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a CSV file with a header, a row per line; an empty field is no value. */
final class CsvReader implements MetricsReader {
    private final GrowingFile file;
    private final MetricsSource.Csv form;
    private final List<DefinedMetric> metrics;
    private final CSVFormat format;
    private @Nullable List<String> header;
    private int rows;

    CsvReader(Path file, MetricsSource.Csv form, List<DefinedMetric> metrics) {
        this.file = new GrowingFile(file);
        this.form = form;
        this.metrics = metrics;
        format = CSVFormat.DEFAULT.builder().setDelimiter(form.separator()).setTrim(true).get();
    }

    @Override
    public void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException {
        for (String line : file.lines(ended)) {
            List<String> fields = fields(line);
            if (header == null) {
                header = fields;
                requireColumns();
            } else {
                rows++;
                row(fields, epochs, header);
            }
        }
    }

    private void requireColumns() throws ProgramException {
        List<String> columns = header == null ? List.of() : header;
        List<String> wanted = new ArrayList<>(metrics.stream().map(DefinedMetric::from).toList());
        if (!form.epoch().isEmpty()) {
            wanted.add(form.epoch());
        }
        for (String column : wanted) {
            if (!columns.contains(column)) {
                throw new ProgramException(
                        "%s has no column '%s'; it has %s. 'from:' of a metric names its column"
                                .formatted(
                                        file.path().getFileName(),
                                        column,
                                        String.join(", ", columns)));
            }
        }
    }

    private void row(List<String> fields, ReportedValues epochs, List<String> columns)
            throws ProgramException {
        if (fields.size() != columns.size()) {
            throw new ProgramException(
                    "row %s of %s has %s fields, and the header has %s"
                            .formatted(
                                    rows,
                                    file.path().getFileName(),
                                    fields.size(),
                                    columns.size()));
        }
        int epoch =
                form.epoch().isEmpty()
                        ? rows
                        : WrittenNumber.whole(fields.get(columns.indexOf(form.epoch())), place());
        for (DefinedMetric metric : metrics) {
            String field = fields.get(columns.indexOf(metric.from()));
            if (!field.isEmpty()) {
                epochs.value(epoch, metric.name(), number(field));
            }
        }
    }

    private double number(String field) throws ProgramException {
        return WrittenNumber.parse(field, place());
    }

    private String place() {
        return "row %s of %s".formatted(rows, file.path().getFileName());
    }

    private List<String> fields(String line) throws IOException {
        try (CSVParser parser = CSVParser.parse(new StringReader(line), format)) {
            for (CSVRecord only : parser) {
                return only.toList();
            }
            return List.of();
        }
    }
}
