package dev.reprokit.plugin.bisect;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a commit, in a folder apart from the user's working tree, where a Maven of its own
 * builds it and takes a goal.
 *
 * @param maven the Maven that runs now
 * @param project the project's folder
 * @param folder gets the code and the log
 * @param log gets what the goal says
 */
public record NamedCode(MavenCommand maven, Path project, Path folder, Log log) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern LINE = Pattern.compile("\\[(INFO|WARNING|ERROR)] (.+)");

    /**
     * Tests if the project's repository has a commit.
     *
     * @param commit a full id; nothing else is one, such as the name of a branch
     * @return false also if there is no repository, or no git
     */
    public boolean has(String commit) throws InterruptedException {
        return ID.matcher(commit).matches() && test("cat-file", "-e", commit + "^{commit}");
    }

    /**
     * Tests if a commit has led to what is checked out, so that whoever checked that out trusts it.
     *
     * @param commit a commit that the repository has
     */
    public boolean isTrusted(String commit) throws InterruptedException {
        return test("merge-base", "--is-ancestor", commit, "HEAD");
    }

    private boolean test(String... question) throws InterruptedException {
        try {
            return new Git(project).test(question);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Builds a commit and takes a goal there.
     *
     * @param commit the full id
     * @param goals the phases that build the project, and the goal
     * @param goal the goal's name, after which what it says is passed on
     * @param properties its parameters
     * @return why Maven has failed; empty if it has succeeded
     * @throws IOException if git fails
     */
    public Optional<String> take(
            String commit, List<String> goals, String goal, Map<String, String> properties)
            throws IOException, InterruptedException {
        Git git = new Git(project);
        Path top = Path.of(git.run("rev-parse", "--show-toplevel")).toRealPath();
        ModulePath module = ModulePath.of(top, project.toRealPath());
        List<String> words = new ArrayList<>(goals);
        words.addAll(module.options());
        Path output = folder.resolve("named-code.log");
        Files.createDirectories(folder);
        try (Worktree worktree =
                Worktree.of(git, folder.resolve("worktree"), new Commit(commit, "", ""))) {
            int exitCode =
                    new ChildProgram(
                                    maven.with(words, properties),
                                    worktree.folder().resolve(module.build()),
                                    Map.of("JAVA_HOME", System.getProperty("java.home")))
                            .run(output, output);
            passOn(output, ":" + goal + " (", worktree.folder());
            return exitCode == 0
                    ? Optional.empty()
                    : Optional.of("%s; log: %s".formatted(BuildLog.reason(output), output));
        }
    }

    /** Passes on what a goal says, but for what it says of files that are gone afterwards. */
    private void passOn(Path output, String header, Path gone) throws IOException {
        boolean said = false;
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (line.contains(header)) {
                said = true;
            } else if (line.contains("-----")) {
                said = false;
            } else if (said && parts.matches() && !line.contains(gone.toUri().getRawPath())) {
                switch (parts.group(1)) {
                    case "INFO" -> log.info(parts.group(2));
                    default -> log.warn(parts.group(2));
                }
            }
        }
    }
}
