package dev.reprokit.nn;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Records operations for differentiation while open. The mode belongs to the thread; PyTorch starts
 * every thread with it on, so a thread that trains calls {@link #off()} first.
 *
 * <p>DJL's own gradient collector allows one at a time in a JVM; trials here run side by side.
 */
public final class GradientMode implements AutoCloseable {
    private GradientMode() {}

    /**
     * Records until it is closed.
     *
     * @return to be closed
     */
    public static GradientMode on() {
        JniUtils.setGradMode(true);
        return new GradientMode();
    }

    /** Records nothing from now on. */
    public static void off() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        off();
    }
}
