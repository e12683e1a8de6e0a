package dev.reprokit.plugin.fork;

import org.apache.maven.plugin.logging.Log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turn to use this machine. A run that may take all cores and all free memory holds it, so that
 * the modules of a parallel build ({@code mvn -T}) run one after the other, in the order in which
 * they ask, instead of each taking everything. Each measures and uses the machine as if alone, and
 * all of them take no longer than side by side.
 */
final class Turn implements AutoCloseable {
    private static final ReentrantLock MACHINE = new ReentrantLock(true);

    private Turn() {}

    /**
     * Waits for the turn.
     *
     * @param name the run, for the log
     * @param log gets a line if the run has to wait
     */
    static Turn take(String name, Log log) throws InterruptedException {
        // Without the time, it would overtake those who wait.
        if (!MACHINE.tryLock(0, TimeUnit.SECONDS)) {
            log.info(
                    name
                            + ": waits, since another module of this build uses the machine."
                            + " With -Drepro.parallel=N, modules run side by side, N trials each");
            MACHINE.lockInterruptibly();
        }
        return new Turn();
    }

    /** {@return the number of runs that wait} */
    static int waiting() {
        return MACHINE.getQueueLength();
    }

    /** Lets the next run begin. */
    @Override
    public void close() {
        MACHINE.unlock();
    }
}
