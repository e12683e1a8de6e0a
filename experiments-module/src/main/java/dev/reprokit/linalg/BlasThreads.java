package dev.reprokit.linalg;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Determines on how many threads OpenBLAS, the native library behind this package, computes. Small
 * computations get one thread, so that trials (settings run with one seed) can run side by side; a
 * computation on a symmetric matrix of 32,768 rows or more (4.3 GB, since {@link PackedMatrix}
 * stores only one triangle of it; the full square would take 8.6 GB) gets all cores and runs with
 * nothing beside it. The number of threads affects the last bits of the results, so only the size
 * of the matrix decides, never what else runs.
 */
public final class BlasThreads {
    /**
     * Smallest number of rows for which a matrix gets all cores (4.3 GB for its one triangle): few
     * machines could hold two such matrices.
     */
    private static final int LARGE = 32_768;

    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

    private BlasThreads() {}

    /**
     * Tests if a computation of OpenBLAS, the native library behind this package, gets all cores.
     *
     * @param rows number of rows of the largest symmetric matrix that the computation holds
     * @return true for all cores, from 32,768 rows on; false for one thread
     */
    public static boolean areAll(int rows) {
        return rows >= LARGE;
    }

    /** A computation on matrices that {@link #run} runs on one thread or on all cores. */
    public interface Computation {
        /**
         * Runs the computation.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }

    /**
     * Runs a computation on the calling thread, with OpenBLAS on one thread or on all cores, as
     * {@link #areAll} decides, and returns when it has ended. A computation on all cores runs
     * alone: it waits for all others that were started here, and they wait for it.
     *
     * @param rows number of rows of the largest symmetric matrix that the computation holds
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
