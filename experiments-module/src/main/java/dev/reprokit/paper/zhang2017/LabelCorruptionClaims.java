package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_HIGH;
import static dev.reprokit.paper.zhang2017.Accuracies.CHANCE_LOW;
import static dev.reprokit.paper.zhang2017.Accuracies.LEARNED;
import static dev.reprokit.paper.zhang2017.Architecture.LOG_ALEXNET;
import static dev.reprokit.paper.zhang2017.LabelCorruptionLevels.SCALES;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.paper.PublishedPoints;
import dev.reprokit.paper.zhang2017.LabelCorruptionLevels.Level;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The claims of section 2.2 of Zhang et al. 2017 and of L2 of the research log on one network.
 *
 * @param network the network
 */
record LabelCorruptionClaims(Architecture network) {
    /** Fraction of the training images that counts as fitted; see the protocol. */
    static final double FITTED = 0.99;

    /** Reason why corrupted labels need not be harder than true ones at smoke scale. */
    static final String FEWER_THAN_PIXELS =
            "there are fewer images than pixels, so that even a plane separates them, whatever their"
                    + " labels: true ones need not be easier";

    /** Reason why chance cannot be recognised at smoke scale. */
    static final String FEW_TEST_IMAGES =
            "two points of chance are few images of so small a test set, which all seeds share";

    /**
     * Factor that counts as 'a small constant factor': less than an order of magnitude; published
     * 1.55 to 3.6.
     */
    private static final double SMALL_FACTOR = 10;

    /** Rank correlation that counts as a rise: four of five pairs of levels are in order. */
    private static final double RISES = 0.6;

    /** Training error in points that still counts as 'zero'. */
    private static final double ZERO = 0.5;

    /**
     * Mean distance from the published test errors, in points; the paper's own values differ by 0
     * to 6.
     */
    private static final double PUBLISHED_MARGIN = 3;

    private static final String SMALLER =
            "a few hundred images and narrower networks generalise less";

    /** Names of the published values of Figures 1b and 1c; the latter are fractions. */
    private static final String RELATIVE_TIME = "relative-time";

    private static final String ERROR = "test-error";

    private static final Measure TIME =
            new Measure(
                    "evaluated_train_accuracy",
                    "epochs to 99 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(FITTED));
    private static final Measure TRAIN_ERROR =
            Measure.percent(
                    "evaluated_train_accuracy", "final train error", curve -> 1 - curve.last());
    private static final Measure TEST_ERROR =
            Measure.percent("test_accuracy", "final test error", curve -> 1 - curve.last());

    static List<Claim> all() {
        return SCALES.paper().networks().stream()
                .flatMap(fitting -> new LabelCorruptionClaims(fitting.network()).claims())
                .toList();
    }

    private Stream<Claim> claims() {
        Level none = new Level(network, 0);
        Level random = new Level(network, 1);
        return Stream.of(
                atSmoke(
                        figure1b(
                                        "factor",
                                        "Random labels take the %s at most a small constant factor longer than true labels, below ten.")
                                .that(TIME.in(random))
                                .hasRatioTo(TIME.in(none), 1 / SMALL_FACTOR, SMALL_FACTOR)
                                .given(LEARNED)),
                figure1b(
                                "slower",
                                "The more labels are corrupted, the longer the %s takes to fit them.")
                        .that(
                                overLevels(
                                        TIME,
                                        "rank correlation of corruption and time to fit",
                                        "",
                                        LabelCorruptionClaims::rise))
                        .hasMeanAbove(RISES)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, FEWER_THAN_PIXELS),
                figure1c(
                                "error-rises",
                                "The more labels are corrupted, the larger the test error of the %s.")
                        .that(
                                overLevels(
                                        TEST_ERROR,
                                        "rank correlation of corruption and test error",
                                        "",
                                        LabelCorruptionClaims::rise))
                        .hasMeanAbove(RISES)
                        .given(LEARNED)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "fifty images teach the networks too little beyond chance for the error to rise from"),
                figure1c(
                                "chance",
                                "With random labels the %s ends at the 90 %% test error of chance.")
                        .that(TEST_ERROR.in(random))
                        .hasMeanWithin(100 - CHANCE_HIGH, 100 - CHANCE_LOW)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, FEW_TEST_IMAGES),
                atSmoke(
                        figure1c(
                                        "generalisation",
                                        "The %s ends without training error at every level, so that its test error is the generalisation error.")
                                .that(largestTrainError())
                                .areAllAtMost(ZERO)
                                .givenNothing(
                                        "a network that has learned nothing has train error")),
                figure1c(
                                "published-errors",
                                "The test errors of the %s are the published ones, within three points on the average over the levels.")
                        .that(
                                overLevels(
                                        TEST_ERROR,
                                        "distance from the published test error, mean over levels",
                                        "points",
                                        this::distanceFromPublished))
                        .hasMeanBelow(PUBLISHED_MARGIN)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, SMALLER)
                        .notApplicableAt(Scale.REDUCED, SMALLER));
    }

    private Claim atSmoke(Claim claim) {
        return network == LOG_ALEXNET
                ? claim.notApplicableAt(
                        Scale.SMOKE, "narrowed, this network is nearly the paper's, which is run")
                : claim.decidableAt(Scale.SMOKE);
    }

    private Claim figure1b(String id, String sentence) {
        return claim(id, sentence, RELATIVE_TIME)
                .from("Zhang et al. 2017, section 2.2 and Figure 1b; research log, L2");
    }

    private Claim figure1c(String id, String sentence) {
        return claim(id, sentence, ERROR)
                .from("Zhang et al. 2017, section 2.2 and Figure 1c; research log, L2");
    }

    private Claim claim(String id, String sentence, String value) {
        return Claim.of("%s-%s".formatted(id, network.id()), sentence.formatted(network.label()))
                .published(inWords(value, "paper"))
                .logged(inWords(value, "log"))
                .elsewhere(inWords(value, "david-inf"));
    }

    private Quantity overLevels(
            Measure measure, String name, String unit, ToDoubleFunction<double[]> summary) {
        return measure.over(
                "%s, %s".formatted(name, network.label()),
                unit,
                SCALES.paper().arms(network),
                summary);
    }

    /** Returns the largest final train error of the levels that were run. */
    private Quantity largestTrainError() {
        String name = "largest final train error of any level, " + network.label();
        return Quantity.of(
                name,
                "%",
                r ->
                        TRAIN_ERROR
                                .over(name, "%", run(r), e -> Arrays.stream(e).max().orElseThrow())
                                .of(r),
                SCALES.smoke().arms(network));
    }

    /** Returns the levels that were run: those of the smallest scale, or all. */
    private List<Level> run(Results r) {
        String tenth = new Level(network, 0.1).id();
        boolean all = r.trials().stream().anyMatch(trial -> trial.condition().equals(tenth));
        return (all ? SCALES.paper() : SCALES.smoke()).arms(network);
    }

    /** Returns Kendall's tau-b of level and value; 0 if nothing changes. */
    private static double rise(double[] values) {
        double tau =
                RankCorrelation.kendall(
                        SCALES.paper().levels().stream().mapToDouble(p -> p).toArray(), values);
        return Double.isNaN(tau) ? 0 : tau;
    }

    /** Returns the mean distance from the published test errors; the log's AlexNet has its own. */
    private double distanceFromPublished(double[] percent) {
        List<Double> published =
                List.copyOf(points(ERROR, network == LOG_ALEXNET ? "log" : "paper").values());
        return IntStream.range(0, percent.length)
                .mapToDouble(level -> Math.abs(percent[level] - 100 * published.get(level)))
                .average()
                .orElseThrow();
    }

    /** Returns an author's values for readers; empty if there are none. */
    private String inWords(String value, String by) {
        if (!PublishedPoints.ofZhang2017().has(value, network.id(), by)) {
            return "";
        }
        SortedMap<Double, Double> points = points(value, by);
        if (value.equals(RELATIVE_TIME)) {
            return String.format(Locale.ROOT, "%.2f times the time at p = 1", points.get(1.0));
        }
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f %% test error at p = 0 / 0.5 / 1",
                100 * points.get(0.0),
                100 * points.get(0.5),
                100 * points.get(1.0));
    }

    private SortedMap<Double, Double> points(String value, String by) {
        return PublishedPoints.ofZhang2017()
                .series(value, network.id(), by, by, network.label())
                .points();
    }
}
