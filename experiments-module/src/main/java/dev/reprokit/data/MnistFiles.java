package dev.reprokit.data;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.file.Sha256;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places where people have MNIST's files: in the folder that they name or in torchvision's
 * subfolder, with a hyphen or a dot before {@code idx}, gzipped or not.
 */
final class MnistFiles {
    private final Path directory;
    private final Map<String, String> official;
    private final List<String> notes = new ArrayList<>();

    /**
     * Creates a list of places.
     *
     * @param directory the folder that the user names
     * @param official SHA-256 of the files' contents, unpacked, by name
     */
    MnistFiles(Path directory, Map<String, String> official) {
        this.directory = directory;
        this.official = official;
    }

    /**
     * Checks that there is a file for each name, whatever it holds.
     *
     * @throws DataException if some are missing; the message names what is there instead
     */
    void requireAll() throws IOException {
        if (Files.isRegularFile(directory)) {
            throw new DataException(
                    "%s is a file; needed is a folder with MNIST's four idx files. %s"
                            .formatted(directory, Mnist.WHAT_TO_SET));
        }
        if (!Files.isDirectory(directory)) {
            throw new DataException(
                    "there is no folder %s. %s".formatted(directory, Mnist.WHAT_TO_SET));
        }
        List<String> missing =
                Mnist.FILES.stream().filter(name -> candidates(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new DataException(
                    "MNIST is not complete in %s: missing %s.%s %s"
                            .formatted(
                                    directory,
                                    String.join(", ", missing),
                                    Lookalike.below(
                                            Lookalike.MNIST, folders(), "MNIST's four idx files"),
                                    Mnist.WHAT_TO_SET));
        }
    }

    private List<Path> folders() {
        return List.of(directory, directory.resolve("MNIST/raw"), directory.resolve("raw"));
    }

    private List<Path> candidates(String name) {
        String dotted = name.replace("-idx", ".idx");
        return folders().stream()
                .flatMap(
                        folder ->
                                List.of(name, dotted, name + ".gz", dotted + ".gz").stream()
                                        .map(folder::resolve))
                .filter(Files::isRegularFile)
                .toList();
    }

    /**
     * Reads the first file of a name that holds the official contents.
     *
     * @param name one of {@link Mnist#FILES}
     * @param item sizes of the second and further dimensions; none for labels
     * @throws DataException if there is none; the message is on the first file of that name
     */
    IdxFile read(String name, int... item) throws IOException {
        List<Path> candidates = candidates(name);
        IOException first = null;
        for (Path candidate : candidates) {
            try {
                IdxFile file = IdxFile.read(candidate, item);
                requireOfficial(file, name);
                if (first != null) {
                    notes.add("%s instead of %s".formatted(candidate, candidates.get(0)));
                }
                return file;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw requireNonNull(first);
    }

    private void requireOfficial(IdxFile file, String name) throws DataException {
        String seen = Sha256.of(file.bytes());
        String expected = official.get(name);
        if (!seen.equals(expected)) {
            throw new DataException(
                    ("%s has MNIST's layout and other contents:%s its SHA-256 is %s, that of"
                                    + " MNIST's is %s. Fashion-MNIST, KMNIST and EMNIST come under"
                                    + " the same names, and what is published on MNIST says nothing"
                                    + " about them. Data of your own are read by an experiment of"
                                    + " your own. %s")
                            .formatted(
                                    file.where(),
                                    guess(file.where()),
                                    seen,
                                    expected,
                                    Mnist.WHAT_TO_SET));
        }
    }

    /** Returns what the names of the folders above a file say it is. */
    private static String guess(Path file) {
        for (Path folder = file.toAbsolutePath().getParent();
                folder != null && folder.getFileName() != null;
                folder = folder.getParent()) {
            Optional<Lookalike> kind = Lookalike.named(folder.getFileName().toString());
            if (kind.isPresent()) {
                return " %s, as its folder says;".formatted(kind.get().words());
            }
        }
        return "";
    }

    /** {@return which file was taken instead of another one that is damaged or another data set} */
    List<String> notes() {
        return notes;
    }
}
