package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Experiment;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Every experiment has a goal of its name. Here, since only this module knows the experiments; what
 * goals there are is read as Maven reads it, from the descriptor of the plugin, which is built
 * before this module.
 */
class GoalsTest {
    private static final Path PLUGIN = Path.of("../plugin/target/classes");
    private static final Path SOURCES = Path.of("../plugin/src/main/java");
    private static final Pattern ANNOTATED_GOAL =
            Pattern.compile(
                    "(?s)@Mojo\\(\\s*name = \"([^\"]+)\".* extends AbstractSingleExperimentMojo ");
    private static final String GOAL_OF_ONE_EXPERIMENT =
            "dev/reprokit/plugin/AbstractSingleExperimentMojo";

    @Test
    void theGoalsOfOneExperimentAreTheExperimentsThatTheServiceLoaderFinds() throws Exception {
        assertThat(goalsOfOneExperiment())
                .as("GeneratedPagesTest with -Dupdate writes the goal of a new experiment")
                .containsExactlyInAnyOrderElementsOf(
                        PaperExperimentsTest.experiments().stream().map(Experiment::id).toList());
    }

    /** Otherwise the plugin's classes are of another day, and so is what the other test says. */
    @Test
    void theDescriptorHasTheGoalsOfTheSources() throws Exception {
        assertThat(goalsOfOneExperiment()).containsExactlyInAnyOrderElementsOf(goalsInSources());
    }

    private static List<String> goalsInSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> goals = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher goal = ANNOTATED_GOAL.matcher(Files.readString(file));
                if (goal.find()) {
                    goals.add(goal.group(1));
                }
            }
            return goals;
        }
    }

    private static List<String> goalsOfOneExperiment() throws Exception {
        Path descriptor = PLUGIN.resolve("META-INF/maven/plugin.xml");
        assertThat(descriptor).as("the plugin is built before its goals are tested").exists();
        NodeList mojos =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(descriptor.toFile())
                        .getElementsByTagName("mojo");
        List<String> goals = new ArrayList<>();
        for (int i = 0; i < mojos.getLength(); i++) {
            Element mojo = (Element) mojos.item(i);
            if (superclass(text(mojo, "implementation")).equals(GOAL_OF_ONE_EXPERIMENT)) {
                goals.add(text(mojo, "goal"));
            }
        }
        return goals;
    }

    private static String text(Element mojo, String name) {
        return mojo.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String superclass(String implementation) throws IOException {
        Path file = PLUGIN.resolve(implementation.replace('.', '/') + ".class");
        return new ClassReader(Files.readAllBytes(file)).getSuperName();
    }
}
