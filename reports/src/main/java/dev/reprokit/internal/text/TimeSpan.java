package dev.reprokit.internal.text;

import java.time.Duration;

/** Formats time spans for readers. */
public final class TimeSpan {
    private TimeSpan() {}

    /**
     * Formats a time span.
     *
     * @param seconds the time span in seconds, 0 or more
     * @return e.g. {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}
     */
    public static String inWords(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        if (s < 3600) {
            return "%s min %s s".formatted(s / 60, s % 60);
        }
        return "%s h %s min".formatted(s / 3600, s % 3600 / 60);
    }

    /**
     * Formats a time span of whole minutes.
     *
     * @param minutes the time span in minutes, 0 or more
     * @return e.g. {@code 14 min}, {@code 2 h} or {@code 2 h 5 min}
     */
    public static String ofMinutes(int minutes) {
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0
                ? minutes / 60 + " h"
                : "%s h %s min".formatted(minutes / 60, minutes % 60);
    }

    /**
     * Formats a time span.
     *
     * @param span the time span, 0 or more
     * @return e.g. {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}
     */
    public static String inWords(Duration span) {
        return inWords(span.toMillis() / 1000.0);
    }
}
