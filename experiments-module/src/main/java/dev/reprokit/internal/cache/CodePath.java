package dev.reprokit.internal.cache;

import dev.reprokit.internal.file.Sha256;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of a class path whose files count one by one: all but the libraries. It is as it was
 * when it was read: a class that is compiled anew while a run lasts is not what the run executes.
 */
public final class CodePath {
    private static final String CLASS = ".class";
    private static final Pattern OF_A_RELEASE = Pattern.compile("META-INF/versions/\\d+/(.*)");

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Set<String> packages = new HashSet<>();
    private final SortedMap<String, String> resources = new TreeMap<>();

    /**
     * Reads the folders and jars.
     *
     * @param classPath as {@code java -cp} takes it; what is not there is passed by
     * @param libraries jars that are not code
     * @throws IOException if one of them cannot be read
     */
    public CodePath(String classPath, Collection<Path> libraries) throws IOException {
        List<Path> others = libraries.stream().map(CodePath::normal).toList();
        for (String element : classPath.split(Pattern.quote(File.pathSeparator))) {
            Path path = normal(Path.of(element));
            if (Files.isDirectory(path)) {
                read(path);
            } else if (Files.exists(path) && !others.contains(path)) {
                // Of a class that a jar has for several releases of Java, the one that runs.
                try (FileSystem jar =
                        FileSystems.newFileSystem(
                                path, Map.of("releaseVersion", Runtime.version()))) {
                    read(jar.getPath("/"));
                }
            }
        }
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** What an earlier folder or jar has is not looked up in a later one. */
    private void read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(CLASS)) {
                    readClass(root, name);
                } else if (!name.startsWith("META-INF/") && !resources.containsKey(name)) {
                    resources.put(name, Sha256.of(file));
                }
            }
        }
    }

    private void readClass(Path root, String file) throws IOException {
        Matcher ofARelease = OF_A_RELEASE.matcher(file);
        String seen = ofARelease.matches() ? ofARelease.group(1) : file;
        String name = seen.substring(0, seen.length() - CLASS.length());
        if (!classes.containsKey(name) && Files.exists(root.resolve(seen))) {
            classes.put(name, Files.readAllBytes(root.resolve(seen)));
            packages.add(name.substring(0, Math.max(0, name.lastIndexOf('/'))));
        }
    }

    /**
     * Whether a class is code.
     *
     * @param name as {@link Class#getName} has it
     * @return whether one of the folders and jars has it
     */
    public boolean contains(String name) {
        return classes.containsKey(name.replace('.', '/'));
    }

    /** The bytes of a class by its internal name; empty where it is none of the code. */
    Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Whether a folder, such as {@code dev/reprokit/nn}, has classes of its own. */
    boolean isPackage(String folder) {
        return packages.contains(folder);
    }

    /** The SHA-256 of all files that are no classes and not in {@code META-INF}, by name. */
    SortedMap<String, String> resources() {
        return Collections.unmodifiableSortedMap(resources);
    }
}
