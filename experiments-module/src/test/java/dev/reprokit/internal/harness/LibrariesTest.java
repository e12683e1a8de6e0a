package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds {@code META-INF/reprokit/libraries.txt}, by which the plugin finds libraries that a user's
 * project makes older, to the libraries of the build. With {@code -Dupdate} it is written.
 */
class LibrariesTest {
    private static final Path FILE = Path.of("src/main/resources/META-INF/reprokit/libraries.txt");

    /** What only tests need, a cluster brings, or holds no code. */
    private static final Pattern NOT_OURS =
            Pattern.compile(
                    "(org\\.junit|org\\.opentest4j|org\\.apiguardian|com\\.tngtech|org\\.jsoup|org\\.apache\\.spark|org\\.scala-lang|org\\.jspecify|dev\\.reprokit).*");

    @Test
    void theListIsThatOfTheBuild() throws IOException {
        List<String> libraries = libraries();
        if (System.getProperty("update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, libraries);
        }
        assertThat(Files.readAllLines(FILE))
                .isEqualTo(libraries)
                .anyMatch(l -> l.contains("lang3"));
    }

    private static List<String> libraries() {
        Path repository =
                Path.of(
                        System.getProperty(
                                "localRepository",
                                System.getProperty("user.home") + "/.m2/repository"));
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(Path::of)
                .filter(jar -> jar.startsWith(repository))
                .map(repository::relativize)
                .filter(LibrariesTest::hasNoClassifier)
                .map(LibrariesTest::coordinates)
                .filter(library -> !NOT_OURS.matcher(library).matches())
                .sorted()
                .toList();
    }

    private static boolean hasNoClassifier(Path jar) {
        Path version = jar.getParent();
        String name = version.getParent().getFileName() + "-" + version.getFileName() + ".jar";
        return jar.getFileName().toString().equals(name);
    }

    /** Reads {@code groupId:artifactId:version} from a place in the repository. */
    private static String coordinates(Path jar) {
        Path artifact = jar.getParent().getParent();
        return "%s:%s:%s"
                .formatted(
                        artifact.getParent().toString().replace(File.separatorChar, '.'),
                        artifact.getFileName(),
                        jar.getParent().getFileName());
    }
}
