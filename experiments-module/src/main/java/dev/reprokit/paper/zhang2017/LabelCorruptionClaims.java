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
import dev.reprokit.paper.Figures;
import dev.reprokit.paper.zhang2017.LabelCorruptionLevels.Level;
import dev.reprokit.paper.zhang2017.LabelCorruptionLevels.Row;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The claims of section 2.2 of Zhang et al. 2017 and of L2 of the research log on a network. */
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

    /** Rank correlation that counts as a rise: four of five pairs of levels are in order. */
    private static final double RISES = 0.6;

    private static final String SMALLER =
            "a few hundred images and narrower networks generalise less";

    private static final String TIME_1B = "relative-time";
    private static final String OTHERS = "david-inf";
    private static final String ERROR_1C = "test-error";

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
        Scale[] decided = network == LOG_ALEXNET ? new Scale[0] : new Scale[] {Scale.SMOKE};
        return Stream.of(
                claim(
                                TIME_1B,
                                "factor",
                                "Random labels take the %s at most a small constant factor longer than true labels, below ten.")
                        .that(TIME.in(random))
                        .hasRatioTo(TIME.in(none), 0.1, 10)
                        .given(LEARNED)
                        .decidableAt(decided),
                claim(
                                TIME_1B,
                                "slower",
                                "The more labels are corrupted, the longer the %s takes to fit them.")
                        .that(rankCorrelation(TIME, "time to fit"))
                        .hasMeanAbove(RISES)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, FEWER_THAN_PIXELS),
                claim(
                                ERROR_1C,
                                "error-rises",
                                "The more labels are corrupted, the larger the test error of the %s.")
                        .that(rankCorrelation(TEST_ERROR, "test error"))
                        .hasMeanAbove(RISES)
                        .given(LEARNED)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "fifty images teach the networks too little beyond chance for the error to rise from"),
                claim(
                                ERROR_1C,
                                "chance",
                                "With random labels the %s ends at the 90 %% test error of chance.")
                        .that(TEST_ERROR.in(random))
                        .hasMeanWithin(100 - CHANCE_HIGH, 100 - CHANCE_LOW)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, FEW_TEST_IMAGES),
                claim(
                                ERROR_1C,
                                "generalisation",
                                "The %s ends without training error at every level, so that its test error is the generalisation error.")
                        .published("the training errors are always zero")
                        .that(largestTrainError())
                        // Half a point still counts as none.
                        .areAllAtMost(0.5)
                        .givenNothing("a network that has learned nothing has training error")
                        .decidableAt(decided),
                claim(
                                ERROR_1C,
                                "published-errors",
                                "The test errors of the %s are the published ones, within three points on the average over the levels.")
                        // The paper's own values differ by 0 to 6 points.
                        .that(distanceFromPublished())
                        .hasMeanBelow(3)
                        .given(LEARNED)
                        .onlyAt(Scale.PAPER, SMALLER));
    }

    private Claim claim(String value, String id, String sentence) {
        Claim claim =
                Claim.of(
                                id + "-" + network.id(),
                                // "Zhang's small AlexNet" takes no article.
                                sentence.formatted(network.label())
                                        .replaceAll("[Tt]he (?=Zhang's)", ""))
                        .from(
                                "Zhang et al. 2017, section 2.2 and Figure 1%s; research log, L2"
                                        .formatted(value.equals(TIME_1B) ? "b" : "c"))
                        .published(inWords(value, "paper"))
                        .logged(inWords(value, "log"))
                        .elsewhere(inWords(value, OTHERS));
        return network != LOG_ALEXNET
                ? claim
                : claim.notApplicableAt(
                        Scale.SMOKE, "narrowed, this network is nearly the paper's, which is run");
    }

    /** Returns Kendall's tau-b of level and value; 0 if nothing changes. */
    private Quantity rankCorrelation(Measure measure, String what) {
        double[] levels = SCALES.paper().levels().stream().mapToDouble(p -> p).toArray();
        return over(
                SCALES.paper(),
                measure,
                "rank correlation of corruption and " + what,
                "",
                values -> {
                    double tau = RankCorrelation.kendall(levels, values);
                    return Double.isNaN(tau) ? 0 : tau;
                });
    }

    /** Returns the largest final train error of the levels that were run, some or all. */
    private Quantity largestTrainError() {
        Quantity ofSome = largestTrainError(SCALES.smoke());
        Quantity ofAll = largestTrainError(SCALES.paper());
        String tenth = new Level(network, 0.1).id();
        return Quantity.of(
                ofSome.name(),
                ofSome.unit(),
                r -> (r.trials(tenth).isEmpty() ? ofSome : ofAll).of(r),
                SCALES.smoke().arms(network));
    }

    private Quantity largestTrainError(Row levels) {
        return over(
                levels,
                TRAIN_ERROR,
                "largest final train error of any level",
                "%",
                errors -> Arrays.stream(errors).max().orElseThrow());
    }

    /** Returns the mean distance over the levels; the log's AlexNet is not the paper's. */
    private Quantity distanceFromPublished() {
        List<Double> published =
                List.copyOf(points(ERROR_1C, network == LOG_ALEXNET ? "log" : "paper").values());
        return over(
                SCALES.paper(),
                TEST_ERROR,
                "distance from the published test error, mean over levels",
                "points",
                errors ->
                        IntStream.range(0, errors.length)
                                .mapToDouble(i -> Math.abs(errors[i] - 100 * published.get(i)))
                                .average()
                                .orElseThrow());
    }

    private Quantity over(
            Row levels,
            Measure measure,
            String name,
            String unit,
            ToDoubleFunction<double[]> summary) {
        return Quantity.combining(
                "%s, %s".formatted(name, network.label()),
                unit,
                levels.arms(network).stream().map(measure::in).toList(),
                summary);
    }

    /** Returns an author's values for readers; empty if there are none. */
    private String inWords(String value, String by) {
        if (!Figures.ZHANG_POINTS.has(value, network.id(), by)) {
            return "";
        }
        SortedMap<Double, Double> points = points(value, by);
        String author = by.equals(OTHERS) ? by + ": " : "";
        if (value.equals(TIME_1B)) {
            return String.format(
                    Locale.ROOT,
                    "%sp = 1 takes %.2f times as %s as p = 0",
                    author,
                    points.get(1.0),
                    by.equals(OTHERS) ? "many minutes" : "long");
        }
        return String.format(
                Locale.ROOT,
                "%s%.1f / %.1f / %.1f %% test error at p = 0 / 0.5 / 1",
                author,
                100 * points.get(0.0),
                100 * points.get(0.5),
                100 * points.get(1.0));
    }

    private SortedMap<Double, Double> points(String value, String by) {
        return Figures.ZHANG_POINTS.series(value, network.id(), by, by, network.label()).points();
    }
}
