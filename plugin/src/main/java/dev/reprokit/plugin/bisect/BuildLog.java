package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a build printed. */
final class BuildLog {
    private static final String ERROR = "[ERROR] ";

    private BuildLog() {}

    /**
     * Finds why a build failed.
     *
     * @param file what Maven printed
     * @return Maven's last word on the failed goal, else the first error
     * @throws IOException if the file cannot be read
     */
    static String reason(Path file) throws IOException {
        // Whatever a compiler prints: a byte that is no UTF-8 must not hide the reason.
        List<String> errors =
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith(ERROR))
                        .map(line -> line.substring(ERROR.length()).strip())
                        .toList();
        return errors.stream()
                .filter(line -> line.startsWith("Failed to execute goal"))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .orElse("Maven failed");
    }
}
