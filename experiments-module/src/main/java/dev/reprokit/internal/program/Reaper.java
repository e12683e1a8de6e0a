package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A shell beside this JVM that ends its programs when it is gone, however it is killed. There is
 * one for all of them, which starts with the first.
 */
final class Reaper {
    private static @Nullable Reaper only;

    private final String run = UUID.randomUUID().toString();
    private final AtomicLong trials = new AtomicLong();
    private final Process shell;

    private Reaper() throws IOException {
        shell =
                new ProcessBuilder("sh", "-c", script(), "reprokit-reaper", run)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
    }

    /**
     * Returns the one of this JVM.
     *
     * @throws IOException if there is no shell
     */
    static synchronized Reaper start() throws IOException {
        Reaper running = only;
        if (running == null || !running.shell.isAlive()) {
            running = new Reaper();
            only = running;
        }
        return running;
    }

    /** {@return a value of the variable {@code REPRO_TRIAL} by which a new program is known} */
    String trial() {
        // The end is marked, so that no trial's name begins with another's.
        return "%s.%s.".formatted(run, trials.incrementAndGet());
    }

    /** Aborts a program, for which many languages print where they stand. */
    synchronized void abort(String trial) {
        try {
            OutputStream orders = shell.getOutputStream();
            orders.write((trial + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // It is gone; the program is ended all the same.
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Reaper.class.getResourceAsStream("reaper.sh")) {
            if (script == null) {
                throw new IllegalStateException("reaper.sh is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
