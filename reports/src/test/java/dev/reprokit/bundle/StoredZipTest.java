package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;

class StoredZipTest {
    @TempDir private Path folder;

    @Test
    void bytesDoNotDependOnTheTimeZone() throws Exception {
        Files.writeString(folder.resolve("a ö.txt"), "x");
        assertThat(zipped("Asia/Tokyo")).isEqualTo(zipped("America/New_York"));
    }

    private byte[] zipped(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        Path zip = folder.resolve("b.zip");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            StoredZip.write(zip, folder, List.of("a ö.txt"));
        } finally {
            TimeZone.setDefault(before);
        }
        return Files.readAllBytes(zip);
    }
}
