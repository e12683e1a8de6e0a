package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.file.Sha256;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class Cifar10Test {
    @TempDir private Path folder;
    private Map<String, byte[]> files;
    private byte[] archive;
    private Cifar10Release release;

    @BeforeEach
    void makeFiles() throws IOException {
        files = TinyCifar10.files();
        archive = TinyCifar10.archive(files);
        release = TinyCifar10.release(URI.create("http://localhost"), files, archive);
    }

    @Test
    void readsAFolder() throws IOException {
        TinyCifar10.write(folder, files);
        assertAllImages(load(folder));
    }

    @Test
    void readsTheSubfolderOfAnUnpackedArchive() throws IOException {
        TinyCifar10.write(folder.resolve("cifar-10-batches-bin"), files);
        assertAllImages(load(folder));
    }

    @Test
    void readsAnArchiveInAFolder() throws IOException {
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), archive);
        assertAllImages(load(folder));
        assertThat(folder).isDirectoryNotContaining("glob:**.bin");
    }

    @Test
    void readsAnArchiveGivenAsSuch() throws IOException {
        assertAllImages(load(Files.write(folder.resolve("my-cifar.tar.gz"), archive)));
    }

    private void assertAllImages(Dataset dataset) {
        assertThat(dataset.id()).isEqualTo("cifar10");
        assertThat(dataset.notes()).containsExactly("the six official CIFAR-10 files");
        assertThat(dataset.digests()).isEqualTo(release.sha256());
        assertThat(dataset.train().labels())
                .containsExactly(0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7);
        assertThat(dataset.test().labels()).containsExactly(5, 6, 7, 8);
        // The third image of the second file is the seventh of all.
        assertThat(pixels(dataset.train(), 6)).isEqualTo(recordPixels("data_batch_2.bin", 2));
        assertThat(pixels(dataset.test(), 3)).isEqualTo(recordPixels("test_batch.bin", 3));
    }

    @Test
    void fewerImagesAreTheFirstOnes() throws IOException {
        TinyCifar10.write(folder, files);
        Dataset some = cifar10(folder).load(6, 3);
        assertThat(some.train().labels()).containsExactly(0, 1, 2, 3, 1, 2);
        assertThat(pixels(some.train(), 5)).isEqualTo(recordPixels("data_batch_2.bin", 1));
        assertThat(some.test().labels()).containsExactly(5, 6, 7);
        assertThat(some.digests()).hasSize(6);
    }

    @Test
    void saysHowManyImagesThereAre() {
        assertThatThrownBy(() -> cifar10(folder).load(21, 4))
                .isInstanceOf(DataException.class)
                .hasMessage("21 training images asked for; CIFAR-10 has 20");
        assertThatThrownBy(() -> cifar10(folder).load(20, 5))
                .isInstanceOf(DataException.class)
                .hasMessage("5 test images asked for; CIFAR-10 has 4");
    }

    @Test
    void refusesOtherContents() throws IOException {
        files.get("data_batch_3.bin")[7]++;
        TinyCifar10.write(folder, files);
        assertFails(
                folder,
                folder + " has CIFAR-10's layout and other contents",
                "SHA-256 of its data_batch_3.bin is "
                        + Sha256.of(files.get("data_batch_3.bin"))
                        + ", that of CIFAR-10's is "
                        + release.sha256().get("data_batch_3.bin"));
    }

    @Test
    void takesTheGoodArchiveBesideACutFile() throws IOException {
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), archive);
        TinyCifar10.write(folder, files);
        Files.write(folder.resolve("test_batch.bin"), new byte[100]);
        assertAllImages(load(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cifar-10-binary.tar", "cifar-10-binary.tar.gz"})
    void readsAnArchiveThatABrowserHasUnpacked(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            Files.write(folder.resolve(name), in.readAllBytes());
        }
        assertAllImages(load(folder));
    }

    @ParameterizedTest
    @CsvSource({
        "cifar-10-batches-py/data_batch_1, the Python version of CIFAR-10",
        "data_batch_4, the Python version of CIFAR-10",
        "cifar-10-python.tar.gz, the Python version of CIFAR-10",
        "cifar-10-batches-mat/data_batch_1.mat, the MATLAB version of CIFAR-10",
        "cifar-10-matlab.tar.gz, the MATLAB version of CIFAR-10",
        "cifar-100-binary/train.bin, CIFAR-100",
        "fine_label_names.txt, CIFAR-100",
        "MNIST/raw/train-images-idx3-ubyte, MNIST",
    })
    void namesWhatIsThereInstead(String name, String what) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertFails(folder, " is " + what + "; needed is the binary version of CIFAR-10.");
    }

    @Test
    void saysWhereTheFilesAre() throws IOException {
        Path deeper = folder.resolve("cifar-10-binary/cifar-10-batches-bin");
        TinyCifar10.write(deeper, files);
        assertFails(folder, "lies in another folder: set -Drepro.dataDirectory=" + deeper + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "cifar-10-batches-py/data_batch_1, the Python version of CIFAR-10",
        "cifar-10-batches-mat/data_batch_1.mat, the MATLAB version of CIFAR-10",
        "cifar-100-binary/train.bin, CIFAR-100",
    })
    void namesWhatAnArchiveHoldsInstead(String member, String what) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(member);
        assertRefused(
                entry,
                new byte[0],
                "cifar-10-binary.tar.gz is " + what + "; needed is the binary version of CIFAR-10");
    }

    @Test
    void namesAllMissingFilesAtOnce() throws IOException {
        files.remove("data_batch_2.bin");
        files.remove("test_batch.bin");
        TinyCifar10.write(folder, files);
        assertFails(folder, "not complete", folder.toString(), "data_batch_2.bin, test_batch.bin");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path nowhere = folder.resolve("nowhere");
        assertFails(nowhere, "there is no folder " + nowhere);
    }

    @Test
    void noticesATruncatedFile() throws IOException {
        byte[] whole = files.get("data_batch_4.bin");
        files.put("data_batch_4.bin", Arrays.copyOf(whole, 10_000));
        TinyCifar10.write(folder, files);
        assertFails(
                folder,
                folder.resolve("data_batch_4.bin").toString(),
                "truncated",
                "expected 12,292 bytes, found 10,000");
    }

    @Test
    void noticesAFileThatIsTooLong() throws IOException {
        byte[] whole = files.get("data_batch_4.bin");
        files.put("data_batch_4.bin", Arrays.copyOf(whole, whole.length + 1));
        TinyCifar10.write(folder, files);
        assertFails(folder, "too long", "expected 12,292 bytes, found 12,293");
    }

    @Test
    void noticesALabelThatIsNoClass() throws IOException {
        files.get("data_batch_1.bin")[2 * TinyCifar10.RECORD] = 10;
        TinyCifar10.write(folder, files);
        assertFails(folder, "data_batch_1.bin", "image 2 has label 10, expected 0 to 9");
    }

    @Test
    void saysWhereACutArchiveEnds() throws IOException {
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        // Random pixels are not packed: the first member is the web page, the second test_batch.
        Files.write(file, Arrays.copyOf(archive, 10_000));
        assertFails(
                folder,
                file + " is cut: its 10,000 bytes end in cifar-10-batches-bin/test_batch.bin:",
                "expected 12,292 bytes, found ");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysOfEachCutArchiveThatItIsCut(boolean packed) throws IOException {
        byte[] whole = archive;
        if (!packed) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
                whole = in.readAllBytes();
            }
        }
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        // Its last member ends 2,000 bytes before: what follows is empty.
        for (int length = 600; length < archive.length - 2_000; length += 4_099) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> load(folder))
                    .as("%,d bytes", length)
                    .hasMessageMatching("(?s).* (is cut: its [0-9,]+ bytes end|lacks) .*")
                    .hasMessageNotContaining("null");
        }
    }

    @Test
    void noticesADamagedArchive() throws IOException {
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        archive[archive.length - 8]++; // its checksum
        Files.write(file, archive);
        assertFails(folder, file + " is damaged: it cannot be unpacked");
    }

    @Test
    void noticesAnArchiveWithoutAFile() throws IOException {
        files.remove("data_batch_5.bin");
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        Files.write(file, TinyCifar10.archive(files));
        assertFails(folder, file + " lacks data_batch_5.bin");
    }

    @Test
    void noticesAnEmptyFile() throws IOException {
        files.put("data_batch_4.bin", new byte[0]);
        TinyCifar10.write(folder, files);
        assertFails(
                folder,
                folder.resolve("data_batch_4.bin").toString(),
                "expected 12,292 bytes, found 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../data_batch_1.bin", "a/../../data_batch_1.bin", "/data_batch_1.bin"})
    void refusesAMemberOutsideOfTheArchivesFolder(String name) throws IOException {
        byte[] contents = files.get("data_batch_1.bin");
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(contents.length);
        assertRefused(entry, contents, name, "outside of its own folder");
        assertThat(folder.resolve("../data_batch_1.bin")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_SYMLINK})
    void refusesALink(byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("cifar/data_batch_1.bin", kind);
        entry.setLinkName("/etc/passwd");
        assertRefused(entry, new byte[0], "cifar/data_batch_1.bin, a link to /etc/passwd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.html", "data_batch_1.bin"})
    void refusesAMemberThatIsTooLongWithoutReadingIt(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        // As much as a header without extensions can say.
        entry.setSize((8L << 30) - 1);
        // The archive breaks off after the header: who went on to read would notice that.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] header = new byte[512];
            entry.writeEntryHeader(header);
            gzip.write(header);
            gzip.write(new byte[1 << 16]);
        }
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        Files.write(file, bytes.toByteArray());
        assertFails(folder, "holds " + name, "unpacks to 8,589,93", "no more than 1,122,328");
    }

    private void assertRefused(TarArchiveEntry entry, byte[] contents, String... parts)
            throws IOException {
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        Files.write(file, TinyCifar10.archive(files, entry, new ByteArrayInputStream(contents)));
        assertFails(folder, parts);
    }

    @Test
    void noticesWhatIsNoArchive() throws IOException {
        Path file = folder.resolve("cifar-10-binary.tar.gz");
        Files.writeString(file, "<html>Moved</html>");
        assertFails(folder, file + " is not a .tar.gz but a web page");
    }

    @Test
    void theOfficialFilesHaveTheirPublishedSize() {
        assertThat(Cifar10Release.OFFICIAL.imagesPerFile() * TinyCifar10.RECORD)
                .isEqualTo(30_730_000);
        assertThat(Cifar10Release.OFFICIAL.sha256())
                .containsOnlyKeys(Cifar10Batches.FILES)
                .allSatisfy((name, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
    }

    /** Each message names what to set. */
    private void assertFails(Path directory, String... parts) {
        assertThatThrownBy(() -> load(directory))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContainingAll(
                        "-Drepro.dataDirectory=FOLDER",
                        "-Drepro.download=true",
                        "-Drepro.dataset=synthetic");
    }

    private Dataset load(Path directory) throws IOException {
        return cifar10(directory).load(20, 4);
    }

    private Cifar10 cifar10(Path directory) {
        return new Cifar10(directory, false, line -> {}, release);
    }

    private static byte[] pixels(LabelledImages images, int image) {
        return Arrays.copyOfRange(images.pixels(), image * 3072, (image + 1) * 3072);
    }

    private byte[] recordPixels(String file, int image) {
        int from = image * TinyCifar10.RECORD + 1;
        return Arrays.copyOfRange(files.get(file), from, from + 3072);
    }
}
