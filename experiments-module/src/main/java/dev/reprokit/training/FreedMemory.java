package dev.reprokit.training;

import com.sun.jna.NativeLibrary;

/**
 * Memory that native code has freed and {@code malloc} keeps. A step needs what the last one freed,
 * so it is kept while a network trains; the next network's arrays have other sizes.
 */
public final class FreedMemory {
    private static final Runnable TRIM = trim();

    private FreedMemory() {}

    /** Gives it back to the operating system, where the C library can: glibc. */
    public static void giveBack() {
        TRIM.run();
    }

    private static Runnable trim() {
        try {
            var trim = NativeLibrary.getProcess().getFunction("malloc_trim");
            return () -> trim.invokeInt(new Object[] {0L});
        } catch (LinkageError e) {
            // Another C library: nothing is kept there on our behalf.
            return () -> {};
        }
    }
}
