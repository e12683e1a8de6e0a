package dev.reprokit.cache;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of a class path whose files count one by one: all but the libraries. */
public final class CodePath implements Closeable {
    private static final String CLASS = ".class";

    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> jars = new ArrayList<>();

    /**
     * Opens the folders and jars.
     *
     * @param classPath as {@code java -cp} takes it; what is not there is passed by
     * @param libraries jars that are not code
     * @throws IOException if a jar cannot be read
     */
    public CodePath(String classPath, Collection<Path> libraries) throws IOException {
        List<Path> others = libraries.stream().map(CodePath::normal).toList();
        try {
            for (String element : classPath.split(Pattern.quote(File.pathSeparator))) {
                Path path = normal(Path.of(element));
                if (Files.isDirectory(path)) {
                    roots.add(path);
                } else if (Files.exists(path) && !others.contains(path)) {
                    // Of a class that a jar has for several releases of Java, the one that runs.
                    FileSystem jar =
                            FileSystems.newFileSystem(
                                    path, Map.of("releaseVersion", Runtime.version()));
                    jars.add(jar);
                    roots.add(jar.getPath("/"));
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The bytes of a class by its internal name; empty where it is none of the code. */
    Optional<byte[]> classFile(String name) throws IOException {
        for (Path root : roots) {
            Path file = root.resolve(name + CLASS);
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        }
        return Optional.empty();
    }

    /** Whether a folder, such as {@code dev/reprokit/nn}, has classes of its own. */
    boolean isPackage(String folder) throws IOException {
        for (Path root : roots) {
            Path path = root.resolve(folder);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    if (files.anyMatch(file -> file.toString().endsWith(CLASS))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** All files that are no classes and not in {@code META-INF}, by name. */
    SortedMap<String, Path> resources() throws IOException {
        SortedMap<String, Path> resources = new TreeMap<>();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    if (!name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
                        resources.putIfAbsent(name, file);
                    }
                }
            }
        }
        return resources;
    }

    @Override
    public void close() throws IOException {
        for (FileSystem jar : jars) {
            jar.close();
        }
    }
}
