package dev.reprokit.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ways to compare a run with its baseline. */
public enum Mode {
    /** Reports differences beyond chance and beyond tolerance. Environment and seeds may differ. */
    STATISTICAL,
    /** Reports any difference, to the last bit. Environment and seeds must be the same. */
    EXACT;

    /**
     * {@return the value of the parameter {@code repro.compare} that selects this mode, e.g. {@code
     * exact}}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the values of {@code repro.compare} for all modes} */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Mode::id).toList();
    }
}
