package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are no bundles. */
class OpenedBundleTest {
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir private Path temp;
    private Path folder;
    private Path zip;

    @BeforeEach
    void places() {
        folder = temp.resolve("opened");
        zip = temp.resolve("bundle.zip");
    }

    @Test
    void aFileThatIsNoZipFile() throws IOException {
        Files.writeString(zip, "no zip file");

        refused("bundle.zip is no zip file, or damaged");
    }

    @Test
    void aZipFileOfAnythingElse() throws IOException {
        write(Map.of("readme.txt", ""));

        refused("it has no manifest-sha256.txt: it is no bundle");
    }

    @Test
    void filesThatWouldLandElsewhereAreNotWritten() throws IOException {
        write(Map.of("../outside.txt", "", "manifest-sha256.txt", ""));

        refused("../outside.txt is no name in a bundle");
        assertThat(temp.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void everyFileThatIsNotListedMissingOrOtherIsNamed() throws IOException {
        write(
                Map.of(
                        "more.txt",
                        "",
                        "other.txt",
                        "changed",
                        "manifest-sha256.txt",
                        EMPTY + "  other.txt\n" + EMPTY + "  gone.txt\n"));

        refused("more.txt is not listed in manifest-sha256.txt");
        refused("other.txt has another digest than manifest-sha256.txt lists");
        refused("gone.txt is missing");
    }

    @Test
    void aListThatNamesAFileTwice() throws IOException {
        write(Map.of("a.txt", "", "manifest-sha256.txt", (EMPTY + "  a.txt\n").repeat(2)));

        refused("is no digest with a path, or repeats one");
    }

    @Test
    void aListWithoutEvidence() throws IOException {
        write(Map.of("manifest-sha256.txt", ""));

        refused("it has no bundle.json");
    }

    private void refused(String why) throws IOException {
        Path own = folder.resolve(String.valueOf(why.hashCode()));
        assertThatThrownBy(() -> OpenedBundle.open(zip, own, "1"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(why);
    }

    private void write(Map<String, String> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }
}
