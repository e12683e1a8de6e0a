package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program {@code git} in a repository. The user's hooks do not run, and the index is not even
 * refreshed.
 *
 * @param folder a folder of the repository's working tree
 */
record Git(Path folder) {

    /** The end of a command: its exit code, and what it printed, without the last line break. */
    private record Result(int exitCode, String output, String errors) {}

    /**
     * Runs a command.
     *
     * @return what it prints, without the last line break
     * @throws IOException if it fails, with its message
     * @throws InterruptedException if the build is to end
     */
    String run(String... arguments) throws IOException, InterruptedException {
        Result result = result(arguments);
        if (result.exitCode() != 0) {
            throw new IOException(
                    "git %s failed: %s".formatted(String.join(" ", arguments), result.errors()));
        }
        return result.output();
    }

    /**
     * Asks a question.
     *
     * @return true if git answers yes, by its exit code 0
     * @throws IOException if git cannot be started
     * @throws InterruptedException if the build is to end
     */
    boolean test(String... arguments) throws IOException, InterruptedException {
        return result(arguments).exitCode() == 0;
    }

    private Result result(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null", "--no-pager"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("repro-git", ".out");
        Path errors = Files.createTempFile("repro-git", ".err");
        try {
            int exitCode =
                    new ChildProgram(command, folder, Map.of("GIT_OPTIONAL_LOCKS", "0"))
                            .run(output, errors);
            return new Result(exitCode, text(output).stripTrailing(), text(errors).strip());
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** Reads text leniently: a subject may have bytes that are no UTF-8. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
