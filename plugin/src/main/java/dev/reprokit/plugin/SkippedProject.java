package dev.reprokit.plugin;

import dev.reprokit.internal.process.DefinitionFiles;

import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

import java.nio.file.Files;

/** The projects in which a goal does nothing, whatever its other parameters are. */
final class SkippedProject {
    private SkippedProject() {}

    /**
     * Decides whether a goal does nothing, and logs the reason.
     *
     * @param skip the parameter {@code skip}
     * @param project the project that Maven builds
     * @param log gets the reason
     * @return true if the user asked for it, or the project only holds modules together
     */
    static boolean is(boolean skip, MavenProject project, Log log) {
        if (skip) {
            log.info("Skipped: repro.skip is set");
            return true;
        }
        if ("pom".equals(project.getPackaging()) && !definesExperiments(project)) {
            log.info("Skipped: a project of packaging pom has no experiments");
            return true;
        }
        return false;
    }

    /** A project of programs has no code of its own that Maven would compile. */
    private static boolean definesExperiments(MavenProject project) {
        return Files.isDirectory(project.getBasedir().toPath().resolve(DefinitionFiles.FOLDER));
    }
}
