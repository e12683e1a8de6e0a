package dev.reprokit.paper.alain2016;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.alain2016.LayerErrors.Moment.TRAINED;
import static dev.reprokit.paper.alain2016.LayerErrors.Moment.UNTRAINED;
import static dev.reprokit.paper.alain2016.MnistNetwork.CNN;
import static dev.reprokit.paper.alain2016.MnistNetwork.NO_SKIP;
import static dev.reprokit.paper.alain2016.MnistNetwork.SKIP;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.probe.ProbePoints;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The paper's claims on MNIST. */
final class MnistProbeClaims {
    private static final String CNN_SOURCE = "Alain and Bengio 2016, section 4.2, Figure 3";
    private static final String SKIP_SOURCE = "Alain and Bengio 2016, section 4.4, Figure 6";

    /**
     * The first ReLU; the last random layer with places; and fc1_preact, where the paper's curve
     * has a kink.
     */
    private static final String FIRST_RELU = "relu1";

    private static final String LAST_POOL = "pool2";
    private static final String KINK = "fc1";
    private static final String LOGITS = "fc2";

    /**
     * Points by which an error may rise: two standard errors of the difference of two probes that
     * disagree on 1 % of 2,000 images.
     */
    private static final double NO_RISE = 0.5;

    /**
     * Tolerance in points: the values are read from a figure in whole percents, and the
     * preprocessing is unknown.
     */
    private static final double FIGURE_MARGIN = 1;

    /** Factor of errors that counts as 'far worse'; the paper shows it in a figure only. */
    private static final double FAR_WORSE = 2;

    /**
     * Error in % that counts as 'low', where guessing gives 88.65 %; the paper shows it in a figure
     * only.
     */
    private static final double LOW = 20;

    /**
     * Error in % of guessing the most frequent class of MNIST's test images: 1135 of 10,000 are
     * ones.
     */
    private static final double CHANCE = 88.65;

    /** Points from the error of guessing within which a network has learned nothing. */
    private static final double AT_CHANCE = 5;

    private static final String OTHER_IMAGES =
            "the published values are those of all training images; error falls with their number";

    private static final Measure TEST_ERROR =
            new Measure(
                    "test_accuracy",
                    "test error after 2000 minibatches",
                    "%",
                    accuracy -> 100 * (1 - accuracy.last()));

    private MnistProbeClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of(
                                "mnist-untrained",
                                "Untrained, the CNN's random layers already lower the probe's error,"
                                        + " from the input to the last pooling.")
                        .from(CNN_SOURCE)
                        .published("from 8 % at the input to 2 % over random layers")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> last(r, UNTRAINED).minus(input(r, UNTRAINED)).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(last(r, UNTRAINED))
                                                .isLowerThan(input(r, UNTRAINED))),
                Claim.of(
                                "mnist-untrained-relu",
                                "Of all random layers the first ReLU lowers it most.")
                        .from(CNN_SOURCE)
                        .published("the largest step is the first ReLU; no value")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> firstRelu(r).minus(otherSteps(r)).estimate())
                        .holdsIf(r -> assertThat(firstRelu(r)).isHigherThan(otherSteps(r))),
                Claim.of(
                                "mnist-untrained-figures",
                                "Untrained, the error is 8 % at the input and 2 % at the best layer,"
                                        + " up to 1 point.")
                        .from(CNN_SOURCE)
                        .published("8 % and 2 %")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> lowest(r).estimate())
                        .holdsIf(MnistProbeClaims::publishedValues)
                        .notApplicableAt(Scale.SMOKE, OTHER_IMAGES)
                        .notApplicableAt(Scale.REDUCED, OTHER_IMAGES),
                Claim.of(
                                "mnist-trained",
                                "Trained, the error improves at every layer but fc1_preact, or rises by less"
                                        + " than half a point.")
                        .from(CNN_SOURCE)
                        .published("improves at every layer but for a kink; no value")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> smallestFall(r).estimate())
                        .holdsIf(MnistProbeClaims::improves),
                Claim.of("mnist-kink", "At fc1_preact it is worse than at the layer before.")
                        .from(CNN_SOURCE)
                        .published("a minor kink; no value")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> kink(r).minus(last(r, TRAINED)).estimate())
                        .holdsIf(r -> assertThat(kink(r)).isHigherThan(last(r, TRAINED))),
                Claim.of(
                                "mnist-dead-half",
                                "A skip connection leaves the skipped half of a deep MLP unused: its"
                                        + " probes err at least twice as often as those of the other"
                                        + " half, while the network's own error is at most 20 %.")
                        .from(SKIP_SOURCE)
                        .published("a dead segment after 2000 minibatches; no value")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> firstHalf(r).minus(secondHalf(r)).estimate())
                        .holdsIf(MnistProbeClaims::firstHalfIsDead),
                Claim.of(
                                "mnist-no-skip",
                                "Without the skip connection it fails to train: its error stays"
                                        + " within 5 points of chance.")
                        .from(SKIP_SOURCE)
                        .published("'would fail to train'; no value")
                        .onlyOn(MnistProbes.DATASET)
                        .observing(r -> TEST_ERROR.of(r, NO_SKIP.id()).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(TEST_ERROR.of(r, NO_SKIP.id()))
                                                .hasMeanAbove(CHANCE - AT_CHANCE)));
    }

    private static SeedValues input(Results r, LayerErrors.Moment moment) {
        return moment.value("error at the input", r, CNN, errors -> errors.at(ProbePoints.INPUT));
    }

    private static SeedValues last(Results r, LayerErrors.Moment moment) {
        return moment.value("error at conv2_postpool", r, CNN, errors -> errors.at(LAST_POOL));
    }

    private static SeedValues firstRelu(Results r) {
        return untrained(r, "fall through the first ReLU", errors -> errors.fall(FIRST_RELU));
    }

    private static SeedValues otherSteps(Results r) {
        return untrained(
                r,
                "largest fall through another layer",
                errors -> errors.largestFallBut(FIRST_RELU));
    }

    private static SeedValues lowest(Results r) {
        return untrained(r, "lowest error", LayerErrors::lowest);
    }

    private static SeedValues untrained(
            Results r, String name, ToDoubleFunction<LayerErrors> value) {
        return UNTRAINED.value(name, r, CNN, value);
    }

    private static SeedValues smallestFall(Results r) {
        return TRAINED.value(
                "smallest fall through a layer but fc1_preact",
                r,
                CNN,
                errors -> errors.smallestFallBut(KINK));
    }

    private static SeedValues kink(Results r) {
        return TRAINED.value("error at fc1_preact", r, CNN, errors -> errors.at(KINK));
    }

    private static SeedValues firstHalf(Results r) {
        return TRAINED.value(
                "mean error of the first half",
                r,
                SKIP,
                errors -> errors.mean(MnistNetwork.half(0)));
    }

    private static SeedValues secondHalf(Results r) {
        return TRAINED.value(
                "mean error of the second half",
                r,
                SKIP,
                errors -> errors.mean(MnistNetwork.half(1)));
    }

    private static void publishedValues(Results r) {
        assertThat(input(r, UNTRAINED)).hasMeanWithin(8 - FIGURE_MARGIN, 8 + FIGURE_MARGIN);
        assertThat(lowest(r)).hasMeanWithin(2 - FIGURE_MARGIN, 2 + FIGURE_MARGIN);
    }

    private static void improves(Results r) {
        assertThat(smallestFall(r)).hasMeanAbove(-NO_RISE);
        assertThat(TRAINED.value("error at the logits", r, CNN, errors -> errors.at(LOGITS)))
                .isLowerThan(input(r, TRAINED));
    }

    private static void firstHalfIsDead(Results r) {
        assertThat(TEST_ERROR.of(r, SKIP.id())).hasMeanBelow(LOW);
        assertThat(firstHalf(r)).hasRatioTo(secondHalf(r), FAR_WORSE, Double.POSITIVE_INFINITY);
    }
}
