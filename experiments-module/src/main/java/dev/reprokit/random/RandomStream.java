package dev.reprokit.random;

import dev.reprokit.internal.file.Sha256;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Reproducible random numbers. Each pair of seed and purpose has a stream of its own, so drawing
 * more numbers for one purpose never changes another.
 */
public final class RandomStream {
    private static final RandomGeneratorFactory<RandomGenerator> L64X128 = l64X128();

    private RandomStream() {}

    /**
     * Java 17 looks for generators with the thread's class loader, and a loader such as Spark's,
     * which looks into its own jars first, does not see the JDK's.
     */
    private static RandomGeneratorFactory<RandomGenerator> l64X128() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return RandomGeneratorFactory.of("L64X128MixRandom");
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /**
     * Starts a stream. Its state is the SHA-256 of seed and purpose, so neighbouring seeds are
     * unrelated.
     *
     * @param seed any number
     * @param purpose what the numbers are for, such as {@code "shuffle"}
     * @return an L64X128MixRandom at the beginning of its stream
     */
    public static RandomGenerator of(long seed, String purpose) {
        byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] message =
                ByteBuffer.allocate(Long.BYTES + name.length).putLong(seed).put(name).array();
        return L64X128.create(Sha256.start().digest(message));
    }

    /**
     * Puts values into random order by Fisher and Yates' algorithm: every permutation, those with
     * fixed points included, is equally likely.
     *
     * @param values what to reorder, in place
     * @param random where the randomness comes from
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
