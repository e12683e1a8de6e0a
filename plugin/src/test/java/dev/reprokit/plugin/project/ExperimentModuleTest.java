package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.ServiceFile;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class ExperimentModuleTest {
    @TempDir Path temporary;
    private final MavenProject project = project("project");
    private ExperimentModule module;

    // Maven has no other way to make a session than its old constructor.
    @SuppressWarnings("deprecation")
    @BeforeEach
    void buildOfTwoModules() {
        Build build = new Build();
        build.setOutputDirectory(temporary.resolve("classes").toString());
        project.setBuild(build);
        MavenSession session =
                new MavenSession(
                        null,
                        (RepositorySystemSession) null,
                        new DefaultMavenExecutionRequest(),
                        new DefaultMavenExecutionResult());
        session.setProjects(List.of(project, project("sibling")));
        module = new ExperimentModule(project, session, null);
    }

    private static MavenProject project(String artifact) {
        MavenProject project = new MavenProject();
        project.setGroupId("own");
        project.setArtifactId(artifact);
        return project;
    }

    private void declares(String folder, String experiment) throws IOException {
        Path file = temporary.resolve(folder).resolve(ServiceFile.PATH);
        Files.createDirectories(file.getParent());
        Files.writeString(file, experiment);
    }

    private Artifact dependency(String group, String artifact) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        Artifact dependency =
                new DefaultArtifact(group, artifact, "1", "compile", "jar", "", handler);
        dependency.setFile(temporary.resolve(artifact).toFile());
        return dependency;
    }

    @Test
    void ownExperimentsAreThoseOfTheProjectAndOfModulesOfTheBuild() throws Exception {
        declares("classes", "own.First");
        declares("sibling", "own.Second");
        declares("repro-experiments", "dev.reprokit.Foreign");
        project.setArtifacts(
                Set.of(
                        dependency("own", "sibling"),
                        dependency("dev.reprokit", "repro-experiments")));

        assertThat(module.ownExperiments()).containsExactlyInAnyOrder("own.First", "own.Second");
    }

    @Test
    void aProjectThatDeclaresNoneHasNone() throws Exception {
        declares("repro-experiments", "dev.reprokit.Foreign");
        project.setArtifacts(Set.of(dependency("dev.reprokit", "repro-experiments")));

        assertThat(module.ownExperiments()).isEmpty();
    }
}
