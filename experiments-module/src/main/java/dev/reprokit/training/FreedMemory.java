package dev.reprokit.training;

import com.sun.jna.NativeLibrary;

/**
 * Memory outside Java's heap that PyTorch has freed and that the C library's {@code malloc} keeps
 * for reuse. During a training the next step needs as much as the last one freed, so keeping it
 * pays. After a training it does not, because the next network's arrays have other sizes: ReproKit
 * gives it back after each trial, i.e. after each setting run with one seed.
 */
public final class FreedMemory {
    private static final Runnable TRIM = trim();

    private FreedMemory() {}

    /**
     * Returns memory that PyTorch has freed and the C library keeps for reuse to the operating
     * system, if that library is glibc; otherwise does nothing.
     */
    public static void giveBack() {
        TRIM.run();
    }

    private static Runnable trim() {
        try {
            var trim = NativeLibrary.getProcess().getFunction("malloc_trim");
            return () -> trim.invokeInt(new Object[] {0L});
        } catch (LinkageError e) {
            // Other C libraries have no malloc_trim.
            return () -> {};
        }
    }
}
