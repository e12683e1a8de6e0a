package dev.reprokit.gate;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Settings for the comparison of runs with baselines. A baseline is an accepted run whose values
 * are kept in a file; later runs are compared with it to notice when results change.
 *
 * @param folder the folder of the baselines and histories
 * @param mode the kind of comparison: statistical, which lets chance differences pass, or exact to
 *     the last bit
 * @param whenMissing the consequence if an experiment has no baseline
 * @param recordsRuns whether each run that is judged is appended to the history of its experiment
 */
public record BaselinePolicy(
        BaselineFolder folder, Mode mode, WhenMissing whenMissing, boolean recordsRuns) {

    /**
     * Consequences for the build if an experiment has no baseline, i.e. no accepted run to compare
     * its run with.
     */
    public enum WhenMissing {
        /**
         * The build fails if an experiment has no baseline, i.e. no accepted run to compare with.
         */
        FAIL,
        /**
         * The build passes with a warning if an experiment has no baseline, i.e. no accepted run to
         * compare with.
         */
        WARN,
        /**
         * If there is no baseline, the run becomes it once the build passes all other checks, so
         * that later runs are compared with it; otherwise there is a warning.
         */
        CREATE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(WhenMissing::id).toList();
        }
    }
}
