package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Labelling.ALTERNATING;
import static dev.reprokit.paper.zhang2017.Labelling.RANDOM;

import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Expectation;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Theorem 1 and, as controls, the effects of double precision and of gradient descent. */
final class ExpressivityClaims {
    private static final String ANY_LABELS =
            "2n + d weights: any labels of n points in d dimensions";

    /**
     * Error, relative to the largest label, that counts as exact in double precision. The bound of
     * rounding analysis at n = 10,000 is near 1e-10 for smooth densities of projections, whose
     * smallest gap is about 1 / n^2 and whose neighbouring gaps differ by a factor of n at most.
     */
    private static final double EXACT = 1e-6;

    /** Half the distance between two of the classes 0 to 9, relative to the largest. */
    private static final double HALF_A_CLASS = 0.5 / 9;

    private static final Measure ERROR = number("relative_error", "error over largest label");
    private static final Measure BACKWARDS =
            number("backwards_error", "error of sums backwards, over largest label");
    private static final Measure BOUND =
            number("error_bound", "bound of the error over largest label");
    private static final Measure WEIGHTS = number("weights", "weights");
    private static final Measure BUILT = number("built", "networks that could be built");

    /** Sizes and networks that every scale runs. */
    private static final Expressivity.Row SMALLEST = Expressivity.SCALES.smoke();

    private static final HiddenLayer NARROW = SMALLEST.hiddenLayers().get(0);
    private static final HiddenLayer WIDE = SMALLEST.hiddenLayers().get(2);

    private ExpressivityClaims() {}

    private static Measure number(String metric, String name) {
        return Measure.last(metric, name, "");
    }

    private static Measure powersOfTen(String metric, String name) {
        return new Measure(metric, name, "powers of ten", curve -> Math.log10(curve.last()));
    }

    static List<Claim> all() {
        return List.of(
                exact(RANDOM, "random classes"),
                exact(ALTERNATING, "+1 and -1 in turn along the direction"),
                exact(Labelling.EQUAL, "equal labels"),
                exact(Labelling.WIDE, "labels of magnitudes from 1e-6 to 1e6"),
                everySize(
                        theorem("classes", "Its rounded output is the random class of every image.")
                                .published(ANY_LABELS),
                        RANDOM,
                        Measure.percent("class_accuracy", "classes recovered")::in,
                        classes -> classes.areAllAtLeast(100)),
                everySize(
                                theorem("weights", "It has 2n + d weights.").published("2n + d"),
                                RANDOM,
                                arm -> WEIGHTS.in(arm).minus(number("2n_plus_d", "2n + d").in(arm)),
                                difference -> difference.areAllWithin(0, 0))
                        .showing(atLargest(n -> Construction.of(RANDOM, n), WEIGHTS::in)),
                everySize(
                        theorem(
                                        "invertible",
                                        "The triangular system is invertible, to float64 too: its condition number"
                                                + " is below 2^53.")
                                .from("Zhang et al. 2017, proof of Theorem 1")
                                .published("invertible, smallest eigenvalue min (x_i - b_i)"),
                        RANDOM,
                        powersOfTen("condition_number", "condition number")::in,
                        // A larger condition number is singular in float64.
                        condition -> condition.areAllAtMost(Math.log10(0x1p53))),
                everySize(
                        everySize(
                                control(
                                        "any-labels",
                                        "No labels whatever would be missed by more: the bound of rounding analysis"
                                                + " is below 1e-6 too, and what was measured is below the bound."),
                                ALTERNATING,
                                BOUND::in,
                                bound -> bound.areAllAtMost(EXACT)),
                        ALTERNATING,
                        arm -> ERROR.in(arm).minus(BOUND.in(arm)),
                        excess -> excess.areAllAtMost(0)),
                everySize(
                        control(
                                "backwards",
                                "The fit is not owed to adding in the order of the substitution: with all"
                                        + " sums backwards every output still rounds to its class."),
                        RANDOM,
                        BACKWARDS::in,
                        error -> error.areAllAtMost(HALF_A_CLASS)),
                control(
                                "early-thresholds",
                                "At the largest n, thresholds a quarter up the gaps leave a smaller error"
                                        + " than midpoints.")
                        .that(atLargest(Construction::midpoints, ERROR::in))
                        .isHigherThan(atLargest(Construction::alternating, ERROR::in))
                        .given(
                                atLargest(Construction::midpoints, ERROR::in).atMost(HALF_A_CLASS),
                                common(Construction::midpoints))
                        .given(
                                atLargest(Construction::alternating, ERROR::in)
                                        .atMost(HALF_A_CLASS),
                                common(Construction::alternating)),
                control(
                                "late-thresholds",
                                "Thresholds three quarters up the gaps, which the proof allows as well,"
                                        + " exhaust float64 within 80 points: the error is larger than the"
                                        + " labels.")
                        .that(
                                powersOfTen("relative_error", "error over largest label")
                                        .in(Construction.LATE.get(3)))
                        .areAllAtLeast(0)
                        .given(ERROR.atMost(EXACT), Construction.LATE.get(0)),
                control("close-pairs", "Points in pairs 1e-4 apart are fitted exactly.")
                        .that(ERROR.in(Construction.pairs(4)))
                        .areAllAtMost(EXACT),
                control(
                                "closer-pairs",
                                "Pairs 1e-10 apart are not: with sums backwards it is off by over 1e-6.")
                        .that(BACKWARDS.in(Construction.pairs(10)))
                        .areAllAtLeast(EXACT)
                        .given(ERROR.atMost(HALF_A_CLASS)),
                control(
                                "closest-pairs",
                                "Of points in pairs 1e-15 apart no network can be built: float64 cannot"
                                        + " tell their projections apart.")
                        .that(BUILT.in(Construction.NO_GAP))
                        .areAllAtMost(0)
                        .given(BUILT.atLeast(1), Construction.PAIRS.get(0)),
                control(
                                "gradient-descent-narrow",
                                "Gradient descent does not fit random labels with at most 2n + d weights:"
                                        + " below 90 % of them.")
                        .that(Accuracies.BEST_FIT.in(NARROW))
                        .areAllAtMost(90)
                        .given(Accuracies.BEST_FIT.atLeast(Accuracies.CHANCE_HIGH), NARROW)
                        .given(Accuracies.BEST_FIT.atLeast(90), WIDE),
                control(
                                "gradient-descent-wide",
                                "With 64 times the width it fits every one of them.")
                        .that(Accuracies.BEST_FIT.in(WIDE))
                        .areAllAtLeast(100));
    }

    private static Claim theorem(String id, String sentence) {
        return Claim.of("T1-" + id, sentence)
                .from("Zhang et al. 2017, section 4, Theorem 1")
                .decidableAt(Scale.SMOKE);
    }

    private static Claim exact(Labelling labelling, String labels) {
        return everySize(
                theorem(
                                Construction.of(labelling, 1).kind(),
                                "The network fits %s exactly, off by at most 1e-6 of the largest."
                                        .formatted(labels))
                        .published(ANY_LABELS),
                labelling,
                ERROR::in,
                error -> error.areAllAtMost(EXACT));
    }

    private static Claim control(String id, String sentence) {
        return Claim.of("control-" + id, sentence)
                .from("ReproKit's question")
                .decidableAt(Scale.SMOKE);
    }

    /** Holds a claim to the largest n that was run, which it shows, and to all smaller ones. */
    private static Claim everySize(
            Claim claim,
            Labelling labelling,
            Function<Arm, Quantity> quantity,
            Function<Expectation, Claim> assertion) {
        assertion.apply(claim.that(atLargest(n -> Construction.of(labelling, n), quantity)));
        for (int n : SMALLEST.pointsFitted()) {
            assertion.apply(claim.and(quantity.apply(Construction.of(labelling, n))));
        }
        return claim.givenNothing("every size is held to one bound by itself: none is compared");
    }

    /** Returns a quantity at the largest n that was run; the scale decides how large it is. */
    private static Quantity atLargest(
            IntFunction<Construction> ofSize, Function<Arm, Quantity> quantity) {
        Construction common = common(ofSize);
        Quantity known = quantity.apply(common);
        return Quantity.of(
                known.name().replace(common.label(), common.kindLabel() + ", the largest n"),
                known.unit(),
                results -> quantity.apply(largest(results, ofSize)).of(results),
                common);
    }

    private static Construction largest(Results results, IntFunction<Construction> ofSize) {
        return Expressivity.SCALES.paper().pointsFitted().stream()
                .map(ofSize::apply)
                .filter(arm -> !results.trials(arm.id()).isEmpty())
                .max(Comparator.comparingInt(Construction::n))
                .orElse(common(ofSize));
    }

    /** Returns the largest construction of a kind that every scale runs. */
    private static Construction common(IntFunction<Construction> ofSize) {
        return ofSize.apply(1000);
    }
}
