package dev.reprokit.plugin.fork;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.record.run.Dependency;

import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A project's runtime class path, which the forked JVM gets.
 *
 * @param elements jars and folders, in order
 */
public record ExperimentClassPath(List<Path> elements) {
    /**
     * Returns a project's class path as it is now: folders of classes in a build that has not
     * reached {@code package}.
     *
     * @throws MojoExecutionException if the dependencies have not been resolved
     */
    public static ExperimentClassPath of(MavenProject project) throws MojoExecutionException {
        try {
            return of(project.getRuntimeClasspathElements().stream().map(Path::of).toList());
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The runtime class path is not resolved: " + e, e);
        }
    }

    /**
     * Returns a class path of some jars and folders.
     *
     * @throws MojoExecutionException if Java would take one for two
     */
    public static ExperimentClassPath of(List<Path> elements) throws MojoExecutionException {
        for (Path element : elements) {
            requireSeparable(element);
        }
        return new ExperimentClassPath(elements);
    }

    /** Refuses what Java would take for two entries. */
    private static void requireSeparable(Path element) throws MojoExecutionException {
        if (element.toString().contains(File.pathSeparator)) {
            throw new MojoExecutionException(
                    "%s has a '%s' in its path, by which Java separates the entries of a class path. Move the project, or the local repository with -Dmaven.repo.local=, to a folder without it"
                            .formatted(element, File.pathSeparator));
        }
    }

    /**
     * Finds out whether anything on the class path declares an experiment.
     *
     * @throws IOException if a jar cannot be read
     */
    public boolean declaresExperiments() throws IOException {
        for (Path element : elements) {
            if (declaresExperiments(element)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds out whether the class path has what runs experiments.
     *
     * @throws IOException if a jar cannot be read
     */
    public boolean hasHarness() throws IOException {
        String main = HarnessCommand.MAIN_CLASS.replace('.', '/') + ".class";
        for (Path element : elements) {
            if (has(element, main)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Path element, String file) throws IOException {
        if (!Files.isRegularFile(element)) {
            return Files.exists(element.resolve(file));
        }
        try (ZipFile zip = new ZipFile(element.toFile())) {
            return zip.getEntry(file) != null;
        }
    }

    /**
     * Finds out whether a jar or folder declares experiments.
     *
     * @throws IOException if the jar cannot be read
     */
    public static boolean declaresExperiments(Path element) throws IOException {
        return serviceFile(element).isPresent();
    }

    /**
     * Reads which experiments a jar or folder declares.
     *
     * @param element one that need not exist
     * @return the names of the classes, as its service file has them
     * @throws IOException if the jar cannot be read
     */
    public static Set<String> declaredExperiments(Path element) throws IOException {
        return serviceFile(element).stream()
                .map(ServiceFile::classes)
                .flatMap(List::stream)
                .collect(toCollection(TreeSet::new));
    }

    private static Optional<String> serviceFile(Path element) throws IOException {
        if (!Files.isDirectory(element)) {
            return Files.exists(element) ? serviceFileOfJar(element) : Optional.empty();
        }
        Path file = element.resolve(ServiceFile.PATH);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static Optional<String> serviceFileOfJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(ServiceFile.PATH);
            if (entry == null) {
                return Optional.empty();
            }
            byte[] bytes = zip.getInputStream(entry).readAllBytes();
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (ZipException e) {
            throw new IOException(
                    "%s is no readable jar: %s. Remove it, and Maven fetches or builds it again"
                            .formatted(jar, e.getMessage()),
                    e);
        }
    }

    /** {@return the class path as {@code java -cp} takes it} */
    String asArgument() {
        return elements.stream().map(Path::toString).collect(joining(File.pathSeparator));
    }

    /**
     * Computes SHA-256 over the contents: the bytes of libraries, and the files' names and bytes of
     * all other folders and jars, so that a module's jar and its folder have the same digest. The
     * order of the elements counts, their paths do not.
     *
     * @param libraries the libraries of the class path
     * @return 64 hexadecimal digits
     * @throws IOException if a file cannot be read
     */
    public String sha256(List<Dependency> libraries) throws IOException {
        return sha256(libraries, Path.of(""), List.of());
    }

    /**
     * Computes SHA-256 over the contents as {@link #sha256(List)}, and over further files.
     *
     * @param libraries the libraries of the class path
     * @param folder the folder of the further files
     * @param further their names in it, sorted; with none the digest is that of the class path
     * @return 64 hexadecimal digits
     * @throws IOException if a file cannot be read
     */
    public String sha256(List<Dependency> libraries, Path folder, List<String> further)
            throws IOException {
        Map<Path, String> known = new HashMap<>();
        libraries.forEach(library -> known.put(Path.of(library.file()), library.sha256()));
        ContentDigest digest = new ContentDigest();
        for (Path element : elements) {
            String library = known.get(element.toAbsolutePath());
            if (library != null) {
                digest.text(library);
            } else if (Files.exists(element)) {
                digest.code(element);
            }
        }
        for (String name : further) {
            digest.file(name, folder.resolve(name));
        }
        return digest.hex();
    }
}
