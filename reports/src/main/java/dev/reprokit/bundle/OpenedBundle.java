package dev.reprokit.bundle;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A bundle that was unpacked, and whose form is right: all files and no others are there with the
 * digests of its list, every run is whole, and the documents say what the evidence says.
 *
 * @param work the project whose runs are bundled
 * @param runs its runs
 * @param files the number of its files
 * @param notes what a reader should know, a sentence each; may be empty
 */
public record OpenedBundle(Work work, RunFolder runs, int files, List<String> notes) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    /** More than any run has, so that a file made to fill the disk does not. */
    private static final long MOST_BYTES = 64L << 30;

    /** Keeps a copy of the list. */
    public OpenedBundle {
        notes = List.copyOf(notes);
    }

    /**
     * Unpacks a bundle and checks its form.
     *
     * @param zip the bundle
     * @param folder gets its files; does not exist
     * @param reproKit the version of ReproKit that reads it
     * @return the bundle
     * @throws BundleException if the form is not right; the message names all that is wrong
     * @throws IOException if a file cannot be read or written
     */
    public static OpenedBundle open(Path zip, Path folder, String reproKit)
            throws BundleException, IOException {
        unpack(zip, folder);
        List<BundledFile> files = compared(folder);
        try {
            return read(folder, files, reproKit);
        } catch (RuntimeException e) {
            // JSON can hold what no run has, such as a start that is no time.
            throw new BundleException(List.of("it holds a value that no run has: " + e));
        }
    }

    private static OpenedBundle read(Path folder, List<BundledFile> files, String reproKit)
            throws BundleException, IOException {
        BundleHead head = head(folder);
        RunFolder runs = RunFolder.read(folder.resolve(BundleWriter.RUNS));
        List<String> problems = new ArrayList<>();
        runs.problems()
                .forEach(
                        problem ->
                                problems.add(
                                        "the run of %s is not whole: %s"
                                                .formatted(
                                                        problem.folder().name(),
                                                        problem.message())));
        runs.runs().stream()
                .filter(run -> !Objects.equals(run.plan().imported(), run.verdicts().imported()))
                .forEach(
                        run ->
                                problems.add(
                                        "plan and verdicts of %s disagree on whether its trials were imported"
                                                .formatted(run.experiment())));
        if (runs.runs().isEmpty() && problems.isEmpty()) {
            problems.add("it holds no run");
        }
        require(problems);
        List<String> notes = new ArrayList<>();
        List<String> stale = otherDocuments(folder, head.work());
        if (!stale.isEmpty() && head.reproKit().equals(reproKit)) {
            stale.forEach(
                    document ->
                            problems.add(
                                    "%s does not say what the evidence says".formatted(document)));
            require(problems);
        } else if (!stale.isEmpty()) {
            notes.add(
                    "ReproKit %s wrote %s, and %s writes them otherwise: they were not checked"
                            .formatted(head.reproKit(), String.join(", ", stale), reproKit));
        }
        return new OpenedBundle(head.work(), runs, files.size(), notes);
    }

    private static void require(List<String> problems) throws BundleException {
        if (!problems.isEmpty()) {
            throw new BundleException(problems);
        }
    }

    private static void unpack(Path zip, Path folder) throws BundleException, IOException {
        List<String> problems = new ArrayList<>();
        try (ZipFile entries = new ZipFile(zip.toFile())) {
            Set<String> names = new HashSet<>();
            long left = MOST_BYTES;
            for (ZipEntry entry : entries.stream().toList()) {
                Optional<Path> file = file(folder, entry.getName());
                if (file.isEmpty() || !names.add(entry.getName()) || left < 0) {
                    problems.add(
                            "%s is no name in a bundle, is there twice, or is too large"
                                    .formatted(entry.getName()));
                } else if (!entry.isDirectory()) {
                    Files.createDirectories(file.get().getParent());
                    try (InputStream contents = entries.getInputStream(entry)) {
                        left -= copy(contents, file.get(), left);
                    }
                }
            }
        } catch (ZipException e) {
            throw new BundleException(
                    List.of("%s is no zip file, or damaged: %s".formatted(zip, e.getMessage())));
        }
        require(problems);
    }

    /** {@return where a file belongs; empty if that is not in the folder} */
    private static Optional<Path> file(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name).normalize())
                    .filter(file -> file.startsWith(folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Copies hardly more than may be: what a zip file tells of its sizes may be wrong. */
    private static long copy(InputStream contents, Path file, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 16];
            long copied = 0;
            for (int n = contents.read(buffer);
                    n >= 0 && copied <= most;
                    n = contents.read(buffer)) {
                out.write(buffer, 0, n);
                copied += n;
            }
            return copied;
        }
    }

    /** Compares the files with the list of digests. */
    private static List<BundledFile> compared(Path folder) throws BundleException, IOException {
        Path manifest = folder.resolve(Manifest.PATH);
        if (!Files.isRegularFile(manifest)) {
            throw new BundleException(List.of("it has no " + Manifest.PATH + ": it is no bundle"));
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
            var parts = LINE.matcher(line);
            if (!parts.matches() || listed.put(parts.group(2), parts.group(1)) != null) {
                problems.add(
                        "%s has a line that is no digest with a path, or repeats one: %s"
                                .formatted(Manifest.PATH, line));
            }
        }
        List<BundledFile> files = Manifest.list(folder);
        for (BundledFile file : files) {
            String digest = listed.remove(file.path());
            if (digest == null) {
                problems.add("%s is not listed in %s".formatted(file.path(), Manifest.PATH));
            } else if (!digest.equals(file.sha256())) {
                problems.add(
                        "%s has another digest than %s lists"
                                .formatted(file.path(), Manifest.PATH));
            }
        }
        listed.keySet().forEach(path -> problems.add("%s is missing".formatted(path)));
        require(problems);
        return files;
    }

    private static BundleHead head(Path folder) throws BundleException, IOException {
        Path file = folder.resolve(BundleHead.PATH);
        if (!Files.isRegularFile(file)) {
            throw new BundleException(List.of("it has no " + BundleHead.PATH));
        }
        try {
            return JsonFile.read(file, BundleHead.class);
        } catch (IOException e) {
            throw new BundleException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Writes the documents again, and returns those that were others. */
    private static List<String> otherDocuments(Path folder, Work work) throws IOException {
        Map<String, String> before = new HashMap<>();
        for (Document document : BundleWriter.DOCUMENTS) {
            Path file = folder.resolve(document.path());
            if (Files.isRegularFile(file)) {
                before.put(document.path(), Sha256.of(file));
                Files.delete(file);
            }
        }
        BundleWriter.writeDocuments(folder, work);
        List<String> others = new ArrayList<>();
        for (Document document : BundleWriter.DOCUMENTS) {
            String digest = before.get(document.path());
            if (!Sha256.of(folder.resolve(document.path())).equals(digest)) {
                others.add(document.path());
            }
        }
        return others;
    }
}
