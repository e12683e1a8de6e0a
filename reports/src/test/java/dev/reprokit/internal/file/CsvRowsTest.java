package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

class CsvRowsTest {
    @TempDir private Path folder;

    /**
     * The file ends three gigabytes after its second row, more than a text or an array can hold. It
     * is sparse: it takes no room.
     */
    @Test
    void rowsAreReadWithoutTheRestOfTheFile() throws Exception {
        Path file = folder.resolve("large.csv");
        Files.writeString(file, "name,value\na,1\nb,2\n");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.seek(3L << 30);
            large.write('\n');
        }

        try (CsvRows<String> rows =
                CsvRows.open(file, List.of("name", "value"), row -> row.get("name"))) {
            Iterator<String> names = rows.iterator();
            assertThat(names.next()).isEqualTo("a");
            assertThat(names.next()).isEqualTo("b");
        }
    }

    @Test
    void aRowThatCannotBeReadIsToldWhenItsTurnComes() throws Exception {
        Path file = Files.writeString(folder.resolve("some.csv"), "value\n1\nx\n");

        try (CsvRows<Integer> rows =
                CsvRows.open(file, List.of("value"), row -> Integer.valueOf(row.get("value")))) {
            Iterator<Integer> values = rows.iterator();
            assertThat(values.next()).isEqualTo(1);
            assertThatThrownBy(values::next)
                    .hasMessageContainingAll(file.toString(), "row 2", "cannot be read as value");
        }
    }
}
