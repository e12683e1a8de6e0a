package dev.reprokit.internal.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A running program with everything that it starts. It does not outlive this JVM, however that
 * ends: a shell between the two notices. The shell reads none of the program's words.
 */
final class ProgramProcess implements AutoCloseable {
    private static final String SUPERVISOR = resource();

    private final Process process;

    private ProgramProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param argv the program and its words
     * @param folder its working directory
     * @param environment what is added to this JVM's environment
     * @throws IOException if there is no such program or shell
     */
    static ProgramProcess start(List<String> argv, Path folder, Map<String, String> environment)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of("sh", "-c", SUPERVISOR, "reprokit", UUID.randomUUID().toString()));
        command.addAll(argv);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start());
    }

    /** {@return what it writes to both standard streams} */
    InputStream output() {
        return process.getInputStream();
    }

    /** {@return whether it ends within a time} */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** {@return its exit status, once it has ended} */
    int status() {
        return process.exitValue();
    }

    /** Lets it say where it stands, if its language can, and ends it. */
    void dump() {
        try {
            OutputStream orders = process.getOutputStream();
            orders.write("dump\n".getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** Ends it with everything that it has started, and waits for that. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
        boolean interrupted = Thread.interrupted();
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String resource() {
        try (InputStream script = ProgramProcess.class.getResourceAsStream("supervise.sh")) {
            if (script == null) {
                throw new IllegalStateException("supervise.sh is missing in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
