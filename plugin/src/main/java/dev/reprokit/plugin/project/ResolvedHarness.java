package dev.reprokit.plugin.project;

import dev.reprokit.plugin.fork.ExperimentClassPath;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

import java.nio.file.Path;
import java.util.List;

/**
 * The harness for a folder that need not have a POM, from the repositories that Maven knows.
 *
 * @param system resolves
 * @param session the build
 * @param project knows the repositories
 */
public record ResolvedHarness(RepositorySystem system, MavenSession session, MavenProject project) {

    /**
     * Resolves what runs programs. Native libraries stay away: programs bring their own.
     *
     * @param version the version of ReproKit
     * @throws MojoExecutionException if a library cannot be had
     */
    public ExperimentClassPath classPath(String version) throws MojoExecutionException {
        CollectRequest harness =
                new CollectRequest(
                        new Dependency(
                                new DefaultArtifact("dev.reprokit:repro-experiments:" + version),
                                "runtime"),
                        project.getRemoteProjectRepositories());
        DependencyRequest request =
                new DependencyRequest(
                        harness, (node, parents) -> node.getArtifact().getClassifier().isEmpty());
        try {
            List<Path> jars =
                    system
                            .resolveDependencies(session.getRepositorySession(), request)
                            .getArtifactResults()
                            .stream()
                            .map(ArtifactResult::getArtifact)
                            .map(artifact -> artifact.getFile().toPath())
                            .toList();
            return ExperimentClassPath.of(jars);
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "What runs experiments cannot be had: " + e.getMessage(), e);
        }
    }
}
