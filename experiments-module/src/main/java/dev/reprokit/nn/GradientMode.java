package dev.reprokit.nn;

import ai.djl.pytorch.jni.JniUtils;

/**
 * A mode of the calling thread in which PyTorch records operations on arrays while it is open, so
 * that gradients can be computed from them. PyTorch starts every thread with this mode on, so a
 * thread that trains calls {@link #off()} first, lest evaluations are recorded too.
 *
 * <p>DJL's own gradient collector allows one at a time per JVM, but trials (settings run with one
 * seed) run side by side here.
 */
public final class GradientMode implements AutoCloseable {
    private GradientMode() {}

    /**
     * Makes PyTorch record what the calling thread computes, so that gradients can be computed from
     * the record.
     *
     * @return the open mode; close it to stop recording
     */
    public static GradientMode on() {
        JniUtils.setGradMode(true);
        return new GradientMode();
    }

    /**
     * Makes PyTorch stop recording what the calling thread computes; gradients then cost no memory,
     * and there are none.
     */
    public static void off() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        off();
    }
}
