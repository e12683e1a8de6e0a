package dev.reprokit.internal.harness.machine;

import dev.reprokit.record.result.Numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory of this machine, or of the container that this process runs in, whichever has less.
 *
 * @param root the root folder, which holds {@code proc/meminfo}; without it the memory is unknown
 */
record MachineMemory(Path root) {

    /** {@return the bytes that the operating system would give this process now} */
    OptionalLong free() {
        return smaller(ofMachine("MemAvailable:"), new ControlGroup(root).freeMemory());
    }

    /** {@return all bytes that there are for this process} */
    OptionalLong total() {
        return smaller(ofMachine("MemTotal:"), new ControlGroup(root).memory());
    }

    /**
     * {@return the limit of this process's control group in words, if it and not the machine's
     * memory decides what is free}
     */
    Optional<String> limit() {
        OptionalLong limit = new ControlGroup(root).memory();
        OptionalLong ofMachine = ofMachine("MemTotal:");
        OptionalLong free = new ControlGroup(root).freeMemory();
        return limit.isEmpty()
                        || free.isEmpty()
                        || ofMachine.orElse(Long.MAX_VALUE) <= limit.getAsLong()
                        || ofMachine("MemAvailable:").orElse(Long.MAX_VALUE) < free.getAsLong()
                ? Optional.empty()
                : Optional.of(
                        "what the control group of this process (a container, a batch job) allows, %s, whatever the machine has"
                                .formatted(Numbers.gibibytes(limit.getAsLong())));
    }

    private static OptionalLong smaller(OptionalLong one, OptionalLong other) {
        return Stream.of(one, other).flatMapToLong(OptionalLong::stream).min();
    }

    private OptionalLong ofMachine(String entry) {
        Path file = root.resolve("proc/meminfo");
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(entry))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
