package dev.reprokit.plugin.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

import java.util.List;

class PomAdditionsTest {
    private static final NewExperiment IDEA = new NewExperiment("my-idea", "a.b", "1.2.3");
    private final MavenProject project = new MavenProject();
    private final Plugin plugin = new Plugin();

    private List<String> additions() {
        return PomAdditions.of(project, IDEA);
    }

    private void depend(String group, String artifact) {
        Dependency dependency = new Dependency();
        dependency.setGroupId(group);
        dependency.setArtifactId(artifact);
        project.getDependencies().add(dependency);
    }

    private void use(String... goals) {
        plugin.setGroupId("dev.reprokit");
        plugin.setArtifactId("repro-maven-plugin");
        PluginExecution execution = new PluginExecution();
        execution.setGoals(List.of(goals));
        plugin.setExecutions(List.of(execution));
        Build build = new Build();
        build.addPlugin(plugin);
        project.setBuild(build);
    }

    @Test
    void anEmptyProjectNeedsAll() {
        assertThat(additions())
                .satisfiesExactly(
                        first -> assertThat(first).contains("repro-experiments", "1.2.3"),
                        second -> assertThat(second).contains("junit-jupiter"),
                        third -> assertThat(third).contains("repro-maven-plugin", "<goal>run"));
    }

    @Test
    void aProjectWithExperimentsAndTestsNeedsNothing() {
        depend("dev.reprokit", "repro-experiments");
        depend("org.junit.jupiter", "junit-jupiter");
        use("run", "report", "check");
        assertThat(additions()).isEmpty();
    }

    @Test
    void aPluginThatDoesNotRunIsNotEnough() {
        depend("dev.reprokit", "repro-experiments");
        depend("org.junit.jupiter", "junit-jupiter-api");
        use("list");
        assertThat(additions()).singleElement().asString().contains("repro-maven-plugin");
    }
}
