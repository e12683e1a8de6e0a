package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.project.UserCommand;

import org.apache.maven.plugins.annotations.Parameter;

import java.util.Locale;

/** A goal that may fail the build for what the evidence says. */
abstract class AbstractJudgingMojo extends AbstractExperimentMojo {
    /** Whether a claim that the evidence leaves undecided fails the build, too. */
    @Parameter(property = "repro.failOnInconclusive", defaultValue = "false")
    protected boolean failOnInconclusive;

    /**
     * How a run is held against its baseline: {@code statistical}, where it fails if a metric has
     * moved beyond chance and beyond its tolerance; or {@code exact}, where it fails if a bit has
     * changed, and which needs the same environment and the same seeds.
     */
    @Parameter(property = "repro.compare", defaultValue = "statistical")
    protected String compare;

    /**
     * What an experiment without a baseline means: {@code fail}; {@code warn}; or {@code create},
     * which makes this run its baseline, and never overwrites one.
     */
    @Parameter(property = "repro.baseline.missing", defaultValue = "warn")
    protected String baselineMissing;

    private BaselinePolicy baseline;

    @Override
    final void ownParameters(ParameterCheck check) {
        String mode = check.oneOf("compare", compare, Mode.ids());
        String missing = check.oneOf("baseline.missing", baselineMissing, WhenMissing.ids());
        if (mode != null && missing != null) {
            baseline =
                    new BaselinePolicy(
                            new BaselineFolder(baselineDirectory.toPath().toAbsolutePath()),
                            Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                            WhenMissing.valueOf(missing.toUpperCase(Locale.ROOT)));
        }
    }

    /** {@return how to judge} */
    final JudgingOptions judging(String remedy) {
        return new JudgingOptions(
                failOnInconclusive,
                baseline,
                remedy,
                UserCommand.toAcceptBaseline(session, execution));
    }
}
