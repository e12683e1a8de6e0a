package dev.reprokit.baseline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a run is held against its baseline. */
public enum Mode {
    /** Beyond chance and beyond tolerance; any environment, any seeds. */
    STATISTICAL,
    /** To the last bit; needs the same environment and the same seeds. */
    EXACT;

    /** {@return what users type} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return what users may type} */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Mode::id).toList();
    }
}
