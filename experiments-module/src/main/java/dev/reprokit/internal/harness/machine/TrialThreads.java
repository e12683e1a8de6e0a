package dev.reprokit.internal.harness.machine;

import ai.djl.pytorch.jni.JniUtils;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads that trials compute on. PyTorch keeps two settings a thread, and starts every
 * new one with gradients on and, for its matrix library, with all cores; so each thread is told
 * first.
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

    /** Tells PyTorch how the calling thread computes. */
    public static void prepare() {
        JniUtils.setNumThreads(Torch.THREADS_PER_TRIAL);
        JniUtils.setGradMode(false);
    }
}
