package dev.reprokit.internal.harness.machine;

import java.util.Locale;

/**
 * The locale in which all experiments run. A user's own would write digits and points of its own
 * into ids, names of metrics and messages, which are compared between machines.
 */
public final class FixedLocale {
    private FixedLocale() {}

    /** Gives this JVM the locale that belongs to no language: digits are 0 to 9. */
    public static void set() {
        Locale.setDefault(Locale.ROOT);
    }
}
