package dev.reprokit.plugin.attempt;

import dev.reprokit.internal.process.ExperimentId;
import dev.reprokit.plugin.parameter.ParameterCheck;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A command that may become an experiment.
 *
 * @param words the program and its words, with placeholders; at least one
 * @param experiment the id of the experiment
 * @param folder the folder in which it runs
 * @param epochs the number of epochs that it is told; null if it is told none
 */
public record TriedCommand(List<String> words, String experiment, Path folder, Integer epochs) {

    /**
     * Reads a command.
     *
     * @param run the parameter {@code run}
     * @param experiment the parameter {@code experiment}; null for an id made of the program's name
     * @param epochs the parameter {@code epochs}; null if there is none
     * @param folder the folder in which it runs
     * @param check gets what is wrong
     * @return null if something is wrong
     */
    public static TriedCommand read(
            String run, String experiment, String epochs, Path folder, ParameterCheck check) {
        Integer told = epochs == null ? null : check.wholeNumber("epochs", epochs, 1);
        List<String> words = run == null ? List.of() : check.words("run", run);
        if (words == null) {
            return null;
        }
        if (words.isEmpty()) {
            check.problem(
                    "-Drepro.run is missing: the program and its words, e.g. \"-Drepro.run=python3 train.py --seed {seed}\"");
            return null;
        }
        String id = experiment == null ? id(words, folder) : experiment;
        Optional<String> fault = ExperimentId.fault(id);
        if (fault.isPresent()) {
            check.problem("-Drepro.experiment: the id " + fault.get());
            return null;
        }
        return new TriedCommand(words, id, folder, told);
    }

    /** A script names what it does better than the language that runs it. */
    private static String id(List<String> words, Path folder) {
        String named =
                words.stream()
                        .filter(word -> isFile(folder, word))
                        .findFirst()
                        .orElse(words.get(0));
        String id =
                named.replaceFirst(".*[/\\\\]", "")
                        .replaceFirst("\\.[A-Za-z0-9]+$", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return ExperimentId.fault(id).isEmpty() ? id : "tried";
    }

    private static boolean isFile(Path folder, String word) {
        try {
            return Files.isRegularFile(folder.resolve(word));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
