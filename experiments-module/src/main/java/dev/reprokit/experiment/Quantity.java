package dev.reprokit.experiment;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A quantity: one number per seed that a claim (a sentence that a run confirms or contradicts) is
 * about. Its name, its unit and the arms that it needs are known before anything has run.
 *
 * <pre>{@code
 * Quantity accuracy = FINAL_ACCURACY.in(WITH_LRN);       // of one arm
 * Quantity gain = accuracy.minus(FINAL_ACCURACY.in(WITHOUT_LRN)); // paired by seed
 * }</pre>
 */
public final class Quantity implements Observation {
    private final String name;
    private final String unit;
    private final Set<String> conditions;
    private final Function<Results, SeedValues> values;
    private final @Nullable Measure measure;

    Quantity(
            String name,
            String unit,
            Set<String> conditions,
            Function<Results, SeedValues> values,
            @Nullable Measure measure) {
        this.name = name;
        this.unit = unit;
        this.conditions = Collections.unmodifiableSet(new LinkedHashSet<>(conditions));
        this.values = values;
        this.measure = measure;
    }

    /**
     * Creates a quantity that no {@link Measure} gives, e.g. one of several metrics.
     *
     * @param name its name for readers, e.g. {@code epochs with a lower train loss}
     * @param unit its unit, e.g. {@code % of epochs}; empty for a pure number
     * @param values computes one number per seed; their own name and unit are ignored
     * @param arms the arms whose trials it reads
     * @return the quantity
     */
    public static Quantity of(
            String name, String unit, Function<Results, SeedValues> values, Arm... arms) {
        return new Quantity(name, unit, ids(List.of(arms)), values, null);
    }

    /**
     * Creates a quantity that no {@link Measure} gives, of any number of arms.
     *
     * @param name its name for readers
     * @param unit its unit; empty for a pure number
     * @param values computes one number per seed; their own name and unit are ignored
     * @param arms the arms whose trials it reads
     * @return the quantity
     */
    public static Quantity of(
            String name,
            String unit,
            Function<Results, SeedValues> values,
            List<? extends Arm> arms) {
        return new Quantity(name, unit, ids(arms), values, null);
    }

    /**
     * Creates a quantity that combines others seed by seed, e.g. their mean or the largest.
     *
     * <pre>{@code
     * Quantity.combining("mean of both", "%", List.of(one, other), v -> (v[0] + v[1]) / 2);
     * }</pre>
     *
     * @param name its name for readers
     * @param unit its unit; empty for a pure number
     * @param parts the combined quantities, of one unit; at least one
     * @param value computes a seed's number from those of the parts, in their order
     * @return the quantity, of the arms of all parts; it throws an {@link IllegalArgumentException}
     *     if the parts differ in seeds or units
     */
    public static Quantity combining(
            String name, String unit, List<Quantity> parts, ToDoubleFunction<double[]> value) {
        Set<String> conditions = new LinkedHashSet<>();
        parts.forEach(part -> conditions.addAll(part.conditions));
        return new Quantity(
                name,
                unit,
                conditions,
                results ->
                        SeedValues.combining(
                                name,
                                unit,
                                parts.stream().map(part -> part.of(results)).toList(),
                                value),
                null);
    }

    /**
     * Creates the share of the epochs in which one arm's metric is strictly lower than another's.
     *
     * @param metric the metric's name, e.g. {@code train_loss}
     * @param arm the arm that may be lower
     * @param other the arm that it is compared with, which has the same epochs
     * @return the share per seed, in {@code % of epochs}
     */
    public static Quantity percentOfEpochsLower(String metric, Arm arm, Arm other) {
        return of(
                "epochs with a lower %s, %s than %s"
                        .formatted(metric.replace('_', ' '), arm.label(), other.label()),
                "% of epochs",
                results -> percentLower(results, metric, arm.id(), other.id()),
                arm,
                other);
    }

    private static SeedValues percentLower(
            Results results, String metric, String condition, String other) {
        Map<Long, LearningCurve> others = results.curves(other, metric);
        NavigableMap<Long, Double> percent = new TreeMap<>();
        results.curves(condition, metric)
                .forEach((seed, curve) -> percent.put(seed, percent(curve, others.get(seed))));
        return new SeedValues(metric, "% of epochs", percent);
    }

    private static double percent(LearningCurve curve, @Nullable LearningCurve other) {
        if (other == null) {
            throw new MissingEvidenceException(
                    "'%s' has no partner of the same seed".formatted(curve.name()));
        }
        long lower =
                curve.values().keySet().stream()
                        .filter(epoch -> curve.at(epoch) < other.at(epoch))
                        .count();
        return 100.0 * lower / curve.values().size();
    }

    private static Set<String> ids(List<? extends Arm> arms) {
        Set<String> ids = new LinkedHashSet<>();
        arms.forEach(arm -> ids.add(arm.id()));
        return ids;
    }

    /** {@return its name for readers, e.g. {@code final test accuracy, with LRN}} */
    public String name() {
        return name;
    }

    /** {@return its unit, e.g. {@code points}; empty for a pure number} */
    public String unit() {
        return unit;
    }

    /** {@return the ids of the conditions (arms of the experiment) whose trials it reads} */
    public Set<String> conditions() {
        return conditions;
    }

    /** {@return the measure that it is; empty if it combines several numbers} */
    @Nullable Measure measure() {
        return measure;
    }

    /**
     * Computes the numbers from a run's values.
     *
     * @param results the trials and metrics of the run
     * @return one number per seed
     * @throws dev.reprokit.record.result.MissingEvidenceException if a trial that it needs is
     *     missing or did not finish
     */
    public SeedValues of(Results results) {
        return new SeedValues(name, unit, values.apply(results).bySeed());
    }

    /**
     * Subtracts another quantity, paired by seed.
     *
     * @param other a quantity of the same unit
     * @return the difference, this minus other
     * @throws IllegalArgumentException if the units differ
     */
    public Quantity minus(Quantity other) {
        requireUnitOf(other);
        Set<String> both = new LinkedHashSet<>(conditions);
        both.addAll(other.conditions);
        String points = Wording.unitOfDifference(unit);
        String differenceUnit =
                measure != null && measure.equals(other.measure)
                        ? "%s more %s".formatted(points, measure.name())
                        : points;
        return new Quantity(
                "%s minus %s".formatted(name, other.name),
                differenceUnit.strip(),
                both,
                r -> of(r).minus(other.of(r)),
                null);
    }

    /**
     * Divides by another quantity, paired by seed.
     *
     * @param other a quantity of the same unit; all numbers of both are positive
     * @return the geometric mean of the ratios, this over other, with its interval
     * @throws IllegalArgumentException if the units differ
     */
    public Observation ratioTo(Quantity other) {
        requireUnitOf(other);
        return r -> of(r).ratioTo(other.of(r));
    }

    /**
     * Returns the floor that every seed of this quantity has at least some value, whichever arm it
     * is asked of.
     *
     * @param least the value, in this quantity's unit
     * @return the floor
     */
    public Floor atLeast(double least) {
        return new Floor(arm -> this, least, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the floor that every seed of this quantity has at most some value, e.g. of an error,
     * whichever arm it is asked of.
     *
     * @param most the value, in this quantity's unit
     * @return the floor
     */
    public Floor atMost(double most) {
        return new Floor(arm -> this, Double.NEGATIVE_INFINITY, most);
    }

    /** When a claim is made, before anything trains: results could only tell that it is invalid. */
    private void requireUnitOf(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(
                    "'%s' is in '%s' and '%s' in '%s': only numbers of one unit can be compared"
                            .formatted(name, unit, other.name, other.unit));
        }
    }

    /** {@inheritDoc} */
    @Override
    public Estimate observe(Results results) {
        return of(results).estimate();
    }
}
