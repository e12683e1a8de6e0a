package dev.reprokit.internal.harness.machine;

import ai.djl.pytorch.jni.JniUtils;

import java.util.concurrent.ThreadFactory;

/**
 * Creates the threads that trials compute on. PyTorch keeps two settings per thread, and starts
 * every new one with gradients on and, for its matrix library, with all cores; so each thread
 * changes them first.
 */
public final class TrialThreads implements ThreadFactory {
    @Override
    public Thread newThread(Runnable trials) {
        return new Thread(
                () -> {
                    prepare();
                    trials.run();
                },
                "repro-trials");
    }

    /** Sets PyTorch's settings for the calling thread. */
    public static void prepare() {
        JniUtils.setNumThreads(EngineSettings.THREADS_PER_TRIAL);
        JniUtils.setGradMode(false);
    }
}
