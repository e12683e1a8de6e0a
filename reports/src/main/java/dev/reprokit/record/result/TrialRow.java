package dev.reprokit.record.result;

import java.util.Map;

/**
 * One row of {@code trials.csv}, the file of a run's trials: a trial, which is one setting of what
 * the experiment varies (a condition) run with one seed, and how it ended.
 *
 * @param trial the trial's id, unique in its experiment: the condition, then {@code -seed-N}
 * @param condition the condition's id
 * @param seed the seed of the random numbers for weights, sample order and labels
 * @param parameters the settings that the condition varies by name, e.g. {@code lrn=false}, in the
 *     order of the columns
 * @param status how it ended
 * @param epochs the number of epochs that ran
 * @param seconds wall time in seconds
 * @param imagesPerSecond training images per second, the time for evaluation included; 0 if nothing
 *     was trained
 * @param failure why it failed or diverged; empty if it finished
 * @param run the id of the run that computed it; an earlier run's id if it was reused
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
