package dev.reprokit.plugin;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Empties the cache of finished trials and logs how much space that freed. A folder that is no such
 * cache is left as it is, and so are other files in the cache's folder. The results of runs, below
 * {@code target}, are removed by Maven's own {@code clean}.
 */
@Mojo(name = "clean", requiresProject = false, threadSafe = true)
public final class CleanMojo extends AbstractMojo {
    /** The folder that keeps finished trials. */
    @Parameter(
            property = "repro.cacheDirectory",
            defaultValue = "${user.home}/.cache/reprokit/trials")
    private File cacheDirectory;

    /** Skips the goal: the cache stays as it is. */
    @Parameter(property = "repro.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The goal {@code clean}. */
    public CleanMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("Skipped: repro.skip is set");
            return;
        }
        // With a misspelt -Drepro.cacheDirectory, the default folder would be emptied.
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.rejectBad();
        Path folder = cacheDirectory.toPath().toAbsolutePath().normalize();
        try {
            long bytes = new CacheFolder(folder).clear(getLog()::warn);
            getLog().info(
                            bytes == 0
                                    ? "The cache is empty: " + folder
                                    : String.format(
                                            Locale.ROOT,
                                            "The cache is emptied, %.1f MiB are free again: %s",
                                            bytes / (double) (1 << 20),
                                            folder));
        } catch (FolderLock.HeldException e) {
            throw new MojoExecutionException(
                    "The cache is not emptied: %s. Wait until it ends, and type the command again"
                            .formatted(e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    ("The cache could not be emptied: %s. Which folder is the cache is said with"
                                    + " -Drepro.cacheDirectory=")
                            .formatted(e instanceof FileSystemException ? e : e.getMessage()),
                    e);
        }
    }
}
