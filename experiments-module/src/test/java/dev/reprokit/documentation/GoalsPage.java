package dev.reprokit.documentation;

import static dev.reprokit.documentation.Markdown.code;
import static dev.reprokit.documentation.Markdown.escaped;

import static java.util.stream.Collectors.joining;

import dev.reprokit.documentation.PluginDescriptor.Goal;
import dev.reprokit.documentation.PluginDescriptor.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Renders {@code goals.md}: every goal and every parameter of the plugin. */
final class GoalsPage {
    private final PluginDescriptor plugin;
    private final Set<String> experiments;

    /**
     * Prepares the page.
     *
     * @param plugin the plugin's goals
     * @param experiments ids of the experiments that have a goal of their name
     */
    GoalsPage(PluginDescriptor plugin, Set<String> experiments) {
        this.plugin = plugin;
        this.experiments = experiments;
    }

    String render() {
        return new Markdown()
                .paragraph("# Goals and parameters")
                .paragraph(
                        "This page is generated from the plugin's descriptor, that is, from the Javadoc of"
                                + " its goals. `mvn repro:help -Ddetail` prints the same.")
                .paragraph("## Goals")
                .table(List.of("goal", "default phase", "what it does"), goals())
                .paragraph("## Goals of one experiment")
                .paragraph(
                        "Each experiment has a goal of its name. It runs, reports, judges, and fails the build by itself."
                                + " [The experiments](../../../../experiments-module/src/site/markdown/experiments.md)"
                                + " tells what they ask: "
                                + experiments.stream()
                                        .sorted()
                                        .map(id -> code("repro:" + id))
                                        .collect(joining(", "))
                                + ".")
                .paragraph("## Parameters")
                .paragraph(
                        "Type a parameter as `-Drepro.NAME=VALUE`, or set it as a property in the POM."
                                + " Relative folders start at the module's own folder. A misspelt name fails the build.")
                .table(List.of("parameter", "default", "meaning", "goals"), parameters())
                .toString();
    }

    private List<List<String>> goals() {
        return plugin.goals().stream()
                .filter(goal -> !experiments.contains(goal.name()))
                .map(
                        goal ->
                                List.of(
                                        code("repro:" + goal.name()),
                                        goal.phase(),
                                        escaped(withoutExample(goal.description()))))
                .toList();
    }

    /** Cuts a description before its example of XML. */
    private static String withoutExample(String description) {
        return description.replaceAll("<(reporting|configuration)>.*", "").strip();
    }

    private List<List<String>> parameters() {
        Map<Parameter, List<String>> goals = new TreeMap<>(GoalsPage::byProperty);
        for (Goal goal : plugin.goals()) {
            for (Parameter parameter : goal.parameters()) {
                goals.computeIfAbsent(parameter, any -> new ArrayList<>()).add(goal.name());
            }
        }
        List<List<String>> rows = new ArrayList<>();
        goals.forEach(
                (parameter, names) ->
                        rows.add(
                                List.of(
                                        code(parameter.property()),
                                        code(parameter.byDefault()),
                                        escaped(parameter.description()),
                                        inWords(names))));
        return rows;
    }

    private static int byProperty(Parameter one, Parameter other) {
        int order = one.property().compareToIgnoreCase(other.property());
        return order != 0 ? order : one.description().compareTo(other.description());
    }

    private String inWords(List<String> names) {
        List<String> steps = names.stream().filter(name -> !experiments.contains(name)).toList();
        String those = steps.stream().map(Markdown::code).collect(joining(", "));
        // Not all experiments: the goal of a new one may not be in the descriptor yet.
        if (names.containsAll(plugin.names().stream().filter(experiments::contains).toList())) {
            return those.isEmpty() ? "one experiment's" : those + ", one experiment's";
        }
        return those;
    }
}
