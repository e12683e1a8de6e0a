package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;

class NpyInputsTest {
    private static final NpyImages IMAGES = new NpyImages("x.npy", "y.npy", 2);
    private static final NpyTable TABLE = new NpyTable("x.npy", "y.npy", 2);

    @TempDir private Path directory;

    @Test
    void coloursLieNextToEachOtherInTheFile() throws IOException {
        npy("x.npy", "|u1", "(1, 1, 2, 3)", "010203ff7f80");
        npy("y.npy", "<i8", "(1,)", "0100000000000000");

        LabelledImages images = IMAGES.read(directory);

        assertThat(images.channels()).isEqualTo(3);
        assertThat(images.width()).isEqualTo(2);
        assertThat(images.pixels()).containsExactly(1, (byte) 255, 2, 127, 3, (byte) 128);
        assertThat(images.labels()).containsExactly(1);
    }

    @Test
    void imagesWithoutAxisOfChannelsAreGrey() throws IOException {
        npy("x.npy", "|u1", "(2, 1, 2)", "01020304");
        npy("y.npy", "|u1", "(2,)", "0100");

        assertThat(IMAGES.read(directory).channels()).isEqualTo(1);
        assertThat(IMAGES.read(directory).pixels()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void tablesHaveFloatsDoublesOrIntegers() throws IOException {
        npy("y.npy", "|u1", "(1,)", "01");

        npy("x.npy", "<f4", "(1, 2)", "0000803f000020c0");
        assertThat(TABLE.read(directory).values()).containsExactly(1, -2.5f);
        npy("x.npy", "<f8", "(1, 2)", "000000000000f03f00000000000004c0");
        assertThat(TABLE.read(directory).values()).containsExactly(1, -2.5f);
        npy("x.npy", "<i2", "(1, 2)", "0100feff");
        assertThat(TABLE.read(directory).values()).containsExactly(1, -2);
    }

    @Test
    void otherNumbersShapesAndLabelsAreRefused() throws IOException {
        npy("y.npy", "|u1", "(1,)", "01");
        npy("x.npy", "<f4", "(1, 1, 1)", "00000000");
        refused(IMAGES, "x.npy holds <f4 of shape [1, 1, 1]; expected unsigned bytes (|u1)");
        refused(TABLE, "x.npy holds numbers of shape [1, 1, 1]; expected (rows, features)");

        npy("x.npy", "|u1", "(2, 1, 1)", "0000");
        refused(IMAGES, "y.npy holds labels of shape [1]; expected (2), as x.npy has 2 samples");

        npy("x.npy", "|u1", "(1, 1, 1)", "00");
        npy("y.npy", "|u1", "(1,)", "02");
        refused(IMAGES, "y.npy: the label of image 0 is 2; expected 0 to 1");

        npy("x.npy", "<f4", "(1, 1)", "0000c07f");
        npy("y.npy", "|u1", "(1,)", "01");
        refused(TABLE, "feature 1 of row 1 is NaN");

        npy("x.npy", "|u1", "(1, 1)", "00");
        npy("y.npy", "<f4", "(1,)", "0000803f");
        refused(TABLE, "y.npy holds floating-point numbers (<f4); expected integers");
    }

    private void refused(Input<?> input, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> input.read(directory))
                .withMessageContaining(message)
                .withMessageContaining(directory.toString());
    }

    private void npy(String name, String type, String shape, String numbers) throws IOException {
        NpyFileTest.write(directory.resolve(name), type, shape, HexFormat.of().parseHex(numbers));
    }
}
