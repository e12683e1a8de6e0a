package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Reads scalars from TensorBoard's event files; a scalar's step is the epoch. */
final class TensorBoardReader implements MetricsReader {
    private final Path folder;
    private final List<DefinedMetric> metrics;
    private final Set<String> tags;
    private final Map<Path, EventFile> files = new TreeMap<>();
    private final Map<String, Integer> latest = new HashMap<>();
    private final List<Scalar> held = new ArrayList<>();

    private record Scalar(int step, String tag, double value) {}

    /**
     * Prepares for a trial.
     *
     * @param folder the folder of the event files; it and its subfolders count
     * @param metrics the metrics, each from the scalars of a tag
     */
    TensorBoardReader(Path folder, List<DefinedMetric> metrics) {
        this.folder = folder;
        this.metrics = metrics;
        tags = metrics.stream().map(DefinedMetric::from).collect(Collectors.toSet());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Tags and files come interleaved, but epochs are handed over in order. Hence a step waits
     * until each tag has come as far. An incomplete last record waits for its rest; once the
     * program has ended, there is none.
     */
    @Override
    public void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException {
        for (EventFile file : files()) {
            for (Scalar scalar : file.read(tags::contains)) {
                held.add(scalar);
                latest.merge(scalar.tag(), scalar.step(), Math::max);
            }
        }
        held.sort(Comparator.comparingInt(Scalar::step));
        int horizon = ended ? Integer.MAX_VALUE : horizon();
        int count = 0;
        while (count < held.size() && held.get(count).step() <= horizon) {
            handOver(held.get(count), epochs);
            count++;
        }
        held.subList(0, count).clear();
    }

    /** {@return the tags of all scalars in a folder, sorted} */
    static SortedSet<String> tags(Path folder) throws IOException, ProgramException {
        SortedSet<String> tags = new TreeSet<>();
        for (EventFile file : new TensorBoardReader(folder, List.of()).files()) {
            file.read(any -> true).forEach(scalar -> tags.add(scalar.tag()));
        }
        return tags;
    }

    private int horizon() {
        int horizon = Integer.MAX_VALUE;
        for (String tag : tags) {
            horizon = Math.min(horizon, latest.getOrDefault(tag, Integer.MIN_VALUE));
        }
        return horizon;
    }

    private void handOver(Scalar scalar, ReportedValues epochs) throws ProgramException {
        for (DefinedMetric metric : metrics) {
            if (metric.from().equals(scalar.tag())) {
                epochs.value(scalar.step(), metric.name(), scalar.value());
            }
        }
    }

    private Collection<EventFile> files() throws IOException {
        for (Path file : eventFiles(folder)) {
            files.computeIfAbsent(file, EventFile::new);
        }
        return files.values();
    }

    /** {@return the event files in a folder and below, sorted; none if there is no such folder} */
    static List<Path> eventFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // The folder itself may be a link; links in it lead to files that count already.
        try (Stream<Path> paths = Files.walk(folder.toRealPath())) {
            return paths.filter(path -> path.getFileName().toString().contains("tfevents"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** An event file, read a record at a time as it grows. */
    private static final class EventFile {
        /** A record starts with its length and the checksum of that. */
        private static final int HEADER = Long.BYTES + Integer.BYTES;

        /** Images are some megabytes; a wrong length must not fill the memory. */
        private static final long LONGEST = 64L << 20;

        private final Path file;
        private long position;

        EventFile(Path file) {
            this.file = file;
        }

        /** {@return the scalars with wanted tags of the records that are new and complete} */
        List<Scalar> read(Predicate<String> wanted) throws IOException, ProgramException {
            EventDecoder decoder = new EventDecoder(wanted);
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                long size = channel.size();
                if (size < position) {
                    throw new ProgramException(
                            "%s has become shorter: events are appended, and what is written stays"
                                    .formatted(file.getFileName()));
                }
                InputStream in =
                        new BufferedInputStream(
                                Channels.newInputStream(channel.position(position)));
                while (size - position >= HEADER) {
                    long length = checked(in.readNBytes(HEADER)).getLong();
                    if (length < 0 || length > LONGEST) {
                        throw new ProgramException(
                                "%s has a record of %s bytes; at most %s are read"
                                        .formatted(
                                                place(), Long.toUnsignedString(length), LONGEST));
                    }
                    long next = position + HEADER + length + Integer.BYTES;
                    if (next > size) {
                        break;
                    }
                    ByteBuffer event = checked(in.readNBytes((int) length + Integer.BYTES));
                    decoder.read(event, place());
                    position = next;
                }
            }
            return decoder.scalars;
        }

        /** Compares the checksum that data ends with, and returns the data. */
        private ByteBuffer checked(byte[] data) throws ProgramException {
            ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            int length = data.length - Integer.BYTES;
            // Fewer bytes than asked for: the file has become shorter while it was read.
            if (length < 0 || maskedChecksum(data, length) != buffer.getInt(length)) {
                throw new ProgramException(
                        "%s has a record with a wrong checksum: the file is damaged"
                                .formatted(place()));
            }
            return buffer.limit(length);
        }

        private String place() {
            return "%s at byte %s".formatted(file.getFileName(), position);
        }
    }

    /**
     * {@return the checksum of the first bytes, as TFRecord files hold it: masked, since a CRC of
     * data with CRCs in it is a weak one}
     */
    static int maskedChecksum(byte[] data, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(data, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
    }

    /** Takes scalars out of TensorFlow's messages. */
    private static final class EventDecoder {
        private static final int DT_FLOAT = 1;
        private static final int DT_DOUBLE = 2;

        private final Predicate<String> wanted;
        private final List<Scalar> scalars = new ArrayList<>();

        EventDecoder(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        void read(ByteBuffer event, String where) throws ProgramException {
            long step = step(new ProtobufFields(event, where));
            ProtobufFields fields = new ProtobufFields(event, where);
            while (fields.next()) {
                if (fields.is(5, ProtobufFields.BYTES)) {
                    ProtobufFields summary = fields.message();
                    while (summary.next()) {
                        if (summary.is(1, ProtobufFields.BYTES)) {
                            readValue(summary.message(), step, where);
                        }
                    }
                }
            }
        }

        /** Looks for the step first: nothing says that it comes before the summary. */
        private static long step(ProtobufFields event) throws ProgramException {
            long step = 0;
            while (event.next()) {
                if (event.is(2, ProtobufFields.VARINT)) {
                    step = event.varint();
                }
            }
            return step;
        }

        private void readValue(ProtobufFields value, long step, String where)
                throws ProgramException {
            String tag = "";
            OptionalDouble number = OptionalDouble.empty();
            while (value.next()) {
                if (value.is(1, ProtobufFields.BYTES)) {
                    tag = StandardCharsets.UTF_8.decode(value.bytes()).toString();
                } else if (value.is(2, ProtobufFields.FIXED32)) {
                    number = OptionalDouble.of(value.bytes().getFloat());
                } else if (value.is(8, ProtobufFields.BYTES)) {
                    number = element(value.message());
                }
            }
            if (number.isEmpty() || !wanted.test(tag)) {
                return;
            }
            if (step != (int) step) {
                throw new ProgramException(
                        "%s has '%s' at step %s, which is no epoch".formatted(where, tag, step));
            }
            scalars.add(new Scalar((int) step, tag, number.getAsDouble()));
        }

        /** {@return the element of a tensor; empty if it has several, or is not of numbers} */
        private static OptionalDouble element(ProtobufFields tensor) throws ProgramException {
            long type = 0;
            ByteBuffer content = ByteBuffer.allocate(0);
            ByteBuffer floats = content;
            ByteBuffer doubles = content;
            while (tensor.next()) {
                if (tensor.is(1, ProtobufFields.VARINT)) {
                    type = tensor.varint();
                } else if (tensor.is(4, ProtobufFields.BYTES)) {
                    content = tensor.bytes();
                } else if (tensor.is(5, ProtobufFields.BYTES)) {
                    floats = tensor.bytes();
                } else if (tensor.is(6, ProtobufFields.BYTES)) {
                    doubles = tensor.bytes();
                }
            }
            ByteBuffer elements =
                    content.hasRemaining() ? content : type == DT_FLOAT ? floats : doubles;
            if (type == DT_FLOAT && elements.remaining() == Float.BYTES) {
                return OptionalDouble.of(elements.getFloat());
            }
            if (type == DT_DOUBLE && elements.remaining() == Double.BYTES) {
                return OptionalDouble.of(elements.getDouble());
            }
            return OptionalDouble.empty();
        }
    }
}
