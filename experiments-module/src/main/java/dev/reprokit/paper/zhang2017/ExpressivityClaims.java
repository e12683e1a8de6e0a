package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Theorem 1 and, as controls, the effects of double precision and of gradient descent. */
final class ExpressivityClaims {
    private static final String THEOREM_1 = "Zhang et al. 2017, section 4, Theorem 1";
    private static final String PROOF = "Zhang et al. 2017, proof of Theorem 1";
    private static final String REPROKIT = "ReproKit's question";
    private static final String ANY_LABELS =
            "2n + d weights: any labels of n points in d dimensions";

    /**
     * Error, relative to the largest label, that counts as exact in double precision. The bound of
     * rounding analysis at n = 10,000 is near 1e-10 for smooth densities of projections, whose
     * smallest gap is about 1 / n^2 and whose neighbouring gaps differ by a factor of n at most.
     */
    static final double EXACT = 1e-6;

    /** Half the distance between two of the classes 0 to 9, relative to the largest. */
    private static final double HALF_A_CLASS = 0.5 / 9;

    /** Percent of random labels that a network with too few weights does not reach. */
    private static final double FAR_FROM_FITTED = 90;

    /**
     * Decimal logarithm of the inverse of a double's relative spacing: a larger condition number is
     * singular in float64.
     */
    private static final double SINGULAR = Math.log10(0x1p53);

    private static final String POWERS_OF_TEN = "powers of ten";

    private static final Measure ERROR = number("relative_error", "error over largest label");
    private static final Measure BACKWARDS =
            number("backwards_error", "error of sums backwards, over largest label");
    private static final Measure MAGNITUDE =
            new Measure(
                    "relative_error",
                    "error over largest label",
                    POWERS_OF_TEN,
                    c -> Math.log10(c.last()));
    private static final Measure BOUND = number("error_bound", "error over largest label");
    private static final Measure CLASSES =
            new Measure("class_accuracy", "classes recovered", "%", c -> 100 * c.last());
    private static final Measure CONDITION =
            new Measure(
                    "condition_number",
                    "condition number",
                    POWERS_OF_TEN,
                    c -> Math.log10(c.last()));
    private static final Measure WEIGHTS = number("weights", "weights");
    private static final Measure FORMULA = number("2n_plus_d", "2n + d");
    private static final Measure BUILT = number("built", "networks that could be built");
    private static final Measure FIT =
            new Measure(
                    "evaluated_train_accuracy",
                    "best train accuracy after an epoch",
                    "%",
                    c -> 100 * c.maximum());

    private static final String RANDOM = Expressivity.name(Labelling.RANDOM);
    private static final String ALTERNATING = Expressivity.name(Labelling.ALTERNATING);

    private ExpressivityClaims() {}

    private static Measure number(String metric, String name) {
        return new Measure(metric, name, "", c -> c.last());
    }

    static List<Claim> all() {
        return List.of(
                exact("random", "random classes"),
                exact("alternating", "+1 and -1 in turn along the direction"),
                exact("equal", "equal labels"),
                exact("wide", "labels of magnitudes from 1e-6 to 1e6"),
                classes(),
                weights(),
                invertible(),
                anyLabels(),
                backwards(),
                earlyThresholds(),
                lateThresholds(),
                closePairs(),
                closerPairs(),
                closestPairs(),
                narrow(),
                wide());
    }

    private static Claim exact(String name, String labels) {
        return Claim.of(
                        "T1-" + name,
                        "The network fits %s exactly, off by at most 1e-6 of the largest."
                                .formatted(labels))
                .from(THEOREM_1)
                .published(ANY_LABELS)
                .observing(r -> ERROR.of(r, largest(r, name)).estimate())
                .holdsIf(everySize(name, (r, c) -> assertThat(ERROR.of(r, c)).areAllAtMost(EXACT)))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim classes() {
        return Claim.of("T1-classes", "Its rounded output is the random class of every image.")
                .from(THEOREM_1)
                .published(ANY_LABELS)
                .observing(r -> CLASSES.of(r, largest(r, RANDOM)).estimate())
                .holdsIf(
                        everySize(
                                RANDOM, (r, c) -> assertThat(CLASSES.of(r, c)).areAllAtLeast(100)))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim weights() {
        return Claim.of("T1-weights", "It has 2n + d weights.")
                .from(THEOREM_1)
                .published("2n + d")
                .observing(r -> WEIGHTS.of(r, largest(r, RANDOM)).estimate())
                .holdsIf(
                        everySize(
                                RANDOM,
                                (r, c) ->
                                        assertThat(WEIGHTS.of(r, c).minus(FORMULA.of(r, c)))
                                                .areAllWithin(0, 0)))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim invertible() {
        return Claim.of(
                        "T1-invertible",
                        "The triangular system is invertible, to float64 too: its condition number"
                                + " is below 2^53.")
                .from(PROOF)
                .published("invertible, smallest eigenvalue min (x_i - b_i)")
                .observing(r -> CONDITION.of(r, largest(r, RANDOM)).estimate())
                .holdsIf(
                        everySize(
                                RANDOM,
                                (r, c) -> assertThat(CONDITION.of(r, c)).areAllAtMost(SINGULAR)))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim anyLabels() {
        return Claim.of(
                        "control-any-labels",
                        "No labels whatever would be missed by more: the bound of rounding analysis"
                                + " is below 1e-6 too, and what was measured is below the bound.")
                .from(REPROKIT)
                .observing(r -> BOUND.of(r, largest(r, ALTERNATING)).estimate())
                .holdsIf(
                        everySize(
                                ALTERNATING,
                                (r, c) -> {
                                    assertThat(BOUND.of(r, c)).areAllAtMost(EXACT);
                                    assertThat(ERROR.of(r, c).minus(BOUND.of(r, c)))
                                            .areAllAtMost(0);
                                }))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim backwards() {
        return Claim.of(
                        "control-backwards",
                        "The fit is not owed to adding in the order of the substitution: with all"
                                + " sums backwards every output still rounds to its class.")
                .from(REPROKIT)
                .observing(r -> BACKWARDS.of(r, largest(r, RANDOM)).estimate())
                .holdsIf(
                        everySize(
                                RANDOM,
                                (r, c) ->
                                        assertThat(BACKWARDS.of(r, c)).areAllAtMost(HALF_A_CLASS)))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim earlyThresholds() {
        return Claim.of(
                        "control-early-thresholds",
                        "At the largest n, thresholds a quarter up the gaps leave a smaller error"
                                + " than midpoints.")
                .from(REPROKIT)
                .observing(
                        r ->
                                ERROR.difference(
                                        r,
                                        largest(r, Expressivity.MIDPOINTS),
                                        largest(r, ALTERNATING)))
                .holdsIf(
                        r ->
                                assertThat(ERROR.of(r, largest(r, ALTERNATING)))
                                        .isLowerThan(
                                                ERROR.of(r, largest(r, Expressivity.MIDPOINTS))))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim lateThresholds() {
        String condition = Expressivity.sized(Expressivity.LATE_THRESHOLDS, 80);
        return Claim.of(
                        "control-late-thresholds",
                        "Thresholds three quarters up the gaps, which the proof allows as well,"
                                + " exhaust float64 within 80 points: the error is larger than the"
                                + " labels.")
                .from(REPROKIT)
                .observing(r -> MAGNITUDE.of(r, condition).estimate())
                .holdsIf(r -> assertThat(MAGNITUDE.of(r, condition)).areAllAtLeast(0))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim closePairs() {
        String condition = Expressivity.pairs(4);
        return Claim.of("control-close-pairs", "Points in pairs 1e-4 apart are fitted exactly.")
                .from(REPROKIT)
                .observing(r -> ERROR.of(r, condition).estimate())
                .holdsIf(r -> assertThat(ERROR.of(r, condition)).areAllAtMost(EXACT))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim closerPairs() {
        String condition = Expressivity.pairs(10);
        return Claim.of(
                        "control-closer-pairs",
                        "Pairs 1e-10 apart are not: with sums backwards it is off by over 1e-6.")
                .from(REPROKIT)
                .observing(r -> BACKWARDS.of(r, condition).estimate())
                .holdsIf(r -> assertThat(BACKWARDS.of(r, condition)).areAllAtLeast(EXACT))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim closestPairs() {
        String condition = Expressivity.pairs(Expressivity.NO_GAP);
        return Claim.of(
                        "control-closest-pairs",
                        "Of points in pairs 1e-15 apart no network can be built: float64 cannot"
                                + " tell their projections apart.")
                .from(REPROKIT)
                .observing(r -> BUILT.of(r, condition).estimate())
                .holdsIf(r -> assertThat(BUILT.of(r, condition)).areAllAtMost(0))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim narrow() {
        String condition = Expressivity.width(WidthSweep.NARROWEST);
        return Claim.of(
                        "control-gradient-descent-narrow",
                        "Gradient descent does not fit random labels with at most 2n + d weights:"
                                + " below 90 % of them.")
                .from(REPROKIT)
                .observing(r -> FIT.of(r, condition).estimate())
                .holdsIf(r -> assertThat(FIT.of(r, condition)).areAllAtMost(FAR_FROM_FITTED))
                .decidableAt(Scale.SMOKE);
    }

    private static Claim wide() {
        String condition = Expressivity.width(WidthSweep.WIDEST);
        return Claim.of(
                        "control-gradient-descent-wide",
                        "With 64 times the width it fits every one of them.")
                .from(REPROKIT)
                .observing(r -> FIT.of(r, condition).estimate())
                .holdsIf(r -> assertThat(FIT.of(r, condition)).areAllAtLeast(100))
                .decidableAt(Scale.SMOKE);
    }

    /** Checks a construction at every size that was run; the scale determines the sizes. */
    private static Consumer<Results> everySize(String name, BiConsumer<Results, String> check) {
        return results -> sizes(results, name).forEach(c -> check.accept(results, c));
    }

    private static String largest(Results results, String name) {
        return sizes(results, name).get(sizes(results, name).size() - 1);
    }

    /** Returns the conditions of a construction in the order of n. */
    private static List<String> sizes(Results results, String name) {
        String prefix = Expressivity.SIZED.formatted(name);
        List<String> sizes =
                results.trials().stream()
                        .map(TrialRow::condition)
                        .filter(condition -> condition.startsWith(prefix))
                        .distinct()
                        .sorted(
                                Comparator.comparingInt(
                                        c -> Integer.parseInt(c.substring(prefix.length()))))
                        .toList();
        if (sizes.isEmpty()) {
            throw new MissingEvidenceException(
                    "no trial ran a condition '%s...'".formatted(prefix));
        }
        return sizes;
    }
}
