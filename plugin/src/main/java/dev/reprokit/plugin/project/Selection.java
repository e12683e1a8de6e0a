package dev.reprokit.plugin.project;

import dev.reprokit.internal.text.Spelling;
import dev.reprokit.plugin.fork.ExperimentClassPath;

import org.apache.maven.plugin.MojoExecutionException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which experiments a goal is about. */
public final class Selection {
    private Selection() {}

    /**
     * Resolves ids and globs.
     *
     * @param patterns ids, or globs of {@code *} and {@code ?}
     * @param known all experiments of the class path
     * @return the selected ids, in the order of {@code known}
     * @throws MojoExecutionException if a pattern selects nothing; names every such pattern and all
     *     known ids
     */
    public static List<String> of(List<String> patterns, List<String> known)
            throws MojoExecutionException {
        List<String> problems = new ArrayList<>();
        for (String pattern : patterns) {
            if (known.stream().noneMatch(id -> matches(pattern, id))) {
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
        return known.stream()
                .filter(id -> patterns.stream().anyMatch(pattern -> matches(pattern, id)))
                .toList();
    }

    /**
     * Finds the one experiment that a goal is about.
     *
     * @param id an id, no glob; null where the user gave none
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

    private static boolean matches(String pattern, String id) {
        String regex =
                pattern.chars()
                        .mapToObj(c -> (char) c)
                        .map(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + c))
                        .collect(Collectors.joining());
        return id.matches(regex);
    }
}
