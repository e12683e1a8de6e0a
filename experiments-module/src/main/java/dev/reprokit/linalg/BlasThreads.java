package dev.reprokit.linalg;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * On how many threads OpenBLAS computes, which decides the last bits of its results: one, side by
 * side with other trials, or all cores, alone. The rule asks only for the size of the matrix, so
 * that it is the same whatever else runs.
 */
public final class BlasThreads {
    /** From this many rows on (4.3 GB), a matrix has all cores: two would fit few machines. */
    private static final int LARGE = 32_768;

    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    static {
        Blas.load();
    }

    private BlasThreads() {}

    /**
     * The rule.
     *
     * @param rows of the largest symmetric matrix
     * @return whether it has all cores, not one
     */
    public static boolean areAll(int rows) {
        return rows >= LARGE;
    }

    /** Something to compute. */
    public interface Computation {
        /**
         * Computes.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }

    /**
     * Computes on as many threads as the rule says. Large computations wait for all others, and all
     * others for them.
     *
     * @param rows of the largest symmetric matrix
     * @param computation what to compute
     * @throws Exception what the computation throws
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
