package dev.reprokit.plugin.parameter;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.JudgingOptions;

import java.io.File;
import java.util.Locale;

/**
 * Reads the parameters that decide for which findings a build fails.
 *
 * @param check collects what is wrong with parameters
 */
public record JudgingParameters(ParameterCheck check) {

    /**
     * Reads the parameters.
     *
     * @param failOnInconclusive whether an undecided claim fails the build
     * @param compare id of a {@link Mode}
     * @param baselineMissing id of a {@link WhenMissing}
     * @param baselineDirectory the folder of the baselines and histories
     * @param history whether runs are appended to the histories
     * @param texts the texts whose numbers are checked, separated by commas; null for none
     * @param folder the folder at which relative ones start
     * @param remedy the command that yields missing evidence
     * @param accept the beginning of the command that makes a run the baseline
     * @return the options; only of use if the check found nothing wrong
     */
    public JudgingOptions read(
            boolean failOnInconclusive,
            String compare,
            String baselineMissing,
            File baselineDirectory,
            boolean history,
            String texts,
            File folder,
            String remedy,
            String accept) {
        String mode = check.oneOf("compare", compare, Mode.ids());
        String missing = check.oneOf("baseline.missing", baselineMissing, WhenMissing.ids());
        BaselinePolicy baseline =
                mode == null || missing == null
                        ? null
                        : new BaselinePolicy(
                                new BaselineFolder(baselineDirectory.toPath().toAbsolutePath()),
                                Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                                WhenMissing.valueOf(missing.toUpperCase(Locale.ROOT)),
                                history);
        return new JudgingOptions(
                failOnInconclusive,
                baseline,
                check.texts("text", texts, folder.toPath().toAbsolutePath()),
                remedy,
                accept);
    }
}
