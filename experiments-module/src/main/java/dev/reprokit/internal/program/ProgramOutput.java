package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what a program writes to its standard streams: the first megabytes go to the trial's log,
 * each line to whoever looks for metrics, and the last lines are kept for a message.
 */
final class ProgramOutput implements Runnable {
    /** What a log may hold; nobody reads more, and a disk is soon full. */
    static final long LOGGED = 8L << 20;

    private static final int LAST = 12;

    private final InputStream output;
    private final Path log;
    private final Consumer<String> lines;
    private final Deque<String> last = new ArrayDeque<>();
    private final OutputLines split = new OutputLines(this::line);
    private volatile @Nullable IOException failure = null;

    ProgramOutput(InputStream output, Path log, Consumer<String> lines) {
        this.output = output;
        this.log = log;
        this.lines = lines;
    }

    @Override
    public void run() {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(log))) {
            copy(file);
        } catch (IOException e) {
            failure = e;
            drain();
        }
    }

    private void copy(OutputStream file) throws IOException {
        byte[] block = new byte[1 << 14];
        long all = 0;
        for (int read = output.read(block); read >= 0; read = output.read(block)) {
            file.write(block, 0, (int) Math.max(0, Math.min(read, LOGGED - all)));
            all += read;
            for (int i = 0; i < read; i++) {
                split.take(block[i]);
            }
            if (output.available() == 0) {
                file.flush();
            }
        }
        split.end();
        if (all > LOGGED) {
            file.write(
                    "\nreprokit: %s of %s bytes are left out here\n"
                            .formatted(all - LOGGED, all)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private void line(String line) {
        lines.accept(line);
        synchronized (last) {
            last.add(line);
            if (last.size() > LAST) {
                last.remove();
            }
        }
    }

    /** A program whose output nobody takes stands still. */
    private void drain() {
        try {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** {@return the last lines} */
    List<String> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /** Notes in the log what the program had left running, once it has ended. */
    void append(List<Long> leftovers) throws IOException {
        if (!leftovers.isEmpty()) {
            Files.writeString(
                    log,
                    "reprokit: processes of the program were still running after its end, and were ended: %s%n"
                            .formatted(leftovers),
                    StandardOpenOption.APPEND);
        }
    }

    /**
     * Checks that the log holds what it should.
     *
     * @throws IOException if it could not be written
     */
    void requireLogged() throws IOException {
        IOException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }
}
