package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Three images as CIFAR-10.1's files have them; synthetic ones stand for CIFAR-10. */
class Cifar101Test {
    private static final int PIXELS = 3 * 32 * 32;
    @TempDir private Path folder;

    @Test
    void hasTheNewImagesBesideTheOldOnes() throws IOException {
        write("v6", "(3, 32, 32, 3)", new byte[] {9, 0, 4});

        Dataset data = source().load(20, 10);

        assertThat(data.id()).isEqualTo("cifar10.1");
        assertThat(data.train().size()).isEqualTo(20);
        assertThat(data.test().size()).isEqualTo(10);
        assertThat(data.newTest().labels()).containsExactly(9, 0, 4);
        assertThat(data.digests())
                .containsKeys(
                        "cifar10.1_v6_data.npy", "cifar10.1_v6_labels.npy", "synthetic-train-20");
        assertThat(data.notes())
                .last()
                .asString()
                .startsWith("CIFAR-10.1 v6, 3 images (digests are");
    }

    /** A file's pixel is red, green, blue; here all reds come first. */
    @Test
    void bringsChannelsIntoCifarsOrder() throws IOException {
        write("v4", "(3, 32, 32, 3)", new byte[] {0, 0, 0});

        byte[] pixels = source().load(10, 10).newTest().pixels();

        for (int i = 0; i < pixels.length; i++) {
            int image = i / PIXELS;
            int channel = i / 1024 % 3;
            int place = i % 1024;
            assertThat(pixels[i]).isEqualTo(value((image * 1024 + place) * 3 + channel));
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> source().load(10, 10))
                .withMessageContaining("needs cifar10.1_v4_data.npy and cifar10.1_v4_labels.npy")
                .withMessageContaining("-Drepro.dataDirectory=FOLDER");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new Cifar101(new SyntheticImages(), null).load(10, 10))
                .withMessageContaining("in a folder, beside");
    }

    @Test
    void refusesOtherShapesAndClasses() throws IOException {
        write("v4", "(9, 1024, 1)", new byte[] {0, 0, 0});
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> source().load(10, 10))
                .withMessageContaining(
                        "of shape [9, 1024, 1]; expected bytes (|u1) of shape [3, 32");
        write("v4", "(3, 32, 32, 3)", new byte[] {0, 10, 0});
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> source().load(10, 10))
                .withMessageContaining("the label of image 1 is 10");
    }

    @Test
    void refusesAnotherNumberOfImages() throws IOException {
        write("v4", "(3, 32, 32, 3)", new byte[] {9, 0, 4});
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new Cifar101(new SyntheticImages(), folder).load(10, 10))
                .withMessageContaining("holds 3 images; CIFAR-10.1 v4 has 2,021");
    }

    @Test
    void theShiftedSetIsTheUsualOneWithANewTestSet() throws IOException {
        Dataset usual = SyntheticImages.generate(20, 30);
        Dataset shifted = new ShiftedSyntheticImages().load(20, 30);

        assertThat(shifted.train().pixels()).isEqualTo(usual.train().pixels());
        assertThat(shifted.test().pixels()).isEqualTo(usual.test().pixels());
        assertThat(shifted.newTest().size()).isEqualTo(30);
        assertThat(shifted.newTest().pixels()).isNotEqualTo(usual.test().pixels());
        assertThat(usual.newTest()).isNull();
        assertThat(new ShiftedSyntheticImages().load(1, 10).newTest().pixels())
                .as("more images begin with the same ones")
                .isEqualTo(shifted.newTest().first(10).pixels());
    }

    private DataSource source() {
        return new Cifar101(new SyntheticImages(), folder, Map.of("v4", 3, "v6", 3));
    }

    private void write(String version, String shape, byte[] labels) throws IOException {
        byte[] pixels = new byte[3 * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = value(i);
        }
        NpyFileTest.write(
                folder.resolve("cifar10.1_%s_data.npy".formatted(version)), "|u1", shape, pixels);
        NpyFileTest.write(
                folder.resolve("cifar10.1_%s_labels.npy".formatted(version)),
                "|u1",
                "(3,)",
                labels);
    }

    private static byte value(int i) {
        return (byte) (i * 31 % 251);
    }
}
