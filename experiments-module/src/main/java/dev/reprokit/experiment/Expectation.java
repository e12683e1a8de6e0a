package dev.reprokit.experiment;

import dev.reprokit.assertion.Finding;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.assertion.SeedValuesAssert;
import dev.reprokit.internal.claim.Wording;
import dev.reprokit.record.result.Results;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The assertions of {@link SeedValuesAssert} about a {@link Quantity}, made when the claim is
 * judged. Each returns the claim. What the report shows as the run's own number is the first
 * assertion's: the quantity, its difference from the one that it is compared with, or the ratio of
 * the two, unless {@link Claim#showing} says otherwise.
 *
 * <p>All use the one-sided confidence of 95 %.
 */
public final class Expectation {
    /** The seeds with which a sign test can hold: (1/2)^5 is the first below 0.05. */
    private static final int SIGN_TEST = 5;

    /** The seeds with which a t interval can hold: one value has no spread. */
    private static final int T_INTERVAL = 2;

    private static final double NO_MARGIN = Double.POSITIVE_INFINITY;

    private final Claim claim;
    private final Quantity quantity;

    Expectation(Claim claim, Quantity quantity) {
        this.claim = claim;
        this.quantity = quantity;
    }

    /**
     * Expects a seed's number to be higher than the other's; see {@link
     * SeedValuesAssert#isHigherThan}.
     *
     * @param other a quantity of the same unit
     * @return the claim
     */
    public Claim isHigherThan(Quantity other) {
        return ordered("higher", other, SeedValuesAssert::isHigherThan);
    }

    /**
     * Expects a seed's number to be lower than the other's; see {@link
     * SeedValuesAssert#isLowerThan}.
     *
     * @param other a quantity of the same unit
     * @return the claim
     */
    public Claim isLowerThan(Quantity other) {
        return ordered("lower", other, SeedValuesAssert::isLowerThan);
    }

    /**
     * Expects a seed to take fewer epochs or seconds than the other; see {@link
     * SeedValuesAssert#isFasterThan}.
     *
     * @param other a quantity of the same unit
     * @return the claim
     * @throws IllegalArgumentException if the quantity is a share of images
     */
    public Claim isFasterThan(Quantity other) {
        if (!set().isEmpty()) {
            throw new IllegalArgumentException(
                    "claim %s: epochs and seconds are faster, but '%s' is in %s; say isLowerThan"
                            .formatted(claim.id(), quantity.name(), quantity.unit()));
        }
        return ordered("faster", other, SeedValuesAssert::isFasterThan);
    }

    /**
     * Expects both means to be the same but for a margin; see {@link
     * SeedValuesAssert#isEquivalentTo}.
     *
     * @param other a quantity of the same unit
     * @param margin the largest difference that still counts as equal, positive
     * @return the claim
     * @throws IllegalArgumentException if the margin is not positive
     */
    public Claim isEquivalentTo(Quantity other, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException(
                    "claim %s: expected a positive margin but got %s"
                            .formatted(claim.id(), margin));
        }
        return compared(
                Wording.equivalent(quantity.name(), other.name(), margin, quantity.unit()),
                other,
                T_INTERVAL,
                margin,
                quantity.minus(other),
                (actual, values) -> actual.isEquivalentTo(values, margin));
    }

    /**
     * Expects the ratio to the other's numbers to lie in a region; see {@link
     * SeedValuesAssert#hasRatioTo}.
     *
     * @param other a quantity of the same unit
     * @param low the ratio's lower bound, positive
     * @param high the ratio's upper bound, at least {@code low}
     * @return the claim
     * @throws IllegalArgumentException unless {@code 0 < low <= high}
     */
    public Claim hasRatioTo(Quantity other, double low, double high) {
        if (!(low > 0 && low <= high)) {
            throw new IllegalArgumentException(
                    "claim %s: expected a region of positive ratios but got [%s, %s]"
                            .formatted(claim.id(), low, high));
        }
        return compared(
                Wording.ratio(quantity.name(), other.name(), low, high),
                other,
                T_INTERVAL,
                NO_MARGIN,
                quantity.ratioTo(other),
                (actual, values) -> actual.hasRatioTo(values, low, high));
    }

    /**
     * Expects the mean in a region; see {@link SeedValuesAssert#hasMeanWithin}.
     *
     * @param low lower bound
     * @param high upper bound
     * @return the claim
     * @throws IllegalArgumentException unless {@code low <= high}
     */
    public Claim hasMeanWithin(double low, double high) {
        requireOrder(low, high);
        return alone(
                mean(Wording.within(low, high)),
                T_INTERVAL,
                (high - low) / 2,
                (actual, self) -> actual.hasMeanWithin(low, high));
    }

    /**
     * Expects the mean above a bound; see {@link SeedValuesAssert#hasMeanAbove}.
     *
     * @param bound the bound
     * @return the claim
     */
    public Claim hasMeanAbove(double bound) {
        return alone(
                mean(Wording.above(bound)),
                T_INTERVAL,
                NO_MARGIN,
                (actual, self) -> actual.hasMeanAbove(bound));
    }

    /**
     * Expects the mean below a bound; see {@link SeedValuesAssert#hasMeanBelow}.
     *
     * @param bound the bound
     * @return the claim
     */
    public Claim hasMeanBelow(double bound) {
        return alone(
                mean(Wording.below(bound)),
                T_INTERVAL,
                NO_MARGIN,
                (actual, self) -> actual.hasMeanBelow(bound));
    }

    /**
     * Expects every seed at a bound or above; see {@link SeedValuesAssert#areAllAtLeast}.
     *
     * @param bound the bound
     * @return the claim
     */
    public Claim areAllAtLeast(double bound) {
        return alone(
                everySeed(Wording.atLeast(bound)),
                1,
                NO_MARGIN,
                (actual, self) -> actual.areAllAtLeast(bound));
    }

    /**
     * Expects every seed at a bound or below; see {@link SeedValuesAssert#areAllAtMost}.
     *
     * @param bound the bound
     * @return the claim
     */
    public Claim areAllAtMost(double bound) {
        return alone(
                everySeed(Wording.atMost(bound)),
                1,
                NO_MARGIN,
                (actual, self) -> actual.areAllAtMost(bound));
    }

    /**
     * Expects every seed in a region; see {@link SeedValuesAssert#areAllWithin}.
     *
     * @param low lower bound
     * @param high upper bound
     * @return the claim
     * @throws IllegalArgumentException unless {@code low <= high}
     */
    public Claim areAllWithin(double low, double high) {
        requireOrder(low, high);
        return alone(
                everySeed(Wording.within(low, high)),
                1,
                NO_MARGIN,
                (actual, self) -> actual.areAllWithin(low, high));
    }

    private Claim ordered(
            String word, Quantity other, BiConsumer<SeedValuesAssert, SeedValues> assertion) {
        return compared(
                Wording.ordered(quantity.name(), word, other.name()),
                other,
                SIGN_TEST,
                NO_MARGIN,
                quantity.minus(other),
                assertion);
    }

    private Claim compared(
            String words,
            Quantity other,
            int seeds,
            double margin,
            Observation shown,
            BiConsumer<SeedValuesAssert, SeedValues> assertion) {
        Set<String> conditions = new LinkedHashSet<>(quantity.conditions());
        conditions.addAll(other.conditions());
        return claim.add(
                new Criterion(
                        words,
                        conditions,
                        seeds,
                        inPoints(margin),
                        set(),
                        r -> finding(r, other, assertion)),
                shown);
    }

    private String mean(String region) {
        return Wording.mean(quantity.name(), region);
    }

    private String everySeed(String region) {
        return Wording.everySeed(quantity.name(), region);
    }

    private Claim alone(
            String words,
            int seeds,
            double margin,
            BiConsumer<SeedValuesAssert, SeedValues> assertion) {
        return claim.add(
                new Criterion(
                        words,
                        quantity.conditions(),
                        seeds,
                        inPoints(margin),
                        set(),
                        r -> finding(r, quantity, assertion)),
                quantity);
    }

    private Finding finding(
            Results results, Quantity other, BiConsumer<SeedValuesAssert, SeedValues> assertion) {
        SeedValues others = other.of(results);
        return Finding.of(quantity.of(results), that -> assertion.accept(that, others)).get(0);
    }

    private double inPoints(double margin) {
        return set().isEmpty() ? NO_MARGIN : margin;
    }

    private String set() {
        Measure measure = quantity.measure();
        return measure == null ? "" : measure.images();
    }

    private void requireOrder(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "claim %s: expected a region but got [%s, %s]"
                            .formatted(claim.id(), low, high));
        }
    }
}
