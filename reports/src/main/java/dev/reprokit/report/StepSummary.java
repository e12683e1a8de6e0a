package dev.reprokit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a CI job that GitHub shows when the job is done.
 *
 * @param file what the job's steps append to; null where there is no such job
 */
public record StepSummary(Path file) {

    /**
     * Finds the page.
     *
     * @param environment the process's environment variables
     * @return the page that they name
     */
    public static StepSummary of(Map<String, String> environment) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        return new StepSummary(file.isEmpty() ? null : Path.of(file));
    }

    /**
     * Appends Markdown where there is such a page. A page that cannot be written costs no results.
     *
     * @param summary a file of Markdown
     * @return why the page cannot be written; empty where it was, or there is none
     * @throws IOException if the summary cannot be read
     */
    public Optional<String> append(Path summary) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        String text = Files.readString(summary);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("GITHUB_STEP_SUMMARY names a file that cannot be written: " + e);
        }
    }
}
