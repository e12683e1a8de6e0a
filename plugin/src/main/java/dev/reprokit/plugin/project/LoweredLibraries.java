package dev.reprokit.plugin.project;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.versioning.ComparableVersion;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Libraries that a project's dependency management, such as an imported BOM, has made older than
 * those that ReproKit was built with. They may lack what ReproKit calls.
 *
 * @param names what is too old, e.g. {@code org.apache.commons:commons-lang3 is 3.12.0, built with
 *     3.18.0}
 */
public record LoweredLibraries(List<String> names) {
    private static final String EXPERIMENTS = "repro-experiments";
    private static final String FILE = "META-INF/reprokit/libraries.txt";

    /** What Java throws where a library lacks a class or a member. */
    private static final Pattern LACKS =
            Pattern.compile(
                    "NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError|AbstractMethodError|IncompatibleClassChangeError");

    /**
     * Compares the libraries of a project with those of ReproKit.
     *
     * @param artifacts the project's runtime class path
     * @throws IOException if ReproKit's jar cannot be read
     */
    static LoweredLibraries of(Collection<Artifact> artifacts) throws IOException {
        Map<String, String> builtWith = new HashMap<>();
        for (Artifact artifact : artifacts) {
            if (artifact.getArtifactId().equals(EXPERIMENTS)) {
                builtWith.putAll(builtWith(artifact.getFile().toPath()));
            }
        }
        List<String> lowered = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            String id = artifact.getGroupId() + ":" + artifact.getArtifactId();
            String needed = builtWith.get(id);
            if (needed != null
                    && new ComparableVersion(artifact.getVersion())
                                    .compareTo(new ComparableVersion(needed))
                            < 0) {
                lowered.add("%s is %s, built with %s".formatted(id, artifact.getVersion(), needed));
            }
        }
        return new LoweredLibraries(lowered.stream().sorted().toList());
    }

    private static Map<String, String> builtWith(Path element) throws IOException {
        if (Files.isDirectory(element)) {
            return read(element.resolve(FILE));
        }
        try (FileSystem jar = FileSystems.newFileSystem(element)) {
            return read(jar.getPath(FILE));
        }
    }

    /** Reads lines such as {@code org.apache.commons:commons-lang3:3.18.0}. */
    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> versions = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int colon = line.lastIndexOf(':');
                versions.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return versions;
    }

    /** {@return a sentence that names them, and what helps} */
    public String inWords() {
        return "This project's dependency management makes libraries older than ReproKit needs, and it may fail: %s. Name these versions in <dependencyManagement>, before the BOM that lowers them"
                .formatted(String.join("; ", names));
    }

    /**
     * Explains a failure.
     *
     * @param message the failure in words
     * @return the message; with the libraries if one of them may be the cause
     */
    public String explain(String message) {
        return !names.isEmpty() && LACKS.matcher(message).find()
                ? message + "\n" + inWords()
                : message;
    }
}
