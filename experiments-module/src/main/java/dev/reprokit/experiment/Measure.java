package dev.reprokit.experiment;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.record.result.LearningCurve;

import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A measure: one value of a learning curve, such as its last, that claims compare between
 * conditions (settings of what the experiment varies), seed by seed.
 *
 * <pre>{@code
 * Measure epochs =
 *         new Measure("train_accuracy", "epochs to 95 %", "epochs", c -> c.epochsToReach(0.95));
 * Measure accuracy = Measure.percent("test_accuracy", "final test accuracy");
 *
 * claim.that(accuracy.in(WITHOUT_LRN)).isHigherThan(accuracy.in(WITH_LRN));
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
     * Creates a measure of a fraction, e.g. an accuracy, in per cent.
     *
     * @param metric the metric's name; its values are fractions of 1
     * @param name the value's name for readers
     * @param value computes the value, a fraction of 1, from a trial's learning curve
     * @return the measure, in {@code %}
     */
    public static Measure percent(
            String metric, String name, ToDoubleFunction<LearningCurve> value) {
        return new Measure(metric, name, "%", curve -> 100 * value.applyAsDouble(curve));
    }

    /**
     * Creates a measure of a fraction, e.g. an accuracy, in points of a percentage: for claims that
     * compare it between arms.
     *
     * @param metric the metric's name; its values are fractions of 1
     * @param name the value's name for readers
     * @param value computes the value, a fraction of 1, from a trial's learning curve
     * @return the measure, in {@code points}
     */
    public static Measure points(
            String metric, String name, ToDoubleFunction<LearningCurve> value) {
        return new Measure(metric, name, "points", curve -> 100 * value.applyAsDouble(curve));
    }

    /**
     * Creates a measure of the last value of a fraction, e.g. a final accuracy, in per cent.
     *
     * @param metric the metric's name; its values are fractions of 1
     * @param name the value's name for readers
     * @return the measure, in {@code %}
     */
    public static Measure percent(String metric, String name) {
        return percent(metric, name, LearningCurve::last);
    }

    /**
     * Creates a measure of the last value of a fraction in points of a percentage.
     *
     * @param metric the metric's name; its values are fractions of 1
     * @param name the value's name for readers
     * @return the measure, in {@code points}
     */
    public static Measure points(String metric, String name) {
        return points(metric, name, LearningCurve::last);
    }

    /**
     * Creates a measure of the last value of a metric.
     *
     * @param metric the metric's name
     * @param name the value's name for readers
     * @param unit the metric's unit; empty for a pure number
     * @return the measure, in that unit
     */
    public static Measure last(String metric, String name, String unit) {
        return new Measure(metric, name, unit, LearningCurve::last);
    }

    /**
     * Returns this measure of an arm of the experiment.
     *
     * @param arm the arm
     * @return one number per seed, once there are results
     */
    public Quantity in(Arm arm) {
        return in(arm.id(), arm.label());
    }

    /**
     * Returns this measure of a condition that is no constant of an enum.
     *
     * @param condition the condition's id
     * @return one number per seed, once there are results
     */
    public Quantity in(String condition) {
        return in(condition, condition);
    }

    private Quantity in(String condition, String label) {
        return new Quantity(
                "%s, %s".formatted(name, label),
                unit,
                Set.of(condition),
                results -> SeedValues.of(name, unit, results.curves(condition, metric), value),
                this);
    }

    /**
     * Returns the floor that every seed of an arm has at least some value.
     *
     * @param least the value, in this measure's unit
     * @return the floor
     */
    public Floor atLeast(double least) {
        return new Floor(this::in, least, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the floor that every seed of an arm has at most some value, e.g. of an error.
     *
     * @param most the value, in this measure's unit
     * @return the floor
     */
    public Floor atMost(double most) {
        return new Floor(this::in, Double.NEGATIVE_INFINITY, most);
    }

    /**
     * Returns the images of which this measure counts a share.
     *
     * @return {@code train} or {@code test}; empty if it counts no images
     */
    String images() {
        boolean share =
                (unit.equals("%") || unit.equals("points"))
                        && (metric.endsWith("accuracy") || metric.endsWith("error"));
        return !share ? "" : metric.contains("train") ? "train" : "test";
    }
}
