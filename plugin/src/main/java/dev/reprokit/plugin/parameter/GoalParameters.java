package dev.reprokit.plugin.parameter;

import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import java.util.HashMap;
import java.util.Map;

/** The properties that the goals of this plugin take. */
final class GoalParameters {
    private GoalParameters() {}

    /** {@return the Java type of each {@code repro.*} property, from the plugin's descriptor} */
    static Map<String, String> types(PluginDescriptor plugin) {
        Map<String, String> types = new HashMap<>();
        for (MojoDescriptor goal : plugin.getMojos()) {
            properties(goal)
                    .forEach((parameter, property) -> types.put(property, parameter.getType()));
        }
        return types;
    }

    /** {@return what the POM's configuration of a goal says, by property} */
    static Map<String, String> configured(MojoExecution execution) {
        Map<String, String> configured = new HashMap<>();
        Xpp3Dom configuration = execution.getConfiguration();
        if (configuration != null) {
            properties(execution.getMojoDescriptor())
                    .forEach(
                            (parameter, property) -> {
                                Xpp3Dom value = configuration.getChild(parameter.getName());
                                // Without a configuration, the text names the property.
                                if (value != null
                                        && value.getValue() != null
                                        && !value.getValue().equals("${" + property + "}")) {
                                    configured.put(property, value.getValue());
                                }
                            });
        }
        return configured;
    }

    private static Map<Parameter, String> properties(MojoDescriptor goal) {
        Map<Parameter, String> properties = new HashMap<>();
        PlexusConfiguration expressions = goal.getMojoConfiguration();
        for (Parameter parameter : goal.getParameters()) {
            String expression = expressions.getChild(parameter.getName()).getValue("");
            if (expression.startsWith("${repro.")) {
                properties.put(parameter, expression.substring(2, expression.length() - 1));
            }
        }
        return properties;
    }
}
