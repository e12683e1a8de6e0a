package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What Java does that one would not guess. */
class JavaTrapTest {
    private static final int WITH_MACHINE_CODE = 24;

    @Shows("java-tanh")
    void theLastBitsOfTanhChangedOnX86() {
        long others =
                IntStream.range(1, 20_000)
                        .mapToDouble(i -> i / 5000.0)
                        .filter(x -> Math.tanh(x) != StrictMath.tanh(x))
                        .count();

        boolean changed =
                Runtime.version().feature() >= WITH_MACHINE_CODE
                        && System.getProperty("os.arch").equals("amd64");
        assertThat(others > 0).isEqualTo(changed);
    }

    @Shows("java-random-generator")
    void theFirstCallersClassLoaderDecidesForTheJvm() throws Exception {
        int release = Runtime.version().feature();
        assumeTrue(release == 17 || release >= 25, "not tried between the two");
        Process jvm =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                FirstCaller.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean old = release == 17;
        assertThat(said.lines().filter(line -> line.startsWith("found ")))
                .containsExactly("found " + !old, "found " + !old);
    }

    /** Asks for a generator under a class loader that sees none, and then under the usual one. */
    static final class FirstCaller {
        private FirstCaller() {}

        public static void main(String[] none) {
            Thread.currentThread().setContextClassLoader(new ClassLoader(null) {});
            System.out.println("found " + isFound());
            Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
            System.out.println("found " + isFound());
        }

        private static boolean isFound() {
            try {
                return RandomGenerator.of("L64X128MixRandom") != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
