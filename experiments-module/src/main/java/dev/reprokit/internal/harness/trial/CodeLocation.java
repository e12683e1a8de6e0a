package dev.reprokit.internal.harness.trial;

import static java.util.stream.Collectors.joining;

import dev.reprokit.record.run.Dependency;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the code of this JVM: Spark's class loaders load it from outside their own class path. */
final class CodeLocation {
    private CodeLocation() {}

    /** {@return jars and folders, in the syntax of {@code java -cp}} */
    static String classPath() {
        return CodeLocation.class.getClassLoader() instanceof URLClassLoader spark
                ? Arrays.stream(spark.getURLs())
                        .map(CodeLocation::path)
                        .map(Path::toString)
                        .collect(joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    /**
     * Returns the libraries at their places on this machine.
     *
     * @param elsewhere libraries at their places on the machine that made the plan
     * @return the place of a jar of the same name that Spark has copied; otherwise the original
     *     place
     */
    static List<Path> libraries(List<Dependency> elsewhere) {
        Map<Path, Path> brought = new HashMap<>();
        if (CodeLocation.class.getClassLoader() instanceof URLClassLoader spark) {
            for (URL url : spark.getURLs()) {
                brought.put(path(url).getFileName(), path(url));
            }
        }
        return elsewhere.stream()
                .map(library -> Path.of(library.file()))
                .map(file -> brought.getOrDefault(file.getFileName(), file))
                .toList();
    }

    private static Path path(URL url) {
        return Path.of(URI.create(url.toString())).normalize();
    }
}
