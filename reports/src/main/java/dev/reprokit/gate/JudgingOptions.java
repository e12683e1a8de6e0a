package dev.reprokit.gate;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;

import java.nio.file.Path;
import java.util.List;

/**
 * Settings for judging runs by their claims (sentences of a paper that a run confirms or
 * contradicts) and by comparison with baselines (accepted earlier runs).
 *
 * @param failOnInconclusive true if an inconclusive claim (too little evidence either way) fails
 *     the build; false if it gives a warning
 * @param baseline settings for the comparison with baselines
 * @param texts the main files of texts in LaTeX whose numbers must be those of the runs; may be
 *     empty
 * @param remedy the command that makes missing runs, e.g. {@code mvn verify}; printed in messages,
 *     never executed
 * @param accept the beginning of the command that makes a run the baseline; printed in messages,
 *     with the experiments appended, and the claims whose refutation it would accept
 */
public record JudgingOptions(
        boolean failOnInconclusive,
        BaselinePolicy baseline,
        List<Path> texts,
        String remedy,
        String accept) {

    /** Keeps a copy of the list of texts. */
    public JudgingOptions {
        texts = List.copyOf(texts);
    }

    /**
     * Returns the default options of the Maven goal {@code repro:check}: claims (sentences to be
     * judged) with too little evidence either way and experiments without a baseline (an accepted
     * run to compare with) give warnings, and comparisons are statistical, so that chance
     * differences pass. No text's numbers are checked.
     *
     * @param baselines the folder of the baselines
     * @return the options
     */
    public static JudgingOptions usual(BaselineFolder baselines) {
        return new JudgingOptions(
                false,
                new BaselinePolicy(baselines, Mode.STATISTICAL, WhenMissing.WARN, false),
                List.of(),
                "mvn verify",
                "mvn process-classes repro:baseline");
    }
}
