package dev.reprokit.nn;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Records operations for differentiation while it is open. The mode belongs to the thread. PyTorch
 * starts every thread with recording on, so a thread that trains calls {@link #off()} first.
 *
 * <p>DJL's own gradient collector allows one at a time per JVM, but trials here run side by side.
 */
public final class GradientMode implements AutoCloseable {
    private GradientMode() {}

    /**
     * Starts recording on this thread.
     *
     * @return the open mode; close it to stop recording
     */
    public static GradientMode on() {
        JniUtils.setGradMode(true);
        return new GradientMode();
    }

    /** Stops recording on this thread. */
    public static void off() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        off();
    }
}
