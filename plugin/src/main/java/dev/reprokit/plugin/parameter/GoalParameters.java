package dev.reprokit.plugin.parameter;

import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

import java.util.HashMap;
import java.util.Map;

/** The properties that the goals of this plugin take. */
final class GoalParameters {
    private GoalParameters() {}

    /** {@return the Java type of each {@code repro.*} property, from the plugin's descriptor} */
    static Map<String, String> types(PluginDescriptor plugin) {
        Map<String, String> types = new HashMap<>();
        for (MojoDescriptor goal : plugin.getMojos()) {
            PlexusConfiguration expressions = goal.getMojoConfiguration();
            for (Parameter parameter : goal.getParameters()) {
                String expression = expressions.getChild(parameter.getName()).getValue("");
                if (expression.startsWith("${repro.")) {
                    types.put(
                            expression.substring(2, expression.length() - 1), parameter.getType());
                }
            }
        }
        return types;
    }
}
