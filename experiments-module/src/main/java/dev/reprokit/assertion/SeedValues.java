package dev.reprokit.assertion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * One value per seed of a condition (one setting of what an experiment varies), e.g. the epochs to
 * 95 % train accuracy of the network without local response normalisation (LRN).
 *
 * <p>Positive infinity stands for a threshold that was never reached: it is later than any epoch.
 * NaN stands for an undefined value, such as the difference of two seeds that both never reached
 * it. NaN can be stored and estimated (as NaN), but every assertion refuses it.
 *
 * @param name the value and its condition, e.g. {@code epochs to 95 % train accuracy, without LRN}
 * @param unit the values' unit, e.g. {@code epochs}; empty for a pure number
 * @param bySeed the values by seed, at least one
 */
public record SeedValues(String name, String unit, NavigableMap<Long, Double> bySeed) {

    /** Two-sided confidence of {@link #estimate()}. */
    private static final double CONFIDENCE = 0.90;

    /**
     * Keeps an unmodifiable copy of the values.
     *
     * @throws IllegalArgumentException if there is no seed
     */
    public SeedValues {
        if (bySeed.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no seeds");
        }
        bySeed = Collections.unmodifiableNavigableMap(new TreeMap<>(bySeed));
    }

    /**
     * Computes a value from each seed's learning curve.
     *
     * <pre>{@code
     * LearningCurve curve = LearningCurve.of("accuracy", 0.50, 0.80, 0.96);
     * SeedValues.of("to 95 %", "epochs", Map.of(1L, curve), c -> c.epochsToReach(0.95)); // {1=3.0}
     * SeedValues.of("to 99 %", "epochs", Map.of(1L, curve), c -> c.epochsToReach(0.99)); // {1=Infinity}
     * SeedValues.of("ratio", "", Map.of(1L, curve), c -> 0.0 / 0);    // IllegalArgumentException: NaN
     * }</pre>
     *
     * @param name the value and its condition
     * @param unit the value's unit; empty for a pure number
     * @param curves one learning curve per seed
     * @param value computes the value, e.g. {@code curve -> curve.epochsToReach(0.95)}
     * @return the values
     * @throws IllegalArgumentException if there is no curve, or a value is NaN (its run diverged)
     */
    public static SeedValues of(
            String name,
            String unit,
            Map<Long, LearningCurve> curves,
            ToDoubleFunction<LearningCurve> value) {
        NavigableMap<Long, Double> bySeed = new TreeMap<>();
        curves.forEach((seed, curve) -> bySeed.put(seed, value.applyAsDouble(curve)));
        return new SeedValues(name, unit, bySeed).requireNumbers();
    }

    /**
     * Subtracts the values of another condition (setting of what the experiment varies) seed by
     * seed. If both values of a seed are infinite, the difference is NaN.
     *
     * <pre>{@code
     * slow.minus(fast);   // {1=40.0, 2=38.0} for slow {1=80, 2=79} and fast {1=40, 2=41}
     * slow.minus(others); // IllegalArgumentException: others has seeds 3 and 4
     * }</pre>
     *
     * @param other the values of the other condition, e.g. of the network with a layer that these
     *     lack
     * @return the paired differences, this minus other, in the same unit; those of values in per
     *     cent are in points
     * @throws IllegalArgumentException if only one of the two has a seed, or the units differ
     */
    public SeedValues minus(SeedValues other) {
        return paired(other, "minus", Wording.unitOfDifference(unit), (a, b) -> a - b);
    }

    /**
     * Combines the values of several conditions (settings of what an experiment varies) seed by
     * seed.
     *
     * <pre>{@code
     * SeedValues.combining("worst", "%", List.of(one, other), v -> Math.min(v[0], v[1]));
     * }</pre>
     *
     * @param name the new value
     * @param unit its unit; empty for a pure number
     * @param parts the values of each condition, of one unit; at least one
     * @param value computes a seed's new value from those of the parts, in their order
     * @return the new values
     * @throws IllegalArgumentException if the parts differ in seeds or units
     */
    public static SeedValues combining(
            String name, String unit, List<SeedValues> parts, ToDoubleFunction<double[]> value) {
        SeedValues first = parts.get(0);
        parts.forEach(first::requirePartners);
        NavigableMap<Long, Double> bySeed = new TreeMap<>();
        for (Long seed : first.bySeed.keySet()) {
            double[] values =
                    parts.stream()
                            .mapToDouble(part -> requireNonNull(part.bySeed.get(seed)))
                            .toArray();
            bySeed.put(seed, value.applyAsDouble(values));
        }
        return new SeedValues(name, unit, bySeed);
    }

    /**
     * Estimates the mean over seeds, with its two-sided 90 % t interval.
     *
     * <pre>{@code
     * fast.estimate(); // {1=40, 2=41, 3=39, 4=42, 5=40}: mean 40.4, interval [39.3, 41.5]
     * one.estimate();  // {1=40}: mean 40, interval [NaN, NaN], as one value has no spread
     * }</pre>
     *
     * @return mean and interval, in the values' unit; the interval's ends are NaN for a single seed
     *     or a value that is not finite
     */
    public Estimate estimate() {
        return TInterval.of(array(), CONFIDENCE).asEstimate(unit);
    }

    /**
     * Estimates the ratio to the values of another condition (setting of what the experiment
     * varies): the geometric mean of the ratios paired by seed, with its two-sided 90 % t interval
     * (computed from the logarithms of the ratios).
     *
     * <pre>{@code
     * fast.ratioTo(slow); // 0.5 for fast {1=40, 2=20} and slow {1=80, 2=40}
     * fast.ratioTo(zero); // IllegalArgumentException: zero {1=0, 2=0} has no ratio
     * }</pre>
     *
     * @param other the values of the other condition
     * @return mean ratio, this over other, and interval; a pure number. The interval's ends are NaN
     *     for a single seed or a value that is not finite
     * @throws IllegalArgumentException if only one of the two has a seed, the units differ, or a
     *     value is not positive
     */
    public Estimate ratioTo(SeedValues other) {
        return TInterval.of(logRatioTo(other).array(), CONFIDENCE).exp().asEstimate("");
    }

    /** Returns the natural logarithms of the paired ratios, this over other. */
    SeedValues logRatioTo(SeedValues other) {
        requirePositive();
        other.requirePositive();
        return paired(other, "over", "", (a, b) -> Math.log(a) - Math.log(b));
    }

    /** Returns the values in ascending order of their seeds. */
    double[] array() {
        return bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Refuses values that no assertion can judge.
     *
     * @throws IllegalArgumentException naming the seeds whose value is NaN
     */
    SeedValues requireNumbers() {
        requireNone(Double::isNaN, "is not a number: the run diverged, or the value is undefined");
        return this;
    }

    /** Returns the seeds whose value satisfies a predicate. */
    List<Long> seedsWhere(DoublePredicate values) {
        return bySeed.entrySet().stream()
                .filter(entry -> values.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Applies a function to every seed's value. */
    SeedValues map(DoubleUnaryOperator operator) {
        NavigableMap<Long, Double> result = new TreeMap<>(bySeed);
        result.replaceAll((seed, value) -> operator.applyAsDouble(value));
        return new SeedValues(name, unit, result);
    }

    /** Formats seeds for a message, e.g. {@code seeds 1, 4}. */
    static String inWords(List<Long> seeds) {
        if (seeds.isEmpty()) {
            return "none";
        }
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + seeds.stream().map(String::valueOf).collect(joining(", "));
    }

    private void requirePositive() {
        requireNone(value -> value <= 0, "is not positive, so that it has no ratio");
    }

    private void requireNone(DoublePredicate refused, String reason) {
        List<Long> seeds = seedsWhere(refused);
        if (!seeds.isEmpty()) {
            throw new IllegalArgumentException(
                    "at %s '%s' %s".formatted(inWords(seeds), name, reason));
        }
    }

    private SeedValues paired(
            SeedValues other, String word, String unit, DoubleBinaryOperator operator) {
        requirePartners(other);
        NavigableMap<Long, Double> result = new TreeMap<>();
        bySeed.forEach(
                (seed, value) ->
                        result.put(
                                seed,
                                operator.applyAsDouble(
                                        value, requireNonNull(other.bySeed.get(seed)))));
        return new SeedValues(name + " " + word + " " + other.name, unit, result);
    }

    /**
     * Refuses two arms that cannot be paired by seed.
     *
     * @throws IllegalArgumentException naming the seeds that only one arm has, or the two units
     */
    private void requirePartners(SeedValues other) {
        if (!bySeed.keySet().equals(other.bySeed.keySet())) {
            throw new IllegalArgumentException(
                    "the arms are paired by seed, but only '%s' has %s and only '%s' has %s; run both arms with the same seeds"
                            .formatted(name, unpaired(other), other.name, other.unpaired(this)));
        }
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(
                    "'%s' is in '%s' but '%s' is in '%s': they cannot be compared"
                            .formatted(name, unit, other.name, other.unit));
        }
    }

    private String unpaired(SeedValues other) {
        return inWords(
                bySeed.keySet().stream().filter(seed -> !other.bySeed.containsKey(seed)).toList());
    }
}
