package dev.reprokit.plugin.fork;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A JVM that does not outlive this one. Its standard input stays open as long as this process
 * lives; the child halts when the input ends. A shutdown hook kills it as well.
 */
final class ForkedJvm implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * The environment variables that native libraries read when they start.
     *
     * <ul>
     *   <li>DJL neither calls home nor goes online.
     *   <li>glibc keeps the large blocks that a training step frees, for the next step; by default
     *       it hands them back to Linux, which then clears every page again. All threads share one
     *       arena: of the others glibc gives memory back whatever the threshold says. Other
     *       platforms ignore it.
     *   <li>cuBLAS has workspace of its own for each stream: else its results may differ from run
     *       to run, and PyTorch's deterministic mode refuses it.
     * </ul>
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "OPT_OUT_TRACKING", "true",
                    "DJL_OFFLINE", "true",
                    "MALLOC_ARENA_MAX", "1",
                    "MALLOC_MMAP_MAX_", "0",
                    "MALLOC_TRIM_THRESHOLD_", String.valueOf(1L << 32),
                    "CUBLAS_WORKSPACE_CONFIG", ":4096:8");

    private final AtomicReference<Process> started = new AtomicReference<>();
    private final Thread hook = new Thread(this::endWithMaven, "repro-end-forked-jvm");
    private final Path output;
    private final Log log;
    private final Process process;

    /**
     * Starts a JVM.
     *
     * @param command the command line of a JVM, or of a script that becomes one
     * @param workingDirectory the child's working directory
     * @param output gets everything that the child prints
     * @param log gets an error if the child has to end with this JVM
     * @throws IOException if it cannot be started
     */
    ForkedJvm(List<String> command, Path workingDirectory, Path output, Log log)
            throws IOException {
        this.output = output;
        this.log = log;
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(workingDirectory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // JVM options from the environment would make results depend on the shell.
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(ENVIRONMENT);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            process = builder.start();
            started.set(process);
        } catch (IOException e) {
            removeHook();
            throw e;
        }
    }

    /**
     * Waits for the end of the JVM.
     *
     * @param time the longest wait
     * @return true if the JVM has ended
     */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return the exit code of a JVM that has ended} */
    int exitCode() {
        return process.exitValue();
    }

    /** Sends a line to the child's standard input. A child that has just died is no error. */
    void tell(String line) {
        try {
            process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // The caller notices that no answer comes.
        }
    }

    /** Asks the JVM to end, and kills it with all its children if it does not. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!endsWithin(GRACE)) {
            kill();
            endsWithin(GRACE);
        }
    }

    private void endWithMaven() {
        kill();
        log.error("Maven was told to end, and the forked JVM has ended with it. Log: " + output);
    }

    private void kill() {
        Process running = started.get();
        if (running != null && running.isAlive()) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    /** Kills the child if it still runs, and releases everything that belongs to it. */
    @Override
    public void close() {
        kill();
        removeHook();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The reader has ended.
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This JVM is ending, and the hook already runs.
        }
    }
}
