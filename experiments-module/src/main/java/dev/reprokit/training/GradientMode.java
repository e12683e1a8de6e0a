package dev.reprokit.training;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Records operations for differentiation while open. The mode belongs to the thread; PyTorch starts
 * every thread with it on, so a thread that trains calls {@link #off()} first.
 *
 * <p>DJL's own gradient collector allows one at a time in a JVM; trials here run side by side.
 */
final class GradientMode implements AutoCloseable {
    private GradientMode() {}

    static GradientMode on() {
        JniUtils.setGradMode(true);
        return new GradientMode();
    }

    static void off() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        off();
    }
}
