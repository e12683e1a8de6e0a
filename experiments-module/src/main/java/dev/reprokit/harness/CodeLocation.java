package dev.reprokit.harness;

import static java.util.stream.Collectors.joining;

import dev.reprokit.record.Dependency;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the code of this JVM lies: Spark's loaders bring it apart from their own class path. */
final class CodeLocation {
    private CodeLocation() {}

    /** {@return jars and folders, as {@code java -cp} takes them} */
    static String classPath() {
        return CodeLocation.class.getClassLoader() instanceof URLClassLoader spark
                ? Arrays.stream(spark.getURLs())
                        .map(CodeLocation::path)
                        .map(Path::toString)
                        .collect(joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /**
     * Libraries where they lie here.
     *
     * @param elsewhere the same with their places on the machine that made the plan
     * @return those that have a namesake on this class path; the others lie where they did
     */
    static List<Dependency> libraries(List<Dependency> elsewhere) {
        Map<Path, Path> here = new HashMap<>();
        for (String element : classPath().split(File.pathSeparator)) {
            here.put(Path.of(element).getFileName(), Path.of(element));
        }
        return elsewhere.stream()
                .map(
                        library ->
                                new Dependency(
                                        library.coordinates(),
                                        Objects.requireNonNullElse(
                                                        here.get(
                                                                Path.of(library.file())
                                                                        .getFileName()),
                                                        library.file())
                                                .toString(),
                                        library.sha256()))
                .toList();
    }

    private static Path path(URL url) {
        return Path.of(URI.create(url.toString())).normalize();
    }
}
