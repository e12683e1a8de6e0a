package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running program. With everything that it starts it ends when this JVM does, at the latest. */
final class ProgramProcess implements AutoCloseable {
    /** By its value whatever a program starts is known, also after its end. */
    private static final String VARIABLE = "REPRO_TRIAL";

    private static final File NOTHING = new File(File.separator + "dev", "null");

    private final Process process;
    private final Reaper reaper;
    private final String trial;
    private final Instant begun;

    private ProgramProcess(Process process, Reaper reaper, String trial, Instant begun) {
        this.process = process;
        this.reaper = reaper;
        this.trial = trial;
        this.begun = begun;
    }

    /**
     * Starts a program.
     *
     * @param argv the program and its words
     * @param folder its working directory
     * @param environment what is added to this JVM's environment
     * @param watch makes the command of it; null for one that nobody watches
     * @param own the trial's own folder
     * @throws ProgramException if there is no such program
     * @throws IOException if there is no shell beside which it could run
     */
    static ProgramProcess start(
            List<String> argv,
            Path folder,
            Map<String, String> environment,
            @Nullable ProgramWatch watch,
            Path own)
            throws IOException, ProgramException {
        Reaper reaper = Reaper.start();
        String trial = reaper.trial();
        List<String> command =
                watch == null ? argv : watch.command(argv, VARIABLE + "=" + trial, own);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        if (NOTHING.exists()) {
            builder.redirectInput(NOTHING);
        }
        builder.environment().putAll(environment);
        if (watch == null) {
            builder.environment().put(VARIABLE, trial);
        }
        Instant begun = Instant.now();
        try {
            return new ProgramProcess(builder.start(), reaper, trial, begun);
        } catch (IOException e) {
            throw new ProgramException(
                    "%s cannot be started%s: %s"
                            .formatted(
                                    argv.get(0),
                                    Files.isDirectory(folder) ? "" : " in " + folder,
                                    e.getMessage()));
        }
    }

    /** {@return what it writes to both standard streams} */
    InputStream output() {
        return process.getInputStream();
    }

    /** {@return whether it ends within a time} */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** {@return its exit status, once it has ended; 128 and the signal that ended it} */
    int status() {
        return process.exitValue();
    }

    /** Lets it say where it stands, if its language can, and ends it. */
    void abort() {
        reaper.abort(trial);
    }

    /**
     * Ends what it has left running after its end.
     *
     * @return the numbers of these processes
     */
    List<Long> endLeftovers() {
        return new Leftovers(VARIABLE + "=" + trial, begun).end();
    }

    /** Ends it with everything that it has started, and waits for that. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
