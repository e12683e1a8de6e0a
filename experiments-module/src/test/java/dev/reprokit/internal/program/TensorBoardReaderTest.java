package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.record.result.Direction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

class TensorBoardReaderTest {
    private static final int EPOCHS = 9;
    private static final String FILE = "events.out.tfevents.1795970077.host";
    private static final String OTHER_FILE = "events.out.tfevents.1795970078.host";

    @TempDir private Path folder;
    private final ReportedEpochs epochs = new ReportedEpochs(EPOCHS, 1, List.of(), false);
    private TensorBoardReader reader;

    @BeforeEach
    void readAccuracyAndLoss() {
        reader = reader(metric("accuracy", "test/acc"), metric("loss", "test/loss"));
    }

    @Test
    void readsSimpleValues() throws Exception {
        write(FILE, version());
        write(FILE, record(event(1, simple("test/acc", 0.1f))));
        write(FILE, record(event(1, simple("test/loss", 2))));
        reader.read(true, epochs);
        assertThat(ended()).containsOnly(entry(1, Map.of("accuracy", (double) 0.1f, "loss", 2.0)));
    }

    @Test
    void readsTensorsOfOneFloatOrDouble() throws Exception {
        write(FILE, record(event(1, tensor("test/acc", floatTensor(4, 0.25f)))));
        write(FILE, record(event(1, tensor("test/loss", doubleTensor(4, 0.1)))));
        write(FILE, record(event(2, tensor("test/acc", floatTensor(5, 0.5f)))));
        write(FILE, record(event(2, tensor("test/loss", doubleTensor(6, 0.3)))));
        reader.read(true, epochs);
        assertThat(ended())
                .containsOnly(
                        entry(1, Map.of("accuracy", 0.25, "loss", 0.1)),
                        entry(2, Map.of("accuracy", 0.5, "loss", 0.3)));
    }

    // By TensorFlow 1.15: the version, tf.summary.scalar of TF 2, and that of TF 1.
    @Test
    void readsWhatTensorFlowWrote() throws Exception {
        write(
                FILE,
                "1800000000000000a37f4b22090000400715c3da411a0d627261696e2e4576656e743a32f2d2c756");
        write(
                FILE,
                "300000000000000095f5d05f091f9f6e0715c3da4110012a230a210a0676322f616363420a080112"
                        + "0022049a99193f4a0b0a090a077363616c6172731f093236");
        write(
                FILE,
                "1c00000000000000c8c1951d09f99f6e0715c3da4110012a0f0a0d0a0676312f616363159a99193f"
                        + "5c624ae9");
        reader = reader(metric("two", "v2/acc"), metric("one", "v1/acc"));
        reader.read(true, epochs);
        assertThat(ended())
                .containsOnly(entry(1, Map.of("one", (double) 0.6f, "two", (double) 0.6f)));
    }

    @Test
    void readsStepZeroThatIsNotWritten() throws Exception {
        write(FILE, record(bytes(5, bytes(1, simple("test/acc", 0.125f)))));
        reader.read(true, epochs);
        assertThat(ended()).containsOnly(entry(0, Map.of("accuracy", 0.125)));
    }

    @Test
    void readsStepThatComesAfterTheValue() throws Exception {
        write(FILE, record(join(bytes(5, bytes(1, simple("test/acc", 0.5f))), varintField(2, 3))));
        reader.read(true, epochs);
        assertThat(ended()).containsEntry(3, Map.of("accuracy", 0.5));
    }

    @Test
    void ignoresOtherTagsAndWhatIsNoScalar() throws Exception {
        byte[] histogram = join(string(1, "test/acc"), bytes(5, doubleField(1, 0.5)));
        byte[] text = join(varintField(1, 7), string(8, "a note"));
        byte[] image = join(string(1, "test/acc"), bytes(4, varintField(1, 28)));
        byte[] several = join(varintField(1, 1), bytes(5, floats(1, 2)));
        write(FILE, record(event(1, simple("test/accuracy", 0.1f))));
        write(FILE, record(event(1, histogram)));
        write(FILE, record(event(1, tensor("test/acc", text))));
        write(FILE, record(event(1, image)));
        write(FILE, record(event(1, tensor("test/acc", several))));
        write(FILE, record(event(1, simple("test/acc", 0.75f))));
        Files.writeString(folder.resolve("notes.txt"), "no event file");
        reader.read(true, epochs);
        assertThat(ended()).containsOnly(entry(1, Map.of("accuracy", 0.75)));
    }

    @Test
    void waitsForTheRestOfARecord() throws Exception {
        reader = reader(metric("accuracy", "test/acc"));
        byte[] record = record(event(1, simple("test/acc", 0.5f)));
        byte[] next = record(event(2, simple("test/acc", 0.25f)));
        for (byte part : record) {
            reader.read(false, epochs);
            assertThat(epochs.complete()).isEmpty();
            write(FILE, new byte[] {part});
        }
        reader.read(false, epochs);
        reader.read(false, epochs);
        write(FILE, next);
        reader.read(false, epochs);
        assertThat(epochs.complete())
                .containsExactly(new ReportedEpochs.Epoch(1, Map.of("accuracy", 0.5)));
        reader.read(true, epochs);
        assertThat(ended()).containsEntry(2, Map.of("accuracy", 0.25));
    }

    @Test
    void ignoresARecordThatIsIncompleteAtTheEnd() throws Exception {
        write(FILE, record(event(1, simple("test/acc", 0.5f))));
        byte[] cut = record(event(2, simple("test/acc", 0.25f)));
        write(FILE, Arrays.copyOf(cut, cut.length - 1));
        reader.read(true, epochs);
        assertThat(ended()).containsOnly(entry(1, Map.of("accuracy", 0.5)));
    }

    @Test
    void refusesAWrongChecksumWithFileAndByte() throws Exception {
        byte[] first = version();
        byte[] damaged = record(event(1, simple("test/acc", 0.5f)));
        damaged[20] ^= 1;
        write(FILE, first);
        write(FILE, damaged);
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessage(
                        "%s at byte %s has a record with a wrong checksum: the file is damaged"
                                .formatted(FILE, first.length));
    }

    @Test
    void refusesAWrongChecksumOfALength() throws Exception {
        byte[] damaged = record(event(1, simple("test/acc", 0.5f)));
        damaged[6] ^= 1;
        write(FILE, damaged);
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("wrong checksum");
    }

    @Test
    void refusesARecordThatWouldFillTheMemory() throws Exception {
        byte[] length = littleEndian(Long.BYTES).putLong((64L << 20) + 1).array();
        write(FILE, join(length, masked(length)));
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessage(
                        FILE
                                + " at byte 0 has a record of 67108865 bytes; at most 67108864 are"
                                + " read");
    }

    @Test
    void refusesADamagedMessage() throws Exception {
        byte[] longerThanTheEvent = {5 << 3 | 2, 100};
        write(FILE, record(longerThanTheEvent));
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessage(FILE + " at byte 0 holds a damaged protobuf message");
    }

    @Test
    void refusesAFileThatHasBecomeShorter() throws Exception {
        write(FILE, version());
        reader.read(false, epochs);
        Files.write(folder.resolve(FILE), new byte[3]);
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessageStartingWith(FILE + " has become shorter");
    }

    @Test
    void refusesAStepThatIsNoEpoch() throws Exception {
        write(FILE, record(event(1L << 32, simple("test/acc", 0.5f))));
        assertThatThrownBy(() -> reader.read(false, epochs))
                .isInstanceOf(ProgramException.class)
                .hasMessage(
                        FILE + " at byte 0 has 'test/acc' at step 4294967296, which is no epoch");
    }

    @Test
    void mergesFilesByStep() throws Exception {
        write(FILE, record(event(1, simple("test/acc", 0.5f))));
        write(FILE, record(event(2, simple("test/acc", 0.75f))));
        write("below/" + OTHER_FILE, record(event(1, simple("test/loss", 2))));
        write("below/" + OTHER_FILE, record(event(2, simple("test/loss", 1))));
        reader.read(true, epochs);
        assertThat(ended())
                .containsOnly(
                        entry(1, Map.of("accuracy", 0.5, "loss", 2.0)),
                        entry(2, Map.of("accuracy", 0.75, "loss", 1.0)));
    }

    @Test
    void waitsUntilEachTagHasComeAsFar() throws Exception {
        write(FILE, record(event(1, simple("test/acc", 0.5f))));
        write(FILE, record(event(2, simple("test/acc", 0.75f))));
        reader.read(false, epochs);
        assertThat(epochs.complete()).isEmpty();
        write(OTHER_FILE, record(event(1, simple("test/loss", 2))));
        reader.read(false, epochs);
        assertThat(epochs.complete()).isEmpty();
        write(OTHER_FILE, record(event(2, simple("test/loss", 1))));
        reader.read(false, epochs);
        assertThat(epochs.complete())
                .containsExactly(new ReportedEpochs.Epoch(1, Map.of("accuracy", 0.5, "loss", 2.0)));
        reader.read(true, epochs);
        assertThat(ended()).containsEntry(2, Map.of("accuracy", 0.75, "loss", 1.0));
    }

    @Test
    void readsATagForSeveralMetrics() throws Exception {
        reader = reader(metric("accuracy", "test/acc"), metric("again", "test/acc"));
        write(FILE, record(event(1, simple("test/acc", 0.5f))));
        reader.read(true, epochs);
        assertThat(ended()).containsEntry(1, Map.of("accuracy", 0.5, "again", 0.5));
    }

    @Test
    void findsNothingInAFolderThatDoesNotExistYet() throws Exception {
        reader = new TensorBoardReader(folder.resolve("later"), List.of(metric("a", "test/acc")));
        reader.read(false, epochs);
        assertThat(epochs.complete()).isEmpty();
        write("later/" + FILE, record(event(1, simple("test/acc", 0.5f))));
        reader.read(true, epochs);
        assertThat(ended()).containsEntry(1, Map.of("a", 0.5));
    }

    // RFC 3720 gives the sum of these digits as E3069283; the mask is TensorFlow's.
    @Test
    void checksumIsTheMaskedCrc32c() {
        byte[] digits = "123456789, and more".getBytes(StandardCharsets.US_ASCII);
        assertThat(crc32c(Arrays.copyOf(digits, 9))).isEqualTo(0xe3069283);
        assertThat(TensorBoardReader.maskedChecksum(digits, 9)).isEqualTo(0xc78ab0e5);
    }

    private TensorBoardReader reader(DefinedMetric... metrics) {
        return new TensorBoardReader(folder, List.of(metrics));
    }

    private static DefinedMetric metric(String name, String tag) {
        return new DefinedMetric(name, name, Direction.HIGHER_IS_BETTER, "", false, tag);
    }

    /** The epochs with values, once the trial has ended. */
    private Map<Integer, Map<String, Double>> ended() throws ProgramException {
        Map<Integer, Map<String, Double>> values = new TreeMap<>();
        for (ReportedEpochs.Epoch epoch : epochs.end(List.of())) {
            if (!epoch.metrics().isEmpty()) {
                values.put(epoch.number(), epoch.metrics());
            }
        }
        return values;
    }

    private void write(String file, String hex) throws IOException {
        write(file, HexFormat.of().parseHex(hex));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] version() {
        return record(join(doubleField(1, 1.8e9), string(3, "brain.Event:2")));
    }

    private static byte[] event(long step, byte[] value) {
        return join(doubleField(1, 1.8e9), varintField(2, step), bytes(5, bytes(1, value)));
    }

    private static byte[] simple(String tag, float value) {
        return join(string(1, tag), key(2, 5), floats(value));
    }

    private static byte[] tensor(String tag, byte[] tensor) {
        byte[] metadata = bytes(9, bytes(1, string(1, "scalars")));
        return join(string(1, tag), bytes(8, tensor), metadata);
    }

    private static byte[] floatTensor(int field, float value) {
        return join(varintField(1, 1), bytes(2), bytes(field, floats(value)));
    }

    private static byte[] doubleTensor(int field, double value) {
        byte[] content = littleEndian(Double.BYTES).putDouble(value).array();
        return join(varintField(1, 2), bytes(2), bytes(field, content));
    }

    private static byte[] record(byte[] event) {
        byte[] length = littleEndian(Long.BYTES).putLong(event.length).array();
        return join(length, masked(length), event, masked(event));
    }

    private static byte[] masked(byte[] bytes) {
        int crc = crc32c(bytes);
        int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        return littleEndian(Integer.BYTES).putInt(masked).array();
    }

    private static int crc32c(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static byte[] key(int field, int wireType) {
        return varint((long) field << 3 | wireType);
    }

    private static byte[] string(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[]... parts) {
        byte[] value = join(parts);
        return join(key(field, 2), varint(value.length), value);
    }

    private static byte[] varintField(int field, long value) {
        return join(key(field, 0), varint(value));
    }

    private static byte[] doubleField(int field, double value) {
        return join(key(field, 1), littleEndian(Double.BYTES).putDouble(value).array());
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = littleEndian(values.length * Float.BYTES);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
