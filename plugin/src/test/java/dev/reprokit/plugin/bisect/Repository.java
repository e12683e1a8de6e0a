package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A git repository for a test. */
final class Repository {
    final Path folder;
    final Git git;

    Repository(Path folder) throws IOException, InterruptedException {
        this.folder = folder.toRealPath();
        git = new Git(this.folder);
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("config", "user.name", "nobody");
        git.run("config", "user.email", "nobody@example.org");
        git.run("config", "commit.gpgSign", "false");
    }

    /** Commits a file and returns the commit's id. */
    String commit(String file, String text) throws IOException, InterruptedException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git.run("add", file);
        git.run("commit", "--quiet", "--allow-empty", "-m", "%s: %s".formatted(file, text));
        return git.run("rev-parse", "HEAD");
    }

    /** Returns what a user would miss: files, index, branches, worktrees. */
    List<String> state() throws IOException, InterruptedException {
        return List.of(
                git.run("status", "--porcelain"),
                git.run("branch", "--list", "--all", "--verbose"),
                git.run("worktree", "list"));
    }
}
