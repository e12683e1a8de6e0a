package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.record.run.Dependency;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The harness for a folder that need not have a POM, from the repositories that Maven knows.
 *
 * @param classPath what runs programs
 * @param libraries the libraries on it
 */
public record ResolvedHarness(ExperimentClassPath classPath, List<Dependency> libraries) {
    private static final String OWN = "dev.reprokit";

    /**
     * Resolves what runs programs. Native libraries stay away: programs bring their own.
     *
     * @param system resolves
     * @param session the build
     * @param project knows the repositories
     * @param version the version of ReproKit
     * @throws MojoExecutionException if a library cannot be had
     */
    public static ResolvedHarness of(
            RepositorySystem system, MavenSession session, MavenProject project, String version)
            throws MojoExecutionException {
        CollectRequest harness =
                new CollectRequest(
                        new org.eclipse.aether.graph.Dependency(
                                new DefaultArtifact(OWN + ":repro-experiments:" + version),
                                "runtime"),
                        project.getRemoteProjectRepositories());
        DependencyRequest request =
                new DependencyRequest(
                        harness, (node, parents) -> node.getArtifact().getClassifier().isEmpty());
        try {
            List<Artifact> artifacts =
                    system
                            .resolveDependencies(session.getRepositorySession(), request)
                            .getArtifactResults()
                            .stream()
                            .map(ArtifactResult::getArtifact)
                            .toList();
            List<Dependency> libraries = new ArrayList<>();
            for (Artifact artifact : artifacts) {
                if (!artifact.getGroupId().equals(OWN)) {
                    libraries.add(library(artifact));
                }
            }
            libraries.sort(Comparator.comparing(Dependency::coordinates));
            return new ResolvedHarness(
                    ExperimentClassPath.of(artifacts.stream().map(ResolvedHarness::jar).toList()),
                    libraries);
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "What runs experiments cannot be had: " + e.getMessage(), e);
        } catch (IOException e) {
            throw ExperimentModule.unreadable(e);
        }
    }

    private static Dependency library(Artifact artifact) throws IOException {
        return new Dependency(
                "%s:%s:%s"
                        .formatted(
                                artifact.getGroupId(),
                                artifact.getArtifactId(),
                                artifact.getBaseVersion()),
                jar(artifact).toAbsolutePath().toString(),
                Sha256.of(jar(artifact)));
    }

    private static Path jar(Artifact artifact) {
        return artifact.getFile().toPath();
    }
}
