package dev.reprokit.plugin;

import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

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
        if ("pom".equals(project.getPackaging())) {
            log.info("Skipped: a project of packaging pom has no experiments");
            return true;
        }
        return false;
    }
}
