package dev.reprokit.plugin.project;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.text.Glob;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.plugin.fork.ExperimentClassPath;

import org.apache.maven.plugin.MojoExecutionException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The experiments of a class path that a goal deals with. By default these are the project's own;
 * all, if it has none.
 *
 * @param patterns ids, or globs of {@code *} and {@code ?}; empty for the default
 * @param own the names of the classes that the project declares as experiments itself
 */
public record Selection(List<String> patterns, Set<String> own) {

    /**
     * Finds the selected experiments.
     *
     * @param catalogue all experiments of the class path
     * @return at least one, in the order of the catalogue
     * @throws MojoExecutionException if a pattern selects none, or there is none at all; names each
     *     such pattern and all known ids
     */
    public List<Catalogue.Entry> of(Catalogue catalogue) throws MojoExecutionException {
        if (patterns.isEmpty() && !catalogue.experiments().isEmpty()) {
            return byDefault(catalogue);
        }
        List<String> wanted = patterns.isEmpty() ? List.of("*") : patterns;
        rejectUnknown(wanted, catalogue.ids());
        List<String> selected = Glob.select(wanted, catalogue.ids());
        return catalogue.experiments().stream()
                .filter(entry -> selected.contains(entry.id()))
                .toList();
    }

    /** {@return the experiments that a goal deals with if the user names none} */
    public List<Catalogue.Entry> byDefault(Catalogue catalogue) {
        return own.isEmpty()
                ? catalogue.experiments()
                : catalogue.experiments().stream()
                        .filter(entry -> own.contains(entry.implementation()))
                        .toList();
    }

    private static void rejectUnknown(List<String> patterns, List<String> known)
            throws MojoExecutionException {
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            if (Glob.select(List.of(pattern), known).isEmpty()) {
                problems.add(
                        "no experiment '%s'%s"
                                .formatted(pattern, Spelling.didYouMean(pattern, known)));
            }
        }
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(
                    "%s\nExperiments on the runtime class path: %s\n%s"
                            .formatted(
                                    String.join("\n", problems),
                                    names(known),
                                    "Choose with -Drepro.experiments=; an experiment of your own"
                                            + " is found by its line in "
                                            + ExperimentClassPath.SERVICE_FILE));
        }
    }

    /**
     * Finds the one experiment that a goal deals with.
     *
     * @param id an id, no glob; null if the user gave none
     * @param known all experiments of the class path
     * @return the id
     * @throws MojoExecutionException if it is none of them; names all known ids
     */
    public static String one(String id, List<String> known) throws MojoExecutionException {
        if (id != null && known.contains(id)) {
            return id;
        }
        throw new MojoExecutionException(
                "%s\nExperiments on the runtime class path: %s\nName one with -Drepro.experiment="
                        .formatted(
                                id == null
                                        ? "Which experiment?"
                                        : "no experiment '%s'%s"
                                                .formatted(id, Spelling.didYouMean(id, known)),
                                names(known)));
    }

    private static String names(List<String> known) {
        return known.isEmpty() ? "none" : String.join(", ", known);
    }
}
