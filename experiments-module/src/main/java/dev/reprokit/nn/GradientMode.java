package dev.reprokit.nn;

import ai.djl.pytorch.jni.JniUtils;

/**
 * A mode of the calling thread in which PyTorch records operations on arrays while it is open, so
 * that gradients can be computed from them. PyTorch starts every thread with recording on, so a
 * thread that trains calls {@link #off()} first.
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
