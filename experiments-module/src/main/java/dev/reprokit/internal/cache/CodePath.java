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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a class path whose files count one by one: everything but the libraries. It is read
 * once, so that a class that is compiled anew during a run is not what the run executes.
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
     * @param classPath as {@code java -cp} takes it; missing entries are ignored
     * @param libraries jars that do not count as code
     * @throws IOException if one of them cannot be read
     */
    public CodePath(String classPath, Collection<Path> libraries) throws IOException {
        List<Path> others = libraries.stream().map(CodePath::normal).toList();
        for (String element : classPath.split(Pattern.quote(File.pathSeparator))) {
            Path path = normal(Path.of(element));
            if (Files.isDirectory(path)) {
                read(path);
            } else if (Files.exists(path) && !others.contains(path)) {
                // A jar may hold a class for several releases of Java; this reads the one that
                // runs.
                try (FileSystem jar =
                        FileSystems.newFileSystem(
                                path, Map.of("releaseVersion", Runtime.version()))) {
                    read(jar.getPath("/"));
                }
            }
        }
    }

    private CodePath(CodePath whole, Predicate<String> classes) {
        whole.classes.keySet().stream()
                .filter(classes)
                .forEach(name -> this.classes.put(name, whole.classes.get(name)));
        packages.addAll(whole.packages);
        resources.putAll(whole.resources);
    }

    /**
     * Returns the code without some classes, and those that are nested in them.
     *
     * @param others the classes
     */
    public CodePath without(Set<Class<?>> others) {
        Set<String> names =
                others.stream()
                        .map(other -> other.getName().replace('.', '/'))
                        .collect(Collectors.toSet());
        return new CodePath(this, name -> !names.contains(name.split("\\$", 2)[0]));
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Reads one folder or jar; files that an earlier one has are ignored. */
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
     * Tests if a class is code.
     *
     * @param name as {@link Class#getName} returns it
     * @return true if one of the folders and jars has it
     */
    public boolean contains(String name) {
        return classes.containsKey(name.replace('.', '/'));
    }

    /**
     * Returns the bytes of a class.
     *
     * @param name its internal name, with slashes
     * @return empty if none of the folders and jars has it
     */
    public Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Tests if a folder, such as {@code dev/reprokit/nn}, has classes of its own. */
    boolean isPackage(String folder) {
        return packages.contains(folder);
    }

    /**
     * Returns the SHA-256 of all files other than classes and those in {@code META-INF}, by name.
     */
    SortedMap<String, String> resources() {
        return Collections.unmodifiableSortedMap(resources);
    }
}
