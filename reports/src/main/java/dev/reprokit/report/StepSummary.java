package dev.reprokit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * The summary page of a GitHub Actions job.
 *
 * @param file the file that the job's steps append to; null outside such a job
 */
public record StepSummary(Path file) {

    /**
     * Finds the page of the current job.
     *
     * @param environment the process's environment variables
     * @return the page that the variables name; without a file if they name none
     */
    public static StepSummary of(Map<String, String> environment) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        return new StepSummary(file.isEmpty() ? null : Path.of(file));
    }

    /**
     * Appends Markdown to the page if there is one. A page that cannot be written is no reason to
     * fail.
     *
     * @param summary a file of Markdown
     * @return the reason why the page cannot be written; empty if it was written or there is none
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
