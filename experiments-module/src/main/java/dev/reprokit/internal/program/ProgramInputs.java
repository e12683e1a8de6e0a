package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.internal.harness.machine.CommandOutput;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a program's results depend on beside its words: files and versions, as they are when the run
 * begins.
 */
public final class ProgramInputs {
    /** Definitions and accepted results: nothing that a program computes depends on them. */
    private static final String OWN = "src/repro/";

    /** Files that name the versions of libraries. */
    private static final List<String> LOCKS =
            List.of(
                    "requirements.txt",
                    "poetry.lock",
                    "uv.lock",
                    "Pipfile.lock",
                    "environment.yml",
                    "renv.lock",
                    "Manifest.toml",
                    "package-lock.json",
                    "Cargo.lock",
                    "go.sum");

    private record Known(long size, FileTime modified, String sha256) {}

    private final Path project;
    private final SortedMap<String, String> inputs = new TreeMap<>();
    private final SortedMap<String, Known> files = new TreeMap<>();

    private ProgramInputs(Path project) {
        this.project = project;
    }

    /**
     * Reads the files, and asks for the versions.
     *
     * @param project the folder in which the program runs
     * @throws ProgramException if a file or a command is missing
     */
    static ProgramInputs of(Definition definition, Path project) throws ProgramException {
        ProgramInputs all = new ProgramInputs(project);
        all.inputs.put("program", words(definition.run()));
        all.inputs.put(
                "metrics are read", "%s %s".formatted(definition.source(), names(definition)));
        all.inputs.put("first epoch", String.valueOf(definition.firstEpoch()));
        for (Map.Entry<String, List<String>> version : definition.versions().entrySet()) {
            all.inputs.put(
                    "version " + version.getKey(),
                    version(version.getKey(), version.getValue(), project));
        }
        all.read(definition);
        all.files.forEach((file, known) -> all.inputs.put("input " + file, known.sha256()));
        return all;
    }

    private void read(Definition definition) throws ProgramException {
        try {
            for (String file : names(definition.inputs())) {
                files.put(file, known(project.resolve(file)));
            }
        } catch (IOException e) {
            throw new ProgramException("an input of the program cannot be read: " + e);
        }
    }

    /**
     * Computes one digest of all files.
     *
     * @param project the folder in which the program runs
     * @throws ProgramException if one is missing
     */
    static String digest(Definition definition, Path project) throws ProgramException {
        ProgramInputs all = new ProgramInputs(project);
        all.read(definition);
        return all.sha256();
    }

    /**
     * Reads files.
     *
     * @param folder the folder to which their names are relative
     */
    static ProgramInputs of(Path folder, Collection<Path> read) throws IOException {
        ProgramInputs all = new ProgramInputs(folder);
        for (Path file : read) {
            all.files.put(folder.relativize(file).toString().replace('\\', '/'), known(file));
        }
        return all;
    }

    /** {@return one digest of all files and their names} */
    String sha256() {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (file, known) ->
                        text.append(file).append('\0').append(known.sha256()).append('\n'));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A word with a blank is not two words. */
    private static String words(List<String> run) {
        return run.stream().map(word -> ShellQuoting.quoted(word)).collect(Collectors.joining(" "));
    }

    private static List<String> names(Definition definition) {
        return definition.metrics().stream()
                .map(metric -> metric.name() + "=" + metric.from())
                .toList();
    }

    private static Known known(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Known(attributes.size(), attributes.lastModifiedTime(), Sha256.of(file));
    }

    private static String version(String name, List<String> command, Path project)
            throws ProgramException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(project.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String text;
            try (InputStream output = process.getInputStream()) {
                text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            if (process.waitFor() == 0) {
                return text;
            }
            throw new ProgramException(
                    "the version '%s' is unknown: %s ends with status %s and says: %s"
                            .formatted(
                                    name,
                                    String.join(" ", command),
                                    process.exitValue(),
                                    JsonLinesReader.shortened(text)));
        } catch (IOException e) {
            throw new ProgramException(
                    "the version '%s' is unknown: %s cannot be started: %s"
                            .formatted(name, command.get(0), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException("interrupted");
        }
    }

    private SortedSet<String> names(@Nullable List<String> globs)
            throws IOException, ProgramException {
        if (globs != null && globs.isEmpty()) {
            return new TreeSet<>();
        }
        SortedSet<String> names = globs == null ? tracked() : matching(globs);
        for (String lock : LOCKS) {
            if (Files.isRegularFile(project.resolve(lock))) {
                names.add(lock);
            }
        }
        return names;
    }

    private SortedSet<String> tracked() throws ProgramException {
        String listed =
                CommandOutput.of(List.of("git", "-C", project.toString(), "ls-files", "-z"))
                        .orElseThrow(
                                () ->
                                        new ProgramException(
                                                "what the program reads is unknown: git does not track %s. Name the files with 'inputs:'"
                                                        .formatted(project)));
        SortedSet<String> names = new TreeSet<>();
        for (String name : listed.split("\0")) {
            if (!name.isEmpty()
                    && !name.startsWith(OWN)
                    && Files.isRegularFile(project.resolve(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private SortedSet<String> matching(List<String> globs) throws IOException, ProgramException {
        List<String> all = ProjectFiles.names(project);
        SortedSet<String> names = new TreeSet<>();
        for (String glob : globs) {
            if (Path.of(glob).isAbsolute()) {
                if (!Files.isRegularFile(Path.of(glob))) {
                    throw new ProgramException(
                            "'inputs:' names '%s', and there is no such file".formatted(glob));
                }
                names.add(glob);
                continue;
            }
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            List<String> found =
                    all.stream().filter(name -> matcher.matches(Path.of(name))).toList();
            if (found.isEmpty()) {
                throw new ProgramException(
                        "'inputs:' names '%s', and there is no such file in %s"
                                .formatted(glob, project));
            }
            names.addAll(found);
        }
        return names;
    }

    /** {@return the inputs by name, as keys have them} */
    public SortedMap<String, String> byName() {
        return inputs;
    }

    /** {@return the files, absolute} */
    public List<Path> paths() {
        return files.keySet().stream().map(project::resolve).toList();
    }

    /**
     * Compares the files with what they were.
     *
     * @throws ProgramException if one has changed, so that nobody knows what a trial has read
     */
    void requireUnchanged() throws ProgramException {
        for (Map.Entry<String, Known> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                Known before = file.getValue();
                if (now.size() == before.size()
                        && (now.lastModifiedTime().equals(before.modified())
                                || Sha256.of(path).equals(before.sha256()))) {
                    continue;
                }
            } catch (IOException e) {
                // It could be read when the run began.
            }
            throw new ProgramException(
                    "%s has changed since the run began; run again, and leave it as it is meanwhile"
                            .formatted(file.getKey()));
        }
    }
}
