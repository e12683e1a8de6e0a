package dev.reprokit.record.result;

import java.util.Map;

/**
 * One row of {@code trials.csv}: a condition with a seed, and how it ended.
 *
 * @param trial the trial's id, unique in its experiment: the condition, then {@code -seed-N}
 * @param condition the id of what the trial varies
 * @param seed the seed that draws weights, sample order and labels
 * @param parameters the condition's parameters by name, in the order of the columns
 * @param status how it ended
 * @param epochs epochs that ran
 * @param seconds wall time
 * @param imagesPerSecond training images a second, evaluation included; 0 where nothing trained
 * @param failure why it failed or diverged; empty where it finished
 * @param run the id of the run that computed it; an earlier one where it was reused
 */
public record TrialRow(
        String trial,
        String condition,
        long seed,
        Map<String, String> parameters,
        TrialStatus status,
        int epochs,
        double seconds,
        double imagesPerSecond,
        String failure,
        String run) {}
