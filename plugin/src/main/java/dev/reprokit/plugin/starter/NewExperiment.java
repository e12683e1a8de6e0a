package dev.reprokit.plugin.starter;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names and texts of a new experiment.
 *
 * @param id the experiment's id
 * @param packageName the Java package of its class
 * @param version the version of ReproKit
 */
public record NewExperiment(String id, String packageName, String version) {
    /** The regular expression of ids from which a class can be named; other rules hold as well. */
    public static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final List<Template> SOURCES =
            List.of(Template.EXPERIMENT, Template.EXPERIMENT_TEST);
    private static final List<Template> PARTS_OF_POM =
            List.of(
                    Template.EXPERIMENTS_DEPENDENCY,
                    Template.JUNIT_DEPENDENCY,
                    Template.REPRODUCTION_PLUGIN);

    /**
     * {@return the simple name of the experiment's class, e.g. {@code MyIdea} for {@code my-idea}}
     */
    public String className() {
        return Arrays.stream(id.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(joining());
    }

    /**
     * {@return whether the name of the experiment's class means something else in its own source,
     * e.g. {@code Trial}, which it imports}
     */
    public boolean isNamedLikeAnother() {
        Pattern word = Pattern.compile("\\b" + className() + "\\b");
        return SOURCES.stream().anyMatch(source -> word.matcher(source.text()).find());
    }

    String qualifiedName() {
        return packageName + "." + className();
    }

    /** {@return the package as a path of folders} */
    String path() {
        return packageName.replace('.', '/');
    }

    /** {@return a template's text with every place filled} */
    String fill(Template template) {
        String text = template.text();
        for (Template part : PARTS_OF_POM) {
            text = text.replace("{{" + part.place() + "}}\n", part.text());
        }
        return text.replace("{{id}}", id)
                .replace("{{title}}", title())
                .replace("{{class}}", className())
                .replace("{{package}}", packageName)
                .replace("{{path}}", path())
                .replace("{{version}}", version);
    }

    private String title() {
        String words = id.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
