package dev.reprokit.plugin.project;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.internal.text.Glob;
import dev.reprokit.internal.text.Spelling;

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
     * Finds the ids of the selected experiments.
     *
     * @param catalogue all experiments of the class path
     * @return at least one, sorted; the broken ones are among them
     * @throws MojoExecutionException if a pattern selects none, or there is none at all; names each
     *     such pattern and all known ids
     */
    public List<String> of(Catalogue catalogue) throws MojoExecutionException {
        if (patterns.isEmpty() && !catalogue.ids().isEmpty()) {
            return byDefault(catalogue);
        }
        List<String> wanted = patterns.isEmpty() ? List.of("*") : patterns;
        rejectUnknown(wanted, catalogue.ids());
        return Glob.select(wanted, catalogue.ids());
    }

    /** {@return the ids of the experiments that a goal deals with if the user names none} */
    public List<String> byDefault(Catalogue catalogue) {
        return own.isEmpty() ? catalogue.ids() : catalogue.ids(own);
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
                                            + ServiceFile.PATH));
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
