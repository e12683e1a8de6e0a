package dev.reprokit.plugin.starter;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the POM of a project needs before its experiments run and are tested. */
public final class PomAdditions {
    private PomAdditions() {}

    /**
     * Finds what a project lacks, itself and by its parents.
     *
     * @param project an existing project
     * @param experiment its new experiment
     * @return pieces of XML to add; empty if nothing is missing
     */
    public static List<String> of(MavenProject project, NewExperiment experiment) {
        List<String> missing = ofPrograms(project, experiment);
        if (!depends(project, PomAdditions::isJUnit)) {
            int afterDependencies = depends(project, PomAdditions::isExperiments) ? 0 : 1;
            missing.add(afterDependencies, experiment.fill(Template.JUNIT_DEPENDENCY));
        }
        return missing;
    }

    /**
     * Finds what a project lacks whose experiments are programs.
     *
     * @param project an existing project
     * @param experiment its new experiment
     * @return pieces of XML to add; empty if nothing is missing
     */
    public static List<String> ofPrograms(MavenProject project, NewExperiment experiment) {
        List<String> missing = new ArrayList<>();
        if (!depends(project, PomAdditions::isExperiments)) {
            missing.add(experiment.fill(Template.EXPERIMENTS_DEPENDENCY));
        }
        if (!runs(project)) {
            missing.add(experiment.fill(Template.REPRODUCTION_PLUGIN));
        }
        return missing;
    }

    private static boolean depends(MavenProject project, Predicate<Dependency> wanted) {
        return project.getDependencies().stream().anyMatch(wanted);
    }

    private static boolean isExperiments(Dependency dependency) {
        return dependency.getGroupId().equals("dev.reprokit")
                && dependency.getArtifactId().equals("repro-experiments");
    }

    private static boolean isJUnit(Dependency dependency) {
        return dependency.getGroupId().equals("org.junit.jupiter");
    }

    private static boolean runs(MavenProject project) {
        Plugin plugin = project.getPlugin("dev.reprokit:repro-maven-plugin");
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("run"));
    }
}
