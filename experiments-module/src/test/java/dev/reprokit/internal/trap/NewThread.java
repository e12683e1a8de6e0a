package dev.reprokit.internal.trap;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs work in a thread that nothing has run in before. */
final class NewThread {
    private NewThread() {}

    /**
     * Waits for the work's result.
     *
     * @throws ExecutionException if the work has thrown
     */
    static <T> T call(Callable<T> work) throws ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task, "new").start();
        return task.get();
    }
}
