package dev.reprokit.internal.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that a program has left running after its end. Linux tells them by a variable in their
 * environment, also where they have moved to a session of their own; elsewhere none are found.
 *
 * @param variable the variable with its value, {@code NAME=VALUE}
 */
record Leftovers(String variable) {
    private static final Path PROCESSES = Path.of("/proc");

    /** Whatever forks while it is being ended is ended in the next round. */
    private static final int ROUNDS = 20;

    /** Ends them, and returns their numbers. */
    List<Long> end() {
        List<Long> ended = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<ProcessHandle> running = running();
            if (running.isEmpty()) {
                break;
            }
            for (ProcessHandle process : running) {
                ended.add(process.pid());
                process.destroyForcibly();
            }
            running.forEach(process -> process.onExit().join());
        }
        return ended.stream().distinct().toList();
    }

    private List<ProcessHandle> running() {
        List<ProcessHandle> running = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : all) {
                if (has(process)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(running::add);
                }
            }
        } catch (IOException e) {
            // There is no such folder elsewhere.
        }
        return running;
    }

    private boolean has(Path process) {
        try {
            // A byte is a character, whatever it means.
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .contains(variable);
        } catch (IOException e) {
            // It has ended, or is another user's.
            return false;
        }
    }
}
