package dev.reprokit.internal.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes that a program has left running after its end. Linux tells them by a variable in their
 * environment, also where they have moved to a session of their own; elsewhere none are found.
 */
final class Leftovers {
    private static final Path PROCESSES = Path.of("/proc");

    /** Whatever forks while it is being ended is ended in the next round. */
    private static final int ROUNDS = 20;

    /** How long a process may take from one program to the next. */
    private static final Duration CHANGE = Duration.ofMillis(5);

    /** The start of a process is known less exactly than the time of the day. */
    private static final Duration INEXACT = Duration.ofSeconds(2);

    private final String variable;
    private final Instant begun;
    private final Environment environment;

    /** What Linux shows of a process's environment. */
    @FunctionalInterface
    interface Environment {
        /**
         * Returns the variables with their values.
         *
         * @param process its folder
         * @throws IOException if it has ended, or is another user's
         */
        String of(Path process) throws IOException;
    }

    /**
     * Prepares a search.
     *
     * @param variable the variable with its value, {@code NAME=VALUE}
     * @param begun when the program was started
     */
    Leftovers(String variable, Instant begun) {
        // A byte is a character, whatever it means.
        this(
                variable,
                begun,
                process ->
                        Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1));
    }

    Leftovers(String variable, Instant begun, Environment environment) {
        this.variable = variable;
        this.begun = begun.minus(INEXACT);
        this.environment = environment;
    }

    /** Ends them, and returns their numbers. */
    List<Long> end() {
        List<Long> ended = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Found found = look();
            if (found.running().isEmpty() && !found.unclear()) {
                break;
            }
            for (ProcessHandle process : found.running()) {
                ended.add(process.pid());
                process.destroyForcibly();
            }
            found.running().forEach(process -> process.onExit().join());
            if (found.unclear()) {
                // Not Thread.sleep: what is left running is ended also by an interrupted thread.
                LockSupport.parkNanos(CHANGE.toNanos());
            }
        }
        return ended.stream().distinct().toList();
    }

    /**
     * What one look finds.
     *
     * @param running the processes that have the variable
     * @param unclear whether there are others that may have it
     */
    private record Found(List<ProcessHandle> running, boolean unclear) {}

    private Found look() {
        List<ProcessHandle> running = new ArrayList<>();
        boolean unclear = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                String variables = variables(process);
                if (variables.contains(variable)) {
                    handle(process).ifPresent(running::add);
                } else if (variables.isEmpty()) {
                    unclear |= isChanging(process);
                }
            }
        } catch (IOException e) {
            // There is no such folder elsewhere.
        }
        return new Found(running, unclear);
    }

    /**
     * Returns whether a process without an environment may be on its way from one program to the
     * next: between the two, Linux shows none. Kernel threads and the dead have none either, but
     * also no program.
     */
    private boolean isChanging(Path process) {
        return Files.exists(process.resolve("exe"))
                && handle(process)
                        .flatMap(started -> started.info().startInstant())
                        .filter(start -> start.isAfter(begun))
                        .isPresent();
    }

    private static Optional<ProcessHandle> handle(Path process) {
        return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
    }

    private String variables(Path process) {
        try {
            return environment.of(process);
        } catch (IOException e) {
            return "(hidden)";
        }
    }
}
