package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

import java.io.IOException;
import java.util.List;

/** What Commons CSV does that one would not guess. */
class CsvTrapTest {
    @Shows("csv-duplicate-column")
    void theLastOfTwoColumnsIsRead() throws IOException {
        String table = "loss,loss\n1,2\n";
        CSVFormat.Builder format = CSVFormat.DEFAULT.builder().setHeader();

        assertThat(records(table, format.get()).get(0).get("loss")).isEqualTo("2");
        format.setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW);
        assertThatIllegalArgumentException().isThrownBy(() -> records(table, format.get()));
    }

    @Shows("csv-null-row")
    void aRowOfOneNullIsLost() throws IOException {
        StringBuilder written = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(written, CSVFormat.DEFAULT)) {
            printer.printRecord("1");
            printer.printRecord((Object) null);
            printer.printRecord("3");
        }

        assertThat(records(written.toString(), CSVFormat.DEFAULT))
                .extracting(row -> row.get(0))
                .containsExactly("1", "3");
        CSVFormat withEmptyLines = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        assertThat(records(written.toString(), withEmptyLines)).hasSize(3);
    }

    private static List<CSVRecord> records(String text, CSVFormat format) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        }
    }
}
