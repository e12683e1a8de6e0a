package dev.reprokit.record.result;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The share of a published protocol (its images, networks and epochs) that a run repeats. */
public enum Scale {
    /** Generated synthetic images, no download, minutes on two CPU cores; the default. */
    SMOKE,
    /**
     * Real data, but subsets of it and mostly fewer epochs; at most about an hour per experiment on
     * two CPU cores.
     */
    REDUCED,
    /** The published protocol in full; meant for a GPU. */
    PAPER;

    /**
     * Returns the name that users type in {@code -Drepro.scale=} and that files hold.
     *
     * @return the name in lower case, e.g. {@code smoke}
     */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the names of all scales (shares of a published protocol), beginning with the one that
     * repeats least.
     *
     * @return the names that {@link #of(String)} accepts
     */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Scale::id).toList();
    }

    /**
     * Finds a scale, i.e. a share of a published protocol, by the name that {@link #id} returns.
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
