package dev.reprokit.internal.program;

import dev.reprokit.internal.harness.machine.CommandOutput;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The inputs of a program that has run once: the files that it has read, as far as that is known,
 * and those among its words.
 *
 * @param names their names as a definition has them
 * @param tracked whether git tracks all of them, and so whatever the program needs
 * @param more the number of files that are not named: libraries outside the project
 * @param known whether it is known what the program has read
 */
record TriedInputs(List<String> names, boolean tracked, int more, boolean known) {
    /** So many files outside the project are named one by one; more are libraries. */
    private static final int MOST = 20;

    /** What a glob means by itself. */
    private static final String SPECIAL = ".*[*?\\[\\]{}\\\\].*";

    /**
     * Finds the inputs.
     *
     * @param run the program's words
     * @param project the folder in which it runs
     * @param watch has seen what it has read; null if nobody has
     * @param before the time at which it began: what has changed since then is no input
     */
    static TriedInputs of(
            List<String> run, Path project, @Nullable ReadFiles watch, FileTime before)
            throws IOException {
        Path folder = project.toRealPath();
        SortedSet<Path> inside = new TreeSet<>();
        SortedSet<Path> outside = new TreeSet<>();
        run.forEach(word -> file(folder, word).ifPresent(inside::add));
        if (watch != null) {
            for (Path file : watch.files()) {
                if (Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    (file.startsWith(folder) ? inside : outside).add(file);
                }
            }
        }
        List<String> names = new ArrayList<>();
        inside.forEach(file -> names.add(name(folder, file)));
        int more = outside.size() > MOST ? outside.size() : 0;
        if (more == 0) {
            outside.forEach(file -> names.add(name(folder, file)));
        }
        boolean tracked = !inside.isEmpty() && outside.size() == more && isTracked(folder, inside);
        return new TriedInputs(names, tracked, more, watch != null);
    }

    private static Optional<Path> file(Path folder, String word) {
        try {
            Path file = folder.resolve(word);
            return Files.isRegularFile(file) ? Optional.of(file.toRealPath()) : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** Names below hidden folders and {@code target} are looked for by their whole path only. */
    private static String name(Path folder, Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        boolean isPlain =
                file.startsWith(folder)
                        && !name.matches("(.*/)?(\\.[^/]*|target)/.*")
                        && !name.matches(SPECIAL);
        return isPlain ? name : file.toString();
    }

    private static boolean isTracked(Path folder, SortedSet<Path> files) {
        List<String> git =
                new ArrayList<>(
                        List.of("git", "-C", folder.toString(), "ls-files", "--error-unmatch"));
        git.add("--");
        files.forEach(file -> git.add(file.toString()));
        return CommandOutput.of(git).isPresent();
    }

    /** {@return the names for a definition; null if it need not name any} */
    @Nullable List<String> declared() {
        return tracked ? null : names;
    }

    /** {@return which files decide, for the log} */
    String inWords() {
        String all =
                tracked
                        ? "all that git tracks"
                        : names.isEmpty() ? "none" : String.join(", ", names);
        if (!known) {
            return all
                    + "; what else it reads is not seen here, without strace: name it under 'inputs'";
        }
        return more == 0
                ? all
                : "%s; it reads %s files elsewhere, too: tell their versions under 'versions'"
                        .formatted(all, more);
    }
}
