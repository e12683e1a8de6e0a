package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs commands of the operating system for their output. */
public final class CommandOutput {
    private CommandOutput() {}

    /**
     * Returns the standard output without surrounding blanks; empty if the command is missing or
     * fails.
     */
    public static Optional<String> of(List<String> command) {
        try {
            return of(start(command));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Returns the same of a command that may hang.
     *
     * @param patience how long it may take; then it is killed, and there is no output
     */
    static Optional<String> of(List<String> command, Duration patience) {
        try {
            Process process = start(command);
            FutureTask<Optional<String>> output = new FutureTask<>(() -> of(process));
            // A process that hangs in a driver outlives its killing, and this thread with it.
            Thread reader = new Thread(output, "output of " + command.get(0));
            reader.setDaemon(true);
            reader.start();
            try {
                return output.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                process.toHandle().destroyForcibly();
                return Optional.empty();
            }
        } catch (IOException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Process start(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        return process;
    }

    private static Optional<String> of(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
    }
}
