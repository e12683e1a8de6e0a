package dev.reprokit.experiment;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.function.ToDoubleFunction;

/**
 * A measure: one value of a learning curve, such as its last, that claims compare between
 * conditions (settings of what the experiment varies), seed by seed.
 *
 * <pre>{@code
 * Measure epochs =
 *         new Measure("train_accuracy", "epochs to 95 %", "epochs", c -> c.epochsToReach(0.95));
 *
 * epochs.of(results, "without-lrn");                        // one number per seed
 * epochs.difference(results, "with-lrn", "without-lrn");    // mean and 90 % interval
 * }</pre>
 *
 * @param metric the metric's name in {@code metrics.csv}, the file of a run's values, e.g. {@code
 *     test_accuracy}
 * @param name the value's name for readers, e.g. {@code final test accuracy}
 * @param unit the value's unit, e.g. {@code epochs} or {@code points} of a percentage; empty for a
 *     pure number
 * @param value computes the value from a trial's learning curve
 */
public record Measure(
        String metric, String name, String unit, ToDoubleFunction<LearningCurve> value) {

    /**
     * Computes the value of every seed of a condition (one setting of what the experiment varies).
     *
     * @param results the trials and metrics of the run
     * @param condition the condition's id
     * @return one value per seed
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish
     * @throws IllegalArgumentException if a seed's value is NaN
     */
    public SeedValues of(Results results, String condition) {
        return SeedValues.of(
                "%s, %s".formatted(name, results.label(condition)),
                unit,
                results.curves(condition, metric),
                value);
    }

    /**
     * Estimates by how much the value of one condition (one setting of what the experiment varies)
     * exceeds another's: the mean of the differences paired by seed.
     *
     * @param results the trials and metrics of the run
     * @param condition the id of the condition that may have more
     * @param other the id of the condition that it is compared with
     * @return the mean difference {@code condition - other} with its two-sided 90 % t interval; of
     *     percentages in points
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish
     * @throws IllegalArgumentException if the conditions have different seeds, or a value is NaN
     */
    public Estimate difference(Results results, String condition, String other) {
        Estimate estimate = of(results, condition).minus(of(results, other)).estimate();
        return new Estimate(
                estimate.value(),
                estimate.low(),
                estimate.high(),
                estimate.confidence(),
                estimate.n(),
                "%s more %s".formatted(unit.equals("%") ? "points" : unit, name).strip());
    }
}
