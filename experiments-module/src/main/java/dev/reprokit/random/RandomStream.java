package dev.reprokit.random;

import dev.reprokit.internal.file.Sha256;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Reproducible random numbers. Each pair of seed and purpose has a stream of its own, so that
 * drawing more numbers for one purpose never changes another.
 */
public final class RandomStream {
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final @Nullable RandomGeneratorFactory<RandomGenerator> L64X128 = l64X128();

    private RandomStream() {}

    /**
     * Finds the generator with the JDK's class loader. Java 17 would use the thread's, and a loader
     * such as Spark's, which searches its own jars first, does not find the JDK's generators. Java
     * 17 searches once per JVM: null if somebody else's search came first and found nothing.
     */
    private static @Nullable RandomGeneratorFactory<RandomGenerator> l64X128() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return RandomGeneratorFactory.of(ALGORITHM);
        } catch (IllegalArgumentException e) {
            return null;
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /**
     * Creates the random generator of a seed and a purpose. Its initial state is the SHA-256 of
     * both, so that the numbers of neighbouring seeds are unrelated.
     *
     * @param seed any number
     * @param purpose the name of what the numbers are for, such as {@code "shuffle"}
     * @return a new generator of the JDK's algorithm L64X128MixRandom, which gives the same numbers
     *     for the same seed and purpose, whatever the version of Java
     * @throws IllegalStateException if this JVM has lost the JDK's generators: see the message
     */
    public static RandomGenerator of(long seed, String purpose) {
        if (L64X128 == null) {
            throw new IllegalStateException(
                    ("this JVM does not find the JDK's random generator %s. Java 17 searches for"
                                    + " generators once, with the context class loader of whoever"
                                    + " asks first: another library asked before ReproKit, under a"
                                    + " loader that does not see the JDK's modules. Start ReproKit"
                                    + " before it, or use Java 25")
                            .formatted(ALGORITHM));
        }
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] message =
                ByteBuffer.allocate(Long.BYTES + name.length).putLong(seed).put(name).array();
        return L64X128.create(alikeOnAllVersions(Sha256.start().digest(message)));
    }

    /**
     * Makes a seed that all versions of Java read alike. Java 17 spreads the sign of a byte over
     * the bytes before it in their word of eight, later versions do not. Once spread, a seed is
     * read by both as Java 17 reads the original.
     */
    private static byte[] alikeOnAllVersions(byte[] seed) {
        ByteBuffer words = ByteBuffer.allocate(seed.length);
        for (int at = 0; at < seed.length; at += Long.BYTES) {
            long word = 0;
            for (int i = at; i < at + Long.BYTES; i++) {
                word = word << Byte.SIZE | seed[i];
            }
            words.putLong(word);
        }
        return words.array();
    }

    /**
     * Draws an order of things: every one has the same probability. Its first numbers are a draw
     * without replacement.
     *
     * @param size how many things there are, at least 0
     * @param random the random source
     * @return the numbers from 0 to {@code size - 1}
     */
    public static int[] permutation(int size, RandomGenerator random) {
        int[] numbers = IntStream.range(0, size).toArray();
        shuffle(numbers, random);
        return numbers;
    }

    /**
     * Shuffles values by the algorithm of Fisher and Yates: every permutation, including those with
     * fixed points, has the same probability.
     *
     * @param values the values, reordered in place
     * @param random the random source
     */
    public static void shuffle(int[] values, RandomGenerator random) {
        for (int last = values.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }
}
