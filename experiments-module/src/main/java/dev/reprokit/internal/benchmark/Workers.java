package dev.reprokit.internal.benchmark;

import ai.djl.pytorch.jni.JniUtils;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The threads of trials that run side by side, one per trial. */
final class Workers implements AutoCloseable {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final List<ExecutorService> threads;

    Workers(Layout layout) {
        threads =
                IntStream.range(0, layout.trials())
                        .mapToObj(i -> Executors.newSingleThreadExecutor(Workers::daemon))
                        .toList();
        useThreads(layout.threads());
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "benchmark");
        thread.setDaemon(true);
        return thread;
    }

    int count() {
        return threads.size();
    }

    /**
     * Sets the number of threads of PyTorch's matrix library, which is a setting of the calling
     * thread: a thread that never set it multiplies matrices on all cores.
     */
    private void useThreads(int number) {
        time(worker -> JniUtils.setNumThreads(number));
    }

    /** Runs a task on every worker at once, and waits for the last. */
    Timing time(IntConsumer task) {
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        each(
                worker -> {
                    task.accept(worker);
                    return worker;
                });
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores =
                processor < 0
                        ? Double.NaN
                        : (SYSTEM.getProcessCpuTime() - processor) / 1e9 / seconds;
        return new Timing(seconds, cores);
    }

    /**
     * Runs a task on every worker at once.
     *
     * @return the results, in the order of the workers
     * @throws RuntimeException as the task throws it; all workers have ended then
     */
    <T> List<T> each(IntFunction<T> task) {
        List<Future<T>> started = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            int worker = i;
            started.add(threads.get(i).submit(() -> task.apply(worker)));
        }
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<T> result : started) {
            try {
                results.add(result.get());
            } catch (ExecutionException e) {
                failure =
                        e.getCause() instanceof RuntimeException cause
                                ? cause
                                : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    @Override
    public void close() {
        // PyTorch uses the latest number for new threads.
        useThreads(1);
        threads.forEach(ExecutorService::shutdownNow);
    }
}
