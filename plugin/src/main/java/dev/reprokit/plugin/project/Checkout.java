package dev.reprokit.plugin.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The git checkout of a project, whose commit the provenance of results names.
 *
 * @param folder a folder in it
 * @param environment variables that git gets beside this build's own
 */
public record Checkout(Path folder, Map<String, String> environment) {
    private static final String UNTRUSTED =
            "The commit of these results stays unknown: another user owns the checkout, and git does not trust it. Type: ";

    /** The checkout of a project. */
    public Checkout(Path folder) {
        this(folder, Map.of());
    }

    /**
     * Finds out why git will not tell the commit, although there is one.
     *
     * @return a sentence with the setting that helps; empty if git tells it, or there is no
     *     checkout, or no git
     */
    public Optional<String> refusal() {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    "git",
                                    "--no-optional-locks",
                                    "-C",
                                    folder.toString(),
                                    "rev-parse",
                                    "HEAD")
                            .redirectErrorStream(true);
            // Its messages are translated otherwise.
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process git = builder.start();
            git.getOutputStream().close();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0
                    ? Optional.empty()
                    : said.lines()
                            .map(String::strip)
                            .filter(line -> line.startsWith("git config "))
                            .findFirst()
                            .map(UNTRUSTED::concat);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
