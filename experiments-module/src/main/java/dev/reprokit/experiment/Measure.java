package dev.reprokit.experiment;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.function.ToDoubleFunction;

/**
 * One value of a learning curve that claims compare between conditions, seed by seed.
 *
 * @param metric the metric in {@code metrics.csv}, e.g. {@code test_accuracy}
 * @param name what readers call the value, e.g. {@code final test accuracy}
 * @param unit what it counts, e.g. {@code points} of a percentage
 * @param value from the curve to the value
 */
public record Measure(
        String metric, String name, String unit, ToDoubleFunction<LearningCurve> value) {

    /**
     * The value of every seed of a condition.
     *
     * @param results the run
     * @param condition the condition's id
     * @return one value a seed
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish
     */
    public SeedValues of(Results results, String condition) {
        return SeedValues.of(
                "%s, %s".formatted(name, condition),
                unit,
                results.curves(condition, metric),
                value);
    }

    /**
     * How much more one condition has than another, paired by seed.
     *
     * @param results the run
     * @param condition the id of the condition that may have more
     * @param other the id of the condition that it is compared with
     * @return the mean difference with its 90 % interval
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did not
     *     finish
     */
    public Estimate difference(Results results, String condition, String other) {
        Estimate estimate = of(results, condition).minus(of(results, other)).estimate();
        return new Estimate(
                estimate.value(),
                estimate.low(),
                estimate.high(),
                estimate.confidence(),
                estimate.n(),
                "%s more %s".formatted(unit, name));
    }
}
