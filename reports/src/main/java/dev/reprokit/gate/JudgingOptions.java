package dev.reprokit.gate;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;

/**
 * How evidence is judged.
 *
 * @param failOnInconclusive whether a claim that the evidence leaves undecided fails the build
 * @param baseline how runs are held against earlier ones
 * @param remedy what to type where evidence is missing
 * @param accept what to type, and then more, to make a run the baseline
 */
public record JudgingOptions(
        boolean failOnInconclusive, BaselinePolicy baseline, String remedy, String accept) {

    /**
     * Returns the options that the Maven goal {@code repro:check} has where no parameter is given.
     *
     * @param baselines where the baselines are
     * @return undecided claims and missing baselines give warnings, and comparisons are statistical
     */
    public static JudgingOptions usual(BaselineFolder baselines) {
        return new JudgingOptions(
                false,
                new BaselinePolicy(baselines, Mode.STATISTICAL, WhenMissing.WARN),
                "mvn verify",
                "mvn process-classes repro:baseline");
    }
}
