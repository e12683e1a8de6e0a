package dev.reprokit.random;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

class RandomStreamTest {

    @Test
    void sameSeedAndPurposeGiveTheSameNumbers() {
        assertThat(numbers(7, "shuffle")).isEqualTo(numbers(7, "shuffle"));
    }

    /** On every version of Java: they read seeds differently. */
    @Test
    void theNumbersStayTheSameFromReleaseToRelease() {
        assertThat(RandomStream.of(1, "shuffle").nextLong()).isEqualTo(6676073843979894764L);
    }

    @Test
    void otherSeedsAndPurposesGiveOtherNumbers() {
        assertThat(numbers(7, "shuffle")).isNotEqualTo(numbers(8, "shuffle"));
        assertThat(numbers(7, "shuffle")).isNotEqualTo(numbers(7, "weights"));
    }

    @Test
    void neighbouringSeedsAreUncorrelated() {
        // Each of 64 bits of the first number flips between seeds n and n + 1 half of the time.
        int flips = 0;
        for (int seed = 0; seed < 1000; seed++) {
            long first = RandomStream.of(seed, "shuffle").nextLong();
            long second = RandomStream.of(seed + 1, "shuffle").nextLong();
            flips += Long.bitCount(first ^ second);
        }
        // 64,000 fair coins: standard deviation 126.
        assertThat(flips).isBetween(32_000 - 500, 32_000 + 500);
    }

    @Test
    void shuffleKeepsTheValues() {
        int[] values = IntStream.range(0, 1000).toArray();
        RandomStream.shuffle(values, RandomStream.of(1, "shuffle"));
        assertThat(values).isNotEqualTo(IntStream.range(0, 1000).toArray());
        Arrays.sort(values);
        assertThat(values).isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        RandomGenerator random = RandomStream.of(1, "shuffle");
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 24_000; i++) {
            int[] order = RandomStream.permutation(4, random);
            counts.merge(Arrays.toString(order), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        long[] seen = counts.values().stream().mapToLong(Integer::longValue).toArray();
        assertThat(ChiSquareTest.withDefaults().test(seen).getPValue()).isGreaterThan(0.001);
    }

    @Test
    void valuesMayStayWhereTheyAre() {
        // A shuffle that always moves every value (Sattolo's) has no fixed points; a fair one has
        // one on average.
        RandomGenerator random = RandomStream.of(2, "shuffle");
        int fixedPoints = 0;
        for (int i = 0; i < 1000; i++) {
            int[] values = IntStream.range(0, 10).toArray();
            RandomStream.shuffle(values, random);
            fixedPoints +=
                    (int) IntStream.range(0, 10).filter(place -> values[place] == place).count();
        }
        assertThat(fixedPoints).isBetween(900, 1100);
    }

    /** A library that asks for a generator under a class loader without the JDK's modules. */
    static final class AsksFirst {
        public static void main(String[] args) {
            if (args[0].equals("after")) {
                RandomStream.of(1, "shuffle");
            }
            Thread thread = Thread.currentThread();
            ClassLoader usual = thread.getContextClassLoader();
            thread.setContextClassLoader(new ClassLoader(null) {});
            try {
                RandomGenerator.of("L64X128MixRandom");
            } catch (IllegalArgumentException e) {
                // So it goes for the library as well.
            }
            thread.setContextClassLoader(usual);
            try {
                System.out.print(RandomStream.of(1, "shuffle").nextLong());
            } catch (IllegalStateException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @Test
    void aLibraryThatAsksLaterUnderAnotherLoaderChangesNothing() throws Exception {
        assertThat(answer("after")).isEqualTo("6676073843979894764");
    }

    @Test
    void aLibraryThatAsksFirstUnderAnotherLoaderIsNamedAsTheCause() throws Exception {
        assertThat(answer("before"))
                .satisfiesAnyOf(
                        java17 ->
                                assertThat(java17)
                                        .contains(
                                                "another library asked before ReproKit",
                                                "L64X128MixRandom"),
                        later -> assertThat(later).isEqualTo("6676073843979894764"));
    }

    /** What a JVM of its own prints, since a JVM searches for generators only once. */
    private static String answer(String when) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AsksFirst.class.getName(),
                                when)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private static long[] numbers(long seed, String purpose) {
        return RandomStream.of(seed, purpose).longs(10).toArray();
    }
}
