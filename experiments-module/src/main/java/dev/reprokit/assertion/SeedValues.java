package dev.reprokit.assertion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

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
 * One value per seed, e.g. the epochs to 95 % train accuracy of the network without LRN.
 *
 * <p>Positive infinity stands for an epoch that never came: it is later than any other. NaN stands
 * for what is undefined, as the difference between two seeds that both never got there; it can be
 * stored and estimated (as NaN), but no assertion takes it.
 *
 * @param name what was measured, and of what, e.g. {@code epochs to 95 % train accuracy, without
 *     LRN}
 * @param unit what the values count, e.g. {@code epochs}; empty for a pure number
 * @param bySeed the values by seed, at least one
 */
public record SeedValues(String name, String unit, NavigableMap<Long, Double> bySeed) {

    /** Two-sided confidence of {@link #estimate()}. */
    private static final double CONFIDENCE = 0.90;

    /**
     * Keeps an unmodifiable copy.
     *
     * @throws IllegalArgumentException if there is no seed at all
     */
    public SeedValues {
        if (bySeed.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no seeds");
        }
        bySeed = Collections.unmodifiableNavigableMap(new TreeMap<>(bySeed));
    }

    /**
     * A value of each seed's learning curve.
     *
     * @param name what is measured, and of what
     * @param unit what the value counts; empty for a pure number
     * @param curves a learning curve per seed
     * @param value what to take from a curve, e.g. {@code curve -> curve.epochsToReach(0.95)}
     * @return the values
     * @throws IllegalArgumentException if there is no curve, or a value is NaN: that run diverged
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
     * Paired differences: for each seed this value minus the other one. Where neither seed ever got
     * there the difference is NaN.
     *
     * @param other the other arm
     * @return the differences, in the same unit
     * @throws IllegalArgumentException if a seed lacks its partner, or the units differ
     */
    public SeedValues minus(SeedValues other) {
        return paired(other, "minus", unit, (a, b) -> a - b);
    }

    /**
     * The mean over seeds with its two-sided 90 % t interval.
     *
     * @return the estimate; its ends are NaN where there is one seed only or a value is not finite
     */
    public Estimate estimate() {
        return TInterval.of(array(), CONFIDENCE).asEstimate(unit);
    }

    /**
     * How many times the other value this one is: the geometric mean of the paired ratios, with its
     * two-sided 90 % t interval (taken of the logarithms).
     *
     * @param other the other arm
     * @return the estimate, a pure number; its ends are NaN where there is one seed only or a value
     *     is not finite
     * @throws IllegalArgumentException if a seed lacks its partner, the units differ, or a value is
     *     not positive
     */
    public Estimate ratioTo(SeedValues other) {
        return TInterval.of(logRatioTo(other).array(), CONFIDENCE).exp().asEstimate("");
    }

    /** Natural logarithms of the paired ratios. */
    SeedValues logRatioTo(SeedValues other) {
        requirePositive();
        other.requirePositive();
        return paired(other, "over", "", (a, b) -> Math.log(a) - Math.log(b));
    }

    /** The values in the order of their seeds. */
    double[] array() {
        return bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Refuses what no assertion can speak of.
     *
     * @throws IllegalArgumentException naming the seeds whose value is NaN
     */
    SeedValues requireNumbers() {
        requireNone(Double::isNaN, "is not a number: the run diverged, or the value is undefined");
        return this;
    }

    /** The seeds of some values. */
    List<Long> seedsWhere(DoublePredicate values) {
        return bySeed.entrySet().stream()
                .filter(entry -> values.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same seeds with other values. */
    SeedValues map(DoubleUnaryOperator operator) {
        NavigableMap<Long, Double> result = new TreeMap<>(bySeed);
        result.replaceAll((seed, value) -> operator.applyAsDouble(value));
        return new SeedValues(name, unit, result);
    }

    /** Seeds for a message, e.g. {@code seeds 1, 4}. */
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
     * Refuses arms that cannot be paired by seed.
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
