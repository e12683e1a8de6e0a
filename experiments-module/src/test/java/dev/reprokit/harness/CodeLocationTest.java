package dev.reprokit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.Dependency;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class CodeLocationTest {
    @Test
    void isTheClassPathOfAJvm() {
        assertThat(CodeLocation.classPath()).isEqualTo(System.getProperty("java.class.path"));
    }

    /** As Spark's executors load it. */
    @Test
    void isWhereALoaderOfItsOwnLooks() throws Exception {
        String[] elements = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = Arrays.stream(elements).map(CodeLocationTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Method classPath =
                    loader.loadClass(CodeLocation.class.getName()).getDeclaredMethod("classPath");
            classPath.setAccessible(true);
            assertThat(classPath.invoke(null).toString().split(File.pathSeparator))
                    .containsExactly(elements);
        }
    }

    private static URL url(String element) {
        try {
            return Path.of(element).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void librariesAreFoundByTheirNames() {
        Path djl =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(jar -> jar.getFileName().toString().startsWith("pytorch-engine"))
                        .findFirst()
                        .orElseThrow();
        Dependency there = new Dependency("ai.djl:engine:1", "/driver/" + djl.getFileName(), "12");
        Dependency nowhere = new Dependency("a:b:1", "/driver/b-1.jar", "34");

        assertThat(CodeLocation.libraries(List.of(there, nowhere)))
                .containsExactly(new Dependency("ai.djl:engine:1", djl.toString(), "12"), nowhere);
    }
}
