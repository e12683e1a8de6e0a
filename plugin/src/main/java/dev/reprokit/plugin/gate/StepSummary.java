package dev.reprokit.plugin.gate;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The page of a CI job that GitHub shows when the job is done.
 *
 * @param file what the job's steps append to; null where there is no such job
 * @param log is told if it cannot be written
 */
public record StepSummary(Path file, Log log) {

    /** {@return the page that an environment names} */
    public static StepSummary of(Map<String, String> environment, Log log) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        return new StepSummary(file.isEmpty() ? null : Path.of(file), log);
    }

    /**
     * Appends Markdown where there is such a page. A page that cannot be written costs no results.
     *
     * @param summary a file of Markdown
     * @throws IOException if it cannot be read
     */
    public void append(Path summary) throws IOException {
        if (file == null) {
            return;
        }
        String text = Files.readString(summary);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.warn("GITHUB_STEP_SUMMARY names a file that cannot be written: " + e);
        }
    }
}
