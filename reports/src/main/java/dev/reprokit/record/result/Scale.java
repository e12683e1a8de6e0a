package dev.reprokit.record.result;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of a published protocol a run repeats. */
public enum Scale {
    /** Embedded synthetic images, minutes on two CPU cores; the default. */
    SMOKE,
    /**
     * Real data, subsets, mostly fewer epochs; about an hour an experiment at most, on two CPU
     * cores.
     */
    REDUCED,
    /** The published protocol in full; meant for a GPU. */
    PAPER;

    /**
     * The name that users type and files hold.
     *
     * @return the lower-case name
     */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The names of all scales, smallest first.
     *
     * @return what {@link #of(String)} accepts
     */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Scale::id).toList();
    }

    /**
     * Finds a scale by its name.
     *
     * @param id one of {@link #ids()}
     * @return the scale
     * @throws IllegalArgumentException if there is no such scale; the message lists the legal names
     */
    public static Scale of(String id) {
        return Arrays.stream(values())
                .filter(scale -> scale.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown scale '" + id + "'; legal values: " + ids()));
    }
}
