package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What Maven does that one would not guess; the rows stand in experiments-module's traps.csv. */
class MavenTrapTest {
    /** What Maven hands to a goal beside the POM: its parameters, as its descriptor has them. */
    private static final String PARAMETERS =
            """
            <configuration>
              <folder>${folder}</folder>
              <list>${list}</list>
              <text default-value="default">${text}</text>
            </configuration>
            """;

    @TempDir private Path project;
    private final Properties typed = new Properties();

    /** A goal's parameters. */
    private static final class Goal {
        private File folder;
        private List<String> list;
        private String text;
    }

    /** Fills a goal's parameters in as Maven does: from the POM, the descriptor and {@code -D}. */
    private Goal configured(String pom) throws Exception {
        Xpp3Dom configuration =
                Xpp3Dom.mergeXpp3Dom(
                        xml("<configuration>" + pom + "</configuration>"), xml(PARAMETERS), true);
        MavenProject here = new MavenProject();
        here.setFile(project.resolve("pom.xml").toFile());
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, null, List.of(here));
        session.setCurrentProject(here);
        Goal goal = new Goal();
        new BasicComponentConfigurator()
                .configureComponent(
                        goal,
                        new XmlPlexusConfiguration(configuration),
                        new PluginParameterExpressionEvaluator(
                                session, new MojoExecution(new MojoDescriptor())),
                        null);
        return goal;
    }

    private static Xpp3Dom xml(String text) throws Exception {
        return Xpp3DomBuilder.build(new StringReader(text));
    }

    @Shows("maven-empty-folder")
    void anEmptyFolderIsTheProjects() throws Exception {
        assertThat(configured("").folder).isNull();
        typed.setProperty("folder", "");
        assertThat(configured("").folder).isEqualTo(project.toFile());
    }

    @Shows("maven-list-items")
    void itemsKeepTheirBlanks() throws Exception {
        typed.setProperty("list", "a, b,,c");
        assertThat(configured("").list).containsExactly("a", " b", null, "c");
    }

    @Shows("maven-undefined-property")
    void whatIsUndefinedIsTheDefaultOrNull() throws Exception {
        assertThat(configured("<text>${misspelt}</text>").text).isEqualTo("default");
        assertThat(configured("<list><item>a</item><item>${misspelt}</item></list>").list)
                .containsExactly("a", null);
    }

    @Shows("maven-empty-element")
    void anEmptyElementIsNone() throws Exception {
        assertThat(configured("<text/>").text).isEqualTo("default");
        typed.setProperty("text", "typed");
        assertThat(configured("<text/>").text).isEqualTo("typed");
        assertThat(configured("<text>said</text>").text).isEqualTo("said");
    }
}
