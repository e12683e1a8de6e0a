package dev.reprokit.plugin.gate;

/**
 * How evidence is judged.
 *
 * @param failOnInconclusive whether a claim that the evidence leaves undecided fails the build
 * @param baseline how runs are held against earlier ones
 * @param remedy what to type where evidence is missing
 * @param accept what to type, and then more, to make a run the baseline
 */
public record JudgingOptions(
        boolean failOnInconclusive, BaselinePolicy baseline, String remedy, String accept) {}
