package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Holds equal what Maven makes us write more than once: a parameter of goals that share no base.
 * Reads the descriptor that Maven reads.
 */
class RepeatedParametersTest {
    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    /** Its cache and its skip are those of no run. */
    private static final String CLEAN = "clean";

    @Test
    void aPropertyHasOneTypeOneDefaultAndOneDescription() throws Exception {
        Map<String, Set<List<String>>> meanings = new HashMap<>();
        Map<String, Integer> goals = new HashMap<>();
        for (Element goal : goals()) {
            if (text(goal, "goal").equals(CLEAN)) {
                continue;
            }
            Element configuration = child(goal, "configuration");
            for (Element parameter : children(child(goal, "parameters"))) {
                String name = text(parameter, "name");
                Element value = child(configuration, name);
                if (value != null && value.getTextContent().startsWith("${repro.")) {
                    goals.merge(value.getTextContent(), 1, Integer::sum);
                    meanings.computeIfAbsent(value.getTextContent(), none -> new HashSet<>())
                            .add(
                                    List.of(
                                            text(parameter, "type"),
                                            value.getAttribute("default-value"),
                                            text(parameter, "description")));
                }
            }
        }
        assertThat(goals.values()).as("the goals that have each").anyMatch(many -> many > 10);
        assertThat(meanings)
                .allSatisfy((property, meaning) -> assertThat(meaning).as(property).hasSize(1));
    }

    private static List<Element> goals() throws Exception {
        assertThat(DESCRIPTOR).as("it is made before the tests run").exists();
        Element plugin =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(DESCRIPTOR.toFile())
                        .getDocumentElement();
        return children(child(plugin, "mojos"));
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
