package dev.reprokit.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.record.run.Dependency;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ExperimentModuleTest {
    @TempDir Path temporary;
    private final MavenProject project = project("project");
    private MavenSession session;
    private ExperimentModule module;

    // Maven has no other way to make a session than its old constructor.
    @SuppressWarnings("deprecation")
    @BeforeEach
    void buildOfTwoModules() {
        Build build = new Build();
        build.setOutputDirectory(temporary.resolve("classes").toString());
        project.setBuild(build);
        project.setFile(temporary.resolve("pom.xml").toFile());
        session =
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
    void aModuleIsNoLibraryWhereMavenBuildsAnotherOneAlone() throws Exception {
        Path root = temporary.resolve("root");
        pom(root, "<groupId>own</groupId><artifactId>root</artifactId>", "parts", "alone");
        pom(root.resolve("parts"), PARENT + "<artifactId>parts</artifactId>", "lib");
        pom(
                root.resolve("parts/lib"),
                PARENT + "<groupId>own.parts</groupId><artifactId>lib</artifactId>");
        pom(root.resolve("alone"), PARENT + "<artifactId>alone</artifactId>");
        pom(temporary, "<groupId>other</groupId><artifactId>around</artifactId>");
        MavenProject alone = project("alone");
        alone.setFile(root.resolve("alone/pom.xml").toFile());
        alone.setArtifacts(
                Set.of(
                        dependency("own.parts", "lib"),
                        dependency("own", "parts"),
                        dependency("other", "around")));
        session.setProjects(List.of(alone));
        jar("around");
        jar("parts");
        declares("lib", "own.Second");
        Build build = new Build();
        build.setOutputDirectory(root.resolve("alone/classes").toString());
        alone.setBuild(build);
        ExperimentModule one = new ExperimentModule(alone, session, null);

        assertThat(one.ownExperiments()).containsExactly("own.Second");
        assertThat(one.dependencies(new BuildMemory()))
                .extracting(Dependency::coordinates)
                .containsExactly("other:around:1");
        assertThat(OwnModules.of(alone, List.of()).ids())
                .containsExactlyInAnyOrder("own:root", "own:parts", "own.parts:lib", "own:alone");
    }

    private static final String PARENT =
            "<parent><groupId>own</groupId><artifactId>root</artifactId><version>1</version></parent>";

    /** Makes a jar that declares no experiments. */
    private void jar(String name) throws IOException {
        try (ZipOutputStream jar =
                new ZipOutputStream(Files.newOutputStream(temporary.resolve(name)))) {
            jar.putNextEntry(new ZipEntry("own/Class.class"));
        }
    }

    private static void pom(Path folder, String ids, String... modules) throws IOException {
        StringBuilder text = new StringBuilder("<project>" + ids + "<modules>");
        for (String module : modules) {
            text.append("<module>").append(module).append("</module>");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), text + "</modules></project>");
    }

    @Test
    void aProjectThatDeclaresNoneHasNone() throws Exception {
        declares("repro-experiments", "dev.reprokit.Foreign");
        project.setArtifacts(Set.of(dependency("dev.reprokit", "repro-experiments")));

        assertThat(module.ownExperiments()).isEmpty();
    }

    @Test
    void programsThatFilesDefineAreTheProjectsOwn() throws Exception {
        Path file = temporary.resolve("src/repro/experiments/rate.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title: A rate");

        assertThat(module.ownExperiments()).containsExactly("src/repro/experiments/rate.yaml");
    }

    /** Whoever changes a definition has no evidence any more. */
    @Test
    void definitionsCountAsCode() throws Exception {
        ExperimentClassPath classPath = new ExperimentClassPath(List.of());
        String without = module.sha256(classPath, List.of());
        Path file = temporary.resolve("src/repro/experiments/rate.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "title: A rate");
        String with = module.sha256(classPath, List.of());
        Files.writeString(file, "title: Another rate");

        assertThat(List.of(without, with, module.sha256(classPath, List.of())))
                .doesNotHaveDuplicates();
    }
}
