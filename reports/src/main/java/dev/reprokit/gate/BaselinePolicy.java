package dev.reprokit.gate;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How runs are held against baselines.
 *
 * @param folder where the baselines are
 * @param mode how they are compared
 * @param whenMissing what an experiment without a baseline means
 */
public record BaselinePolicy(BaselineFolder folder, Mode mode, WhenMissing whenMissing) {

    /** What an experiment without a baseline means. */
    public enum WhenMissing {
        /** The build fails. */
        FAIL,
        /** The build passes with a warning. */
        WARN,
        /** This run becomes its baseline. */
        CREATE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(WhenMissing::id).toList();
        }
    }
}
