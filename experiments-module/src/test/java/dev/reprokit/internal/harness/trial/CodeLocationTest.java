package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.Dependency;

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
    void librariesLieWhereTheyLay() {
        assertThat(CodeLocation.libraries(List.of(new Dependency("a:b:1", "/x/b-1.jar", "34"))))
                .containsExactly(Path.of("/x/b-1.jar"));
    }

    @Test
    void librariesThatSparkHasBroughtAreFoundByTheirNames() throws Exception {
        String[] elements = System.getProperty("java.class.path").split(File.pathSeparator);
        String engine =
                Arrays.stream(elements)
                        .filter(
                                jar ->
                                        Path.of(jar)
                                                .getFileName()
                                                .toString()
                                                .startsWith("pytorch-engine"))
                        .findFirst()
                        .orElseThrow();
        URL[] urls = Arrays.stream(elements).map(CodeLocationTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Method libraries =
                    loader.loadClass(CodeLocation.class.getName())
                            .getDeclaredMethod("libraries", List.class);
            libraries.setAccessible(true);
            Class<?> dependency = loader.loadClass(Dependency.class.getName());
            Object there =
                    dependency.getConstructors()[0].newInstance(
                            "ai.djl:engine:1", "/driver/" + Path.of(engine).getFileName(), "12");
            Object nowhere =
                    dependency.getConstructors()[0].newInstance("a:b:1", "/x/b-1.jar", "34");
            assertThat(libraries.invoke(null, List.of(there, nowhere)))
                    .isEqualTo(List.of(Path.of(engine), Path.of("/x/b-1.jar")));
        }
    }
}
