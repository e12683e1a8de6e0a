package dev.reprokit.plugin.bisect;

import dev.reprokit.internal.file.CacheFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one commit, in a folder apart from the user's working tree. No branch is made.
 *
 * @param git the repository
 * @param folder the folder
 */
record Worktree(Git git, Path folder) implements AutoCloseable {

    /**
     * Checks a commit out. What an earlier search that was killed left in the folder goes first.
     *
     * @param git the repository
     * @param folder the folder, which belongs to the search alone
     * @param commit the full id
     * @return the files of the commit
     * @throws IOException if git fails
     * @throws InterruptedException if the build is to end
     */
    static Worktree of(Git git, Path folder, Commit commit)
            throws IOException, InterruptedException {
        Worktree worktree = new Worktree(git, folder);
        worktree.remove();
        Files.createDirectories(folder.getParent());
        // Forced: where a clean build removed the folder, git still knows of it.
        git.run("worktree", "add", "--force", "--detach", folder.toString(), commit.id());
        return worktree;
    }

    /** Removes the folder, and what git knows of it. There need not be any. */
    private void remove() throws IOException, InterruptedException {
        // Twice forced: once for changed files, once for a folder that git was still filling.
        git.test("worktree", "remove", "--force", "--force", folder.toString());
        CacheFolder.delete(folder);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        remove();
    }
}
