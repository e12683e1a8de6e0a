package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.experiment.Claim;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;

/** The claims of section 2.2 of Zhang et al. 2017 and of L2 of the research log. */
final class LabelCorruptionClaims {
    /** Fraction of the training images that counts as fitted; see the protocol. */
    static final double FITTED = 0.99;

    private static final String FIGURE_1B =
            "Zhang et al. 2017, section 2.2 and Figure 1b; research log, L2";
    private static final String FIGURE_1C =
            "Zhang et al. 2017, section 2.2 and Figure 1c; research log, L2";

    /**
     * Factor that counts as 'a small constant factor': less than an order of magnitude; published
     * 1.55 to 3.6.
     */
    private static final double SMALL_FACTOR = 10;

    /** Rank correlation that counts as a rise: four of five pairs of levels are in order. */
    private static final double RISES = 0.6;

    /** Test error in % that counts as chance: 90 +-2 points. */
    private static final double CHANCE_LOW = 88;

    private static final double CHANCE_HIGH = 92;

    /** Training error in points that still counts as 'zero'. */
    private static final double ZERO = 0.5;

    /**
     * Mean distance from the published test errors, in points; the paper's own values differ by 0
     * to 6.
     */
    private static final double PUBLISHED_MARGIN = 3;

    /** Reason why corrupted labels need not be harder than true ones at smoke scale. */
    static final String FEWER_THAN_PIXELS =
            "there are fewer images than pixels, so that even a plane separates them, whatever their"
                    + " labels: true ones need not be easier";

    /** Reason why chance cannot be recognised at smoke scale. */
    static final String FEW_TEST_IMAGES =
            "two points of chance are few images of so small a test set, which all seeds share";

    private LabelCorruptionClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (Architecture network : Architecture.values()) {
            CorruptionCurve curve = new CorruptionCurve(network);
            claims.add(atSmoke(network, takesASmallFactor(curve)));
            claims.add(isSlowerWithMoreCorruption(curve));
            claims.add(testErrorRises(curve));
            claims.add(endsAtChance(curve));
            claims.add(atSmoke(network, generalisationErrorIsTestError(curve)));
            claims.add(hasThePublishedTestErrors(curve));
        }
        return claims;
    }

    private static Claim atSmoke(Architecture network, Claim claim) {
        return LabelCorruptionLevels.networks(Scale.SMOKE).contains(network)
                ? claim.decidableAt(Scale.SMOKE)
                : claim.notApplicableAt(
                        Scale.SMOKE, "narrowed, this network is nearly the paper's, which is run");
    }

    private static Claim takesASmallFactor(CorruptionCurve curve) {
        return claim(
                        curve,
                        "factor",
                        "Random labels take the %s at most a small constant factor longer than true labels, below ten.",
                        FIGURE_1B,
                        CorruptionCurve.RELATIVE_TIME)
                .observing(r -> curve.timeAt(r, 1).ratioTo(curve.timeAt(r, 0)))
                .holdsIf(
                        r ->
                                assertThat(curve.timeAt(r, 1))
                                        .hasRatioTo(
                                                curve.timeAt(r, 0),
                                                1 / SMALL_FACTOR,
                                                SMALL_FACTOR));
    }

    private static Claim isSlowerWithMoreCorruption(CorruptionCurve curve) {
        return claim(
                        curve,
                        "slower",
                        "The more labels are corrupted, the longer the %s takes to fit them.",
                        FIGURE_1B,
                        CorruptionCurve.RELATIVE_TIME)
                .observing(r -> curve.timeCorrelation(r).estimate())
                .holdsIf(r -> assertThat(curve.timeCorrelation(r)).hasMeanAbove(RISES))
                .notApplicableAt(Scale.SMOKE, FEWER_THAN_PIXELS);
    }

    private static Claim testErrorRises(CorruptionCurve curve) {
        return claim(
                        curve,
                        "error-rises",
                        "The more labels are corrupted, the larger the test error of the %s.",
                        FIGURE_1C,
                        CorruptionCurve.TEST_ERROR)
                .observing(r -> curve.errorCorrelation(r).estimate())
                .holdsIf(r -> assertThat(curve.errorCorrelation(r)).hasMeanAbove(RISES))
                .notApplicableAt(
                        Scale.SMOKE,
                        "fifty images teach the networks too little beyond chance for the error to rise from");
    }

    private static Claim endsAtChance(CorruptionCurve curve) {
        return claim(
                        curve,
                        "chance",
                        "With random labels the %s ends at the 90 %% test error of chance.",
                        FIGURE_1C,
                        CorruptionCurve.TEST_ERROR)
                .observing(r -> curve.testErrorAt(r, 1).estimate())
                .holdsIf(
                        r ->
                                assertThat(curve.testErrorAt(r, 1))
                                        .hasMeanWithin(CHANCE_LOW, CHANCE_HIGH))
                .notApplicableAt(Scale.SMOKE, FEW_TEST_IMAGES);
    }

    private static Claim generalisationErrorIsTestError(CorruptionCurve curve) {
        return claim(
                        curve,
                        "generalisation",
                        "The %s ends without training error at every level, so that its test error is the generalisation error.",
                        FIGURE_1C,
                        CorruptionCurve.TEST_ERROR)
                .observing(r -> curve.largestTrainError(r).estimate())
                .holdsIf(r -> assertThat(curve.largestTrainError(r)).areAllAtMost(ZERO));
    }

    private static Claim hasThePublishedTestErrors(CorruptionCurve curve) {
        String smaller = "a few hundred images and narrower networks generalise less";
        return claim(
                        curve,
                        "published-errors",
                        "The test errors of the %s are the published ones, within three points on the average over the levels.",
                        FIGURE_1C,
                        CorruptionCurve.TEST_ERROR)
                .observing(r -> curve.distanceFromPublished(r).estimate())
                .holdsIf(
                        r ->
                                assertThat(curve.distanceFromPublished(r))
                                        .hasMeanBelow(PUBLISHED_MARGIN))
                .notApplicableAt(Scale.SMOKE, smaller)
                .notApplicableAt(Scale.REDUCED, smaller);
    }

    /**
     * Creates a claim. The log's AlexNet is not the paper's, so its values come from the log alone.
     */
    private static Claim claim(
            CorruptionCurve curve, String id, String sentence, String source, String value) {
        return Claim.of(
                        id + "-" + curve.network().id(),
                        sentence.formatted(curve.network().label()))
                .from(source)
                .published(curve.inWords(value, "paper"))
                .logged(curve.inWords(value, "log"))
                .elsewhere(curve.inWords(value, "david-inf"));
    }
}
