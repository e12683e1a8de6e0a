package dev.reprokit.linalg;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Determines on how many threads OpenBLAS computes, which affects the last bits of its results: on
 * one, so that trials can run side by side, or on all cores, with nothing beside it. Only the size
 * of the matrix decides, so that the number does not depend on what else runs.
 */
public final class BlasThreads {
    /**
     * Smallest number of rows for which a matrix gets all cores (4.3 GB): few machines could hold
     * two such matrices.
     */
    private static final int LARGE = 32_768;

    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    static {
        Blas.load();
    }

    private BlasThreads() {}

    /**
     * Tests if a computation gets all cores.
     *
     * @param rows number of rows of the largest symmetric matrix
     * @return true for all cores, false for one
     */
    public static boolean areAll(int rows) {
        return rows >= LARGE;
    }

    /** A computation to run. */
    public interface Computation {
        /**
         * Runs the computation.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }

    /**
     * Runs a computation on one thread or on all cores, as {@link #areAll} decides. A computation
     * on all cores runs alone: it waits for all others, and they wait for it.
     *
     * @param rows rows of the largest symmetric matrix
     * @param computation the computation
     * @throws Exception whatever the computation throws
     */
    public static void run(int rows, Computation computation) throws Exception {
        int threads = areAll(rows) ? Runtime.getRuntime().availableProcessors() : 1;
        Lock lock = areAll(rows) ? LOCK.writeLock() : LOCK.readLock();
        lock.lock();
        try {
            if (threads > 1) {
                Blas.setThreads(threads);
            }
            computation.run();
        } finally {
            if (threads > 1) {
                Blas.setThreads(1);
            }
            lock.unlock();
        }
    }
}
