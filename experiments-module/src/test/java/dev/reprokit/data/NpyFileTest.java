package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Files as NumPy 1.24 writes them, byte for byte. */
class NpyFileTest {
    @TempDir private Path folder;

    @Test
    void readsBytes() throws IOException {
        NpyFile file = NpyFile.read(npy("|u1", "(2, 3)", "0001027f80ff"));

        assertThat(file.shape()).containsExactly(2, 3);
        assertThat(file.type()).isEqualTo("|u1");
        assertThat(file.integers()).containsExactly(0, 1, 2, 127, 128, 255);
    }

    @Test
    void readsIntegers() throws IOException {
        assertThat(NpyFile.read(npy("<i4", "(2,)", "07000000ffffffff")).integers())
                .containsExactly(7, -1);
        assertThat(NpyFile.read(npy("<i8", "(1,)", "0900000000000000")).integers())
                .containsExactly(9);
        assertThat(NpyFile.read(npy("<u2", "(1,)", "ffff")).integers()).containsExactly(65535);
    }

    @Test
    void refusesWhatIsNoNpyFile() throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), new byte[100]);

        refused(file, "is not an .npy file");
    }

    @Test
    void refusesOtherNumbersAndOrders() throws IOException {
        refused(
                npy("<c8", "(1,)", "0000000000000000"),
                "expected integers or floating-point numbers, found the type '<c8'");
        refused(
                npy(">i4", "(1,)", "00000000"),
                "expected little-endian numbers, found big-endian ones, type '>i4'");
        refused(npy("<i4", "()", "00000000"), "expected an array, found a single number");
        refused(npy("<i4", "(99999999999,)", "00000000"), "expected sizes below 1,000,000,000");
        refused(npy("<i4", "(999999999, 999999999, 999999999)", "00000000"), "is truncated");
        refused(
                header("{'descr': '<i4', 'fortran_order': True, 'shape': (1, 2)}"),
                "expected numbers row by row, found fortran_order: True");
        refused(
                header("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (2,)}"),
                "expected one array of numbers, with descr, fortran_order and shape, found the");
        refused(header("{'descr': '<i4', 'shape': (2,)}"), "with descr, fortran_order and shape");
        refused(
                header("{'descr': '<i4', 'fortran_order': False, 'shape': (2,), 'x': True}"),
                "with descr, fortran_order and shape");
        NpyFile floats = NpyFile.read(npy("<f8", "(1,)", "0000000000000000"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(floats::integers)
                .withMessageContaining("holds floating-point numbers (<f8); expected integers");
    }

    /** All of them are read by NumPy 2.4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '=i4', 'fortran_order': False, 'shape': (2,), }",
                "{'shape': (2,), 'fortran_order': False, 'descr': '<i4'}",
                "{\"descr\": \"<i4\", \"fortran_order\": False, \"shape\": (2,)}",
                "{ 'descr' : '<i4' ,\n'fortran_order':False,'shape':( 2 , ) }",
                "{'descr': 'i4', 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '|i4', 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '<i4', 'fortran_order': True, 'shape': (2,)}",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (2L,)}",
            })
    void readsTheHeadersOfOtherWriters(String header) throws IOException {
        NpyFile file = NpyFile.read(header(header));

        assertThat(file.type()).isEqualTo("<i4");
        assertThat(file.shape()).containsExactly(2);
        assertThat(file.integers()).containsExactly(7, -1);
    }

    @Test
    void aSingleByteHasNoOrder() throws IOException {
        assertThat(NpyFile.read(npy("<u1", "(2,)", "07ff")).type()).isEqualTo("|u1");
        assertThat(NpyFile.read(npy(">u1", "(2,)", "07ff")).type()).isEqualTo("|u1");
    }

    @Test
    void namesWhatAFileIsInstead() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npy"), "PK\3\4 and more bytes");

        refused(file, "is not an .npy file but a zip file, such as NumPy's .npz");
    }

    @Test
    void refusesDamagedFiles() throws IOException {
        refused(npy("|u1", "(2, 3)", "0001027f80"), "is truncated: expected 6 bytes");
        refused(npy("|u1", "(2, 3)", "0001027f80ff00"), "is too long: expected 6 bytes");
    }

    @Test
    void refusesNumbersThatAreTooLarge() throws IOException {
        NpyFile file = NpyFile.read(npy("<i8", "(1,)", "0000000001000000"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(file::integers)
                .withMessageContaining("number 0 is 4294967296");
    }

    private static void refused(Path file, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> NpyFile.read(file))
                .withMessageContaining(message)
                .withMessageContaining(file.toString());
    }

    private Path npy(String type, String shape, String numbers) throws IOException {
        return write(folder.resolve("a.npy"), type, shape, HexFormat.of().parseHex(numbers));
    }

    /** Two integers of 32 bits, 7 and -1, behind a header. */
    private Path header(String text) throws IOException {
        return write(folder.resolve("a.npy"), text, HexFormat.of().parseHex("07000000ffffffff"));
    }

    /** Version 1.0, the header filled up to 118 bytes. */
    static Path write(Path file, String type, String shape, byte[] numbers) throws IOException {
        String header =
                "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        return write(file, header, numbers);
    }

    private static Path write(Path file, String header, byte[] numbers) throws IOException {
        byte[] text = ("%-117s\n".formatted(header)).getBytes();
        byte[] bytes = new byte[10 + text.length + numbers.length];
        byte[] prefix = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
        System.arraycopy(prefix, 0, bytes, 0, 10);
        System.arraycopy(text, 0, bytes, 10, text.length);
        System.arraycopy(numbers, 0, bytes, 10 + text.length, numbers.length);
        return Files.write(file, bytes);
    }
}
