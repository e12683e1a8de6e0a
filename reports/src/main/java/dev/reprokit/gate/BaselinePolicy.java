package dev.reprokit.gate;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Settings for the comparison of runs with baselines.
 *
 * @param folder the folder of the baselines
 * @param mode the kind of comparison
 * @param whenMissing the consequence of a missing baseline
 */
public record BaselinePolicy(BaselineFolder folder, Mode mode, WhenMissing whenMissing) {

    /** Consequences of a missing baseline. */
    public enum WhenMissing {
        /** The build fails. */
        FAIL,
        /** The build passes with a warning. */
        WARN,
        /** The run becomes the baseline. */
        CREATE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(WhenMissing::id).toList();
        }
    }
}
