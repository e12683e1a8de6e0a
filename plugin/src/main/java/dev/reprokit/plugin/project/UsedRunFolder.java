package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.FolderLock;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A run folder that a goal uses. No other build writes in it meanwhile: a goal of another build
 * ends at once and names this one.
 *
 * @param path the folder
 * @param goal the goal and its module, for others
 * @param log gets a note where the file system has no locks
 */
public record UsedRunFolder(Path path, String goal, Log log) {

    /** Creates the use of a folder by a goal. */
    public static UsedRunFolder by(
            MojoExecution execution, MavenProject project, Path path, Log log) {
        return new UsedRunFolder(
                path, "goal %s of %s".formatted(execution.getGoal(), project.getArtifactId()), log);
    }

    /**
     * Keeps everybody else from using it.
     *
     * @return the lock, to be closed
     * @throws MojoExecutionException if somebody uses it; the message names who
     */
    public FolderLock alone() throws MojoExecutionException {
        return lock(FolderLock::alone);
    }

    /**
     * Keeps others from writing in it.
     *
     * @return the lock, to be closed
     * @throws MojoExecutionException if somebody writes in it; the message names who
     */
    public FolderLock shared() throws MojoExecutionException {
        return lock(FolderLock::shared);
    }

    private interface Way {
        FolderLock take(Path folder, String use, Consumer<String> notes) throws IOException;
    }

    private FolderLock lock(Way way) throws MojoExecutionException {
        try {
            return way.take(path, goal, log::warn);
        } catch (FolderLock.HeldException e) {
            throw new MojoExecutionException(e.ofRunFolder(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("%s cannot be used: %s".formatted(path, e), e);
        }
    }
}
