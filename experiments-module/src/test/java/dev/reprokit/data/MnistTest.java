package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.file.Sha256;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

class MnistTest {
    @TempDir private Path folder;
    private Map<String, byte[]> files;
    private Map<String, String> official;

    @BeforeEach
    void makeFiles() {
        files = TinyMnist.files();
        official = new TreeMap<>();
        files.forEach((name, contents) -> official.put(name, Sha256.of(contents)));
    }

    @Test
    void readsAFolder() throws IOException {
        TinyMnist.write(folder, files);
        assertAllImages(load());
    }

    @Test
    void readsGzippedFiles() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        assertAllImages(load());
    }

    private void assertAllImages(Dataset dataset) {
        assertThat(dataset.id()).isEqualTo("mnist");
        assertThat(dataset.notes()).containsExactly("the four official MNIST files");
        assertThat(dataset.digests()).isEqualTo(official);
        assertThat(dataset.train().labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
        assertThat(dataset.test().labels()).containsExactly(0, 1, 2);
        assertThat(dataset.train().channels()).isEqualTo(1);
        assertThat(dataset.train().height()).isEqualTo(28);
        assertThat(dataset.train().width()).isEqualTo(28);
        assertThat(pixels(dataset.train(), 5)).isEqualTo(imagePixels(Mnist.TRAIN_IMAGES, 5));
        assertThat(pixels(dataset.test(), 2)).isEqualTo(imagePixels(Mnist.TEST_IMAGES, 2));
    }

    @Test
    void fewerImagesAreTheFirstOnes() throws IOException {
        TinyMnist.write(folder, files);
        Dataset some = new Mnist(folder, official).load(6, 2);
        assertThat(some.train().labels()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(pixels(some.train(), 5)).isEqualTo(imagePixels(Mnist.TRAIN_IMAGES, 5));
        assertThat(some.test().labels()).containsExactly(0, 1);
        assertThat(some.digests()).isEqualTo(official);
    }

    @Test
    void saysHowManyImagesThereAre() throws IOException {
        TinyMnist.write(folder, files);
        assertThatThrownBy(() -> new Mnist(folder).load(13, 3))
                .isInstanceOf(DataException.class)
                .hasMessage("13 training images asked for; MNIST has 12");
        assertThatThrownBy(() -> new Mnist(folder).load(12, 4))
                .isInstanceOf(DataException.class)
                .hasMessage("4 test images asked for; MNIST has 3");
    }

    @Test
    void otherFilesAreNoted() throws IOException {
        files.get(Mnist.TRAIN_IMAGES)[100]++;
        TinyMnist.writeGzipped(folder, files);
        Dataset dataset = load();
        assertThat(dataset.notes())
                .containsExactly(
                        "not the official MNIST files, digests recorded: train-images-idx3-ubyte");
        assertThat(dataset.digests())
                .containsEntry(Mnist.TRAIN_IMAGES, Sha256.of(files.get(Mnist.TRAIN_IMAGES)));
    }

    @Test
    void namesAllMissingFilesAtOnce() throws IOException {
        files.remove(Mnist.TRAIN_LABELS);
        files.remove(Mnist.TEST_IMAGES);
        TinyMnist.write(folder, files);
        assertFails(
                "not complete",
                folder.toString(),
                "missing train-labels-idx1-ubyte, t10k-images-idx3-ubyte");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> new Mnist(nowhere).load(1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no folder " + nowhere);
        assertThatThrownBy(() -> new Mnist(null).load(1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("-Drepro.dataDirectory=FOLDER");
    }

    @Test
    void noticesATruncatedFile() throws IOException {
        files.put(Mnist.TRAIN_IMAGES, Arrays.copyOf(files.get(Mnist.TRAIN_IMAGES), 9_000));
        TinyMnist.write(folder, files);
        assertFails(
                folder.resolve(Mnist.TRAIN_IMAGES).toString(),
                "truncated",
                "expected 9,424 bytes unpacked, found 9,000");
    }

    @Test
    void noticesAFileWithoutAWholeHeader() throws IOException {
        files.put(Mnist.TEST_LABELS, new byte[] {0, 0, 8});
        TinyMnist.write(folder, files);
        assertFails(Mnist.TEST_LABELS, "truncated", "expected 8 bytes unpacked, found 3");
    }

    @Test
    void noticesAFileThatIsTooLong() throws IOException {
        files.put(Mnist.TRAIN_LABELS, Arrays.copyOf(files.get(Mnist.TRAIN_LABELS), 21));
        TinyMnist.writeGzipped(folder, files);
        assertFails("too long", "expected 20 bytes unpacked, found 21");
    }

    @Test
    void noticesACountThatIsDamaged() throws IOException {
        files.get(Mnist.TRAIN_IMAGES)[4] = (byte) 0xff;
        TinyMnist.write(folder, files);
        assertFails("truncated", "expected 3,3", "found 9,424");
    }

    @Test
    void noticesAnotherMagicNumber() throws IOException {
        // Images where labels should be.
        files.put(Mnist.TRAIN_LABELS, files.get(Mnist.TRAIN_IMAGES));
        TinyMnist.write(folder, files);
        assertFails(Mnist.TRAIN_LABELS, "its magic number is 2051, expected 2049");
    }

    @Test
    void noticesImagesOfAnotherSize() throws IOException {
        files.get(Mnist.TEST_IMAGES)[11] = 32;
        TinyMnist.write(folder, files);
        assertFails(Mnist.TEST_IMAGES, "size of dimension 2 is 32, expected 28");
    }

    @Test
    void noticesLabelsOfOtherImages() throws IOException {
        files.put(Mnist.TRAIN_LABELS, files.get(Mnist.TEST_LABELS));
        TinyMnist.write(folder, files);
        assertFails("has 12 images", "has 3 labels", "do not belong together");
    }

    @Test
    void noticesALabelThatIsNoClass() throws IOException {
        files.get(Mnist.TEST_LABELS)[8 + 2] = 10;
        TinyMnist.write(folder, files);
        assertFails(Mnist.TEST_LABELS, "image 2 has label 10, expected 0 to 9");
    }

    @Test
    void noticesATruncatedGzip() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] whole = TinyMnist.gzipped(files.get(Mnist.TRAIN_IMAGES));
        Path file = folder.resolve(Mnist.TRAIN_IMAGES + ".gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(file + " cannot be read as a .gz", "truncated");
    }

    @Test
    void noticesACorruptGzip() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] corrupt = TinyMnist.gzipped(files.get(Mnist.TRAIN_IMAGES));
        // Its checksum.
        corrupt[corrupt.length - 6]++;
        Files.write(folder.resolve(Mnist.TRAIN_IMAGES + ".gz"), corrupt);
        assertFails("cannot be read as a .gz");
    }

    @Test
    void doesNotReadAGzipWithoutEnd() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] bomb = TinyMnist.gzipped(new byte[64 << 20]);
        // It breaks off at its end: who went on to read would notice that instead.
        Files.write(
                folder.resolve(Mnist.TRAIN_IMAGES + ".gz"), Arrays.copyOf(bomb, bomb.length - 100));
        assertFails(Mnist.TRAIN_IMAGES + ".gz is too long", "more than the 47,040,016 bytes");
    }

    @Test
    void noticesAnEmptyFile() throws IOException {
        TinyMnist.write(folder, files);
        Files.write(folder.resolve(Mnist.TEST_IMAGES), new byte[0]);
        assertFails(Mnist.TEST_IMAGES + " is truncated", "found 0");
    }

    @Test
    void noticesWhatIsNoGzip() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        Files.writeString(folder.resolve(Mnist.TEST_LABELS + ".gz"), "<html>Moved</html>");
        assertFails(Mnist.TEST_LABELS + ".gz cannot be read as a .gz");
    }

    @Test
    void imagesOfOneChannelAreStandardisedLikeOthers() throws IOException {
        TinyMnist.write(folder, files);
        float[] numbers = Transforms.standardised(load().test(), 28);
        assertThat(numbers).hasSize(TinyMnist.TEST * TinyMnist.PIXELS);
        double sum = 0;
        double squares = 0;
        for (int pixel = 0; pixel < TinyMnist.PIXELS; pixel++) {
            sum += numbers[pixel];
            squares += (double) numbers[pixel] * numbers[pixel];
        }
        assertThat(sum / TinyMnist.PIXELS).isBetween(-1e-6, 1e-6);
        assertThat(squares / TinyMnist.PIXELS).isBetween(1 - 1e-6, 1 + 1e-6);
    }

    @Test
    void theOfficialFilesAreAllFour() {
        assertThat(Mnist.OFFICIAL)
                .containsOnlyKeys(Mnist.FILES)
                .allSatisfy((name, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
    }

    /** Each message names what to set. */
    private void assertFails(String... parts) {
        assertThatThrownBy(this::load)
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContainingAll(
                        "-Drepro.dataDirectory=FOLDER",
                        "-Drepro.download does not fetch them",
                        "-Drepro.dataset=synthetic");
    }

    private Dataset load() throws IOException {
        return new Mnist(folder, official).load(TinyMnist.TRAIN, TinyMnist.TEST);
    }

    private static byte[] pixels(LabelledImages images, int image) {
        return Arrays.copyOfRange(
                images.pixels(), image * TinyMnist.PIXELS, (image + 1) * TinyMnist.PIXELS);
    }

    private byte[] imagePixels(String file, int image) {
        int from = 16 + image * TinyMnist.PIXELS;
        return Arrays.copyOfRange(files.get(file), from, from + TinyMnist.PIXELS);
    }
}
