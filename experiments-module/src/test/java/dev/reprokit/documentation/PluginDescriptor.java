package dev.reprokit.documentation;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * The plugin's goals as Maven reads them: the plugin's build writes the descriptor from the Javadoc
 * and the annotations of the goals.
 *
 * @param goals in alphabetical order
 */
record PluginDescriptor(List<Goal> goals) {
    private static final Path FILE = Path.of("../plugin/target/classes/META-INF/maven/plugin.xml");

    /**
     * One goal.
     *
     * @param name e.g. {@code check}
     * @param phase the phase that it is bound to by default; empty if there is none
     * @param description what it does
     * @param parameters those that users may set
     */
    record Goal(String name, String phase, String description, List<Parameter> parameters) {}

    /**
     * One parameter of one goal.
     *
     * @param property what users type after {@code -D}
     * @param byDefault its default; empty if there is none
     * @param description what it means
     */
    record Parameter(String property, String byDefault, String description) {}

    static PluginDescriptor read() throws Exception {
        Element plugin =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(FILE.toFile())
                        .getDocumentElement();
        return new PluginDescriptor(
                elements(plugin.getElementsByTagName("mojo")).stream()
                        .map(PluginDescriptor::goal)
                        .toList());
    }

    List<String> names() {
        return goals.stream().map(Goal::name).toList();
    }

    private static Goal goal(Element mojo) {
        Element defaults = child(mojo, "configuration").orElseThrow();
        List<Parameter> parameters = new ArrayList<>();
        for (Element parameter : elements(mojo.getElementsByTagName("parameter"))) {
            String name = text(parameter, "name");
            child(defaults, name)
                    .filter(value -> value.getTextContent().startsWith("${"))
                    .map(
                            value ->
                                    new Parameter(
                                            value.getTextContent().replaceAll("[${}]", ""),
                                            value.getAttribute("default-value"),
                                            text(parameter, "description")))
                    .ifPresent(parameters::add);
        }
        return new Goal(
                text(mojo, "goal"),
                child(mojo, "phase").map(Node::getTextContent).orElse(""),
                text(mojo, "description"),
                parameters);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).orElse("").replaceAll("\\s+", " ");
    }

    private static Optional<Element> child(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
