package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.DataException;
import dev.reprokit.data.Input;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.NamedFile;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.program.ImportedExperiment;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of one's own that a design reads, as they are when the run begins.
 *
 * @param folder the folder to which their names are relative
 * @param digests contents by name
 * @param data what was read from them, by what the design declares
 */
public record PlannedFiles(
        Path folder, SortedMap<String, FileDigest> digests, Map<Input<?>, Object> data) {

    /**
     * Reads the files below the plan's data directory, or below the project's folder if it has
     * none.
     *
     * @throws RefusedException if one is missing or cannot be read, or its data are damaged
     */
    public static PlannedFiles of(Plan plan, Design design) throws RefusedException {
        Path folder =
                Path.of(
                        plan.dataDirectory() == null
                                ? plan.projectDirectory()
                                : plan.dataDirectory());
        SortedSet<String> names = new TreeSet<>();
        SortedSet<String> readNow = new TreeSet<>();
        for (Input<?> input : design.inputs()) {
            names.addAll(input.files());
            if (!(input instanceof NamedFile)) {
                readNow.addAll(input.files());
            }
        }
        SortedMap<String, FileDigest> digests = new TreeMap<>();
        for (String name : names) {
            digests.put(name, digest(plan, folder, name));
        }
        Map<Input<?>, Object> data = new HashMap<>();
        for (Input<?> input : design.inputs()) {
            data.put(input, read(input, folder));
        }
        PlannedFiles files = new PlannedFiles(folder, digests, data);
        files.requireUnchanged(readNow);
        return files;
    }

    /** {@return the files of runs that were imported, as one} */
    static PlannedFiles ofImport(Path folder, ImportedExperiment imported) {
        String name = folder.toString();
        return new PlannedFiles(
                folder,
                new TreeMap<>(
                        Map.of(
                                name,
                                new FileDigest(
                                        imported.sha256(),
                                        "judged, not run: %s %s"
                                                .formatted(
                                                        imported.size(),
                                                        imported.size() == 1 ? "run" : "runs")))),
                Map.of());
    }

    private static FileDigest digest(Plan plan, Path folder, String name) throws RefusedException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new RefusedException(
                    "%s reads '%s', but there is no such file or folder in %s: set -Drepro.dataDirectory=FOLDER to the folder that has it"
                            .formatted(plan.experiment(), name, folder));
        }
        try {
            return FileDigest.of(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Object read(Input<?> input, Path folder) throws RefusedException {
        try {
            return input.read(folder);
        } catch (DataException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // An input may be the user's own code.
            throw new RefusedException("%s cannot be read: %s".formatted(input, e), e);
        }
    }

    private static RefusedException unreadable(Path path, IOException e) {
        // The message of a file that cannot be opened is only its path.
        return new RefusedException("%s cannot be read: %s".formatted(path, e), e);
    }

    /**
     * Compares the files that trials read themselves with those that the run began with.
     *
     * @throws RefusedException if one has changed: what trials measured since then would be kept
     *     under the old contents
     */
    void requireUnchanged() throws RefusedException {
        List<String> names = new ArrayList<>();
        for (Input<?> input : data.keySet()) {
            if (input instanceof NamedFile file) {
                names.add(file.name());
            }
        }
        requireUnchanged(names);
    }

    private void requireUnchanged(Collection<String> names) throws RefusedException {
        for (String name : names) {
            Path path = folder.resolve(name);
            if (!isUnchanged(path, digests.get(name))) {
                throw new RefusedException(
                        "%s has changed since the run began; trials that finished before are kept. Run again, and leave it as it is meanwhile"
                                .formatted(path));
            }
        }
    }

    private static boolean isUnchanged(Path path, FileDigest before) {
        try {
            return FileDigest.of(path).equals(before);
        } catch (IOException e) {
            // It could be read when the run began.
            return false;
        }
    }

    /** {@return what trials may read} */
    TrialFiles forTrials() {
        return new TrialFiles(data);
    }

    /** {@return the digests as inputs of everything that is computed, by name} */
    SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        sha256().forEach((name, digest) -> inputs.put("file " + name, digest));
        return inputs;
    }

    /** {@return SHA-256 digests by name, for the provenance} */
    public SortedMap<String, String> sha256() {
        SortedMap<String, String> sha256 = new TreeMap<>();
        digests.forEach((name, digest) -> sha256.put(name, digest.sha256()));
        return sha256;
    }

    /** {@return one phrase per file or folder, for the provenance} */
    public List<String> notes() {
        return digests.entrySet().stream()
                .map(file -> "%s: %s".formatted(file.getKey(), file.getValue().description()))
                .toList();
    }
}
