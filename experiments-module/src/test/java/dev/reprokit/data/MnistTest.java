package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.file.Sha256;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThatThrownBy(() -> new Mnist(folder, official).load(13, 3))
                .isInstanceOf(DataException.class)
                .hasMessage("13 training images asked for; MNIST has 12");
        assertThatThrownBy(() -> new Mnist(folder, official).load(12, 4))
                .isInstanceOf(DataException.class)
                .hasMessage("4 test images asked for; MNIST has 3");
    }

    @Test
    void refusesOtherContentsUnderItsNames() throws IOException {
        files.get(Mnist.TRAIN_IMAGES)[100]++;
        TinyMnist.writeGzipped(folder, files);
        assertFails(
                folder.resolve(Mnist.TRAIN_IMAGES)
                        + ".gz has MNIST's layout and other contents: its",
                "SHA-256 is " + Sha256.of(files.get(Mnist.TRAIN_IMAGES)),
                "that of MNIST's is " + official.get(Mnist.TRAIN_IMAGES));
    }

    @Test
    void saysWhatTheFolderSaysThatItIs() throws IOException {
        Path fashion = Files.createDirectories(folder.resolve("FashionMNIST/raw"));
        files.get(Mnist.TEST_LABELS)[9]++;
        TinyMnist.write(fashion, files);
        assertThatThrownBy(() -> new Mnist(fashion, official).load(1, 1))
                .hasMessageContaining("other contents: Fashion-MNIST, as its folder says; its SHA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MNIST/raw", "raw"})
    void readsDotNamesAndTorchvisionsFolders(String below) throws IOException {
        Path place = Files.createDirectories(folder.resolve(below));
        for (String name : files.keySet()) {
            boolean images = name.contains("images");
            Files.write(
                    place.resolve(name.replace("-idx", ".idx") + (images ? "" : ".gz")),
                    images ? files.get(name) : TinyMnist.gzipped(files.get(name)));
        }
        assertAllImages(load());
    }

    @Test
    void goesByTheFirstBytesNotByTheName() throws IOException {
        for (String name : files.keySet()) {
            boolean images = name.contains("images");
            Files.write(
                    folder.resolve(name + (images ? ".gz" : "")),
                    images ? files.get(name) : TinyMnist.gzipped(files.get(name)));
        }
        assertAllImages(load());
    }

    @Test
    void takesTheGoodFileOfTwo() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        Path cut = folder.resolve(Mnist.TRAIN_IMAGES);
        Files.write(cut, Arrays.copyOf(files.get(Mnist.TRAIN_IMAGES), 5_000));
        byte[] other = files.get(Mnist.TEST_IMAGES).clone();
        other[200]++;
        Path fashion = Files.write(folder.resolve(Mnist.TEST_IMAGES), other);
        assertThat(load().digests()).isEqualTo(official);
        assertThat(load().notes())
                .containsExactly(
                        "the four official MNIST files",
                        cut + ".gz instead of " + cut,
                        fashion + ".gz instead of " + fashion);
    }

    @ParameterizedTest
    @CsvSource({
        "FashionMNIST/raw/train-images-idx3-ubyte, Fashion-MNIST",
        "KMNIST/raw/train-images-idx3-ubyte, KMNIST",
        "emnist-digits-train-images-idx3-ubyte.gz, EMNIST",
        "qmnist-train-images-idx3-ubyte.gz, QMNIST",
        "mnist.npz, MNIST as Keras stores it",
        "mnist.pkl.gz, MNIST as a Python pickle",
        "mnist_train.csv, MNIST as CSV",
        "cifar-10-batches-py/data_batch_1, the Python version of CIFAR-10",
        "data/test-00000-of-00001.parquet, 'a Parquet file, as Hugging Face stores data sets'",
    })
    void namesWhatIsThereInstead(String name, String what) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertFails("not complete", " is " + what + "; needed is MNIST's four idx files.");
    }

    @Test
    void saysWhereTheFilesAre() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("archive/here"));
        TinyMnist.write(deeper, files);
        assertFails("lies in another folder: set -Drepro.dataDirectory=" + deeper + ".");
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("mnist.tar"));
        assertThatThrownBy(() -> new Mnist(file).load(1, 1))
                .hasMessageContaining(file + " is a file; needed is a folder with MNIST's");
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
        assertFails(Mnist.TRAIN_LABELS + " has MNIST's layout and other contents");
    }

    @Test
    void noticesALabelThatIsNoClass() throws IOException {
        files.get(Mnist.TEST_LABELS)[8 + 2] = 10;
        TinyMnist.write(folder, files);
        assertFails(Mnist.TEST_LABELS + " has MNIST's layout and other contents");
    }

    @Test
    void noticesATruncatedGzip() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] whole = TinyMnist.gzipped(files.get(Mnist.TRAIN_IMAGES));
        Path file = folder.resolve(Mnist.TRAIN_IMAGES + ".gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(file + " is truncated: expected 9,424 bytes unpacked, found ");
    }

    @Test
    void noticesACorruptGzip() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] corrupt = TinyMnist.gzipped(files.get(Mnist.TRAIN_IMAGES));
        // Its checksum.
        corrupt[corrupt.length - 6]++;
        Files.write(folder.resolve(Mnist.TRAIN_IMAGES + ".gz"), corrupt);
        assertFails(".gz is damaged: it cannot be unpacked (Corrupt GZIP trailer)");
    }

    @Test
    void doesNotReadAGzipWithoutEnd() throws IOException {
        TinyMnist.writeGzipped(folder, files);
        byte[] bomb = TinyMnist.gzipped(new byte[64 << 20]);
        // It is damaged at its end: who went on to read would notice that instead.
        bomb[bomb.length - 6]++;
        Files.write(folder.resolve(Mnist.TRAIN_IMAGES + ".gz"), bomb);
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
        assertFails(Mnist.TEST_LABELS + ".gz is not an idx file but a web page");
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
