package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

class FolderParametersTest {
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    /** Maven's site plugin gives it. */
    private static final String SITE = "siteDirectory";

    private final Properties typed = new Properties();
    private final Properties inThePom = new Properties();

    private static PluginDescriptor plugin() throws Exception {
        try (var reader = Files.newBufferedReader(DESCRIPTOR)) {
            return new PluginDescriptorBuilder().build(reader);
        }
    }

    /** All folder parameters of all goals. */
    static Stream<String> folders() throws Exception {
        return plugin().getMojos().stream()
                .flatMap(
                        goal ->
                                goal.getParameters().stream()
                                        .filter(FolderParametersTest::isFolder)
                                        .filter(folder -> !folder.getName().equals(SITE))
                                        .map(folder -> property(goal, folder)))
                .distinct();
    }

    private static boolean isFolder(Parameter parameter) {
        return List.of("java.io.File", "java.nio.file.Path").contains(parameter.getType());
    }

    private static String property(MojoDescriptor goal, Parameter parameter) {
        String expression = goal.getMojoConfiguration().getChild(parameter.getName()).getValue("");
        assertThat(expression).as(parameter.getName()).startsWith("${repro.").endsWith("}");
        return expression.substring(2, expression.length() - 1);
    }

    private void check(String outputDirectory) throws Exception {
        MojoDescriptor goal = plugin().getMojo("check");
        MojoExecution execution = new MojoExecution(goal);
        if (outputDirectory != null) {
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            Xpp3Dom folder = new Xpp3Dom("outputDirectory");
            folder.setValue(outputDirectory);
            configuration.addChild(folder);
            execution.setConfiguration(configuration);
        }
        MavenProject project = new MavenProject();
        project.getModel().setProperties(inThePom);
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, null, List.of(project));
        session.setCurrentProject(project);
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.rejectBad();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void noGoalTakesAnEmptyFolder(String property) {
        typed.setProperty(property, "");
        assertThatThrownBy(() -> check(null))
                .hasMessageContaining(
                        "-D%s=: legal is a folder; without one, as where a variable is not set, Maven takes the project's own",
                        property);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void noGoalTakesATilde(String property) {
        typed.setProperty(property, "~/x");
        assertThatThrownBy(() -> check(null)).hasMessageContaining("-D" + property + "=~/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "~", "~ada/x"})
    void norDoesThePomSayThem(String folder) throws Exception {
        inThePom.setProperty("repro.cacheDirectory", folder);
        assertThatThrownBy(() -> check(null)).hasMessageContaining("-Drepro.cacheDirectory=");
        typed.setProperty("repro.cacheDirectory", "/typed/instead");
        check(null);
    }

    @Test
    void aConfigurationOfTheGoalIsReadToo() {
        assertThatThrownBy(() -> check("~/x")).hasMessageContaining("-Drepro.outputDirectory=~/x");
        assertThatCode(() -> check("target/~x")).doesNotThrowAnyException();
        assertThatCode(() -> check("${repro.outputDirectory}")).doesNotThrowAnyException();
        assertThatCode(() -> check("${session.executionRootDirectory}/x"))
                .doesNotThrowAnyException();
    }
}
