package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.researchlog.ProbedLayers.FIRST_BLOCK;
import static dev.reprokit.paper.researchlog.ProbedLayers.SECOND_BLOCK;
import static dev.reprokit.paper.researchlog.ProbedLayers.SMALL;

import static java.util.stream.Collectors.joining;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.stream.Stream;

/** Claims L15 to L19 of the research log. */
final class RandomLabelProbeClaims {
    private static final String SOURCE = "research log, probes under random labels, ";
    private static final ProbeTable LOG = ProbeTable.ofLog("random-label-probes", SMALL);

    /** Percent of the training images that count as memorised, as in {@code random-labels}. */
    static final double MEMORISED = 95;

    /** Lower bound of 'about 50 %'; the log's table has 53.2. */
    private static final double HALF_LOW = 45;

    private static final double HALF_HIGH = 55;

    private static final List<String> FULLY_CONNECTED =
            List.of("fc1", "relu3", "fc2", "relu4", "fc3");

    static final String TOO_FEW_IMAGES =
            "probes of 100 synthetic images do little better than chance; this scale asks only"
                    + " whether the network memorises them";

    private static final String TELLS_THE_SIZE =
            "how high it gets depends on how many images the probes are trained on";

    static final Measure FINAL_FIT =
            new Measure("train_accuracy", "final train accuracy", "%", curve -> 100 * curve.last());

    private static final ProbeValue CONV1 = inTheEnd("conv1");
    private static final ProbeValue POOL1 = inTheEnd("pool1");
    private static final ProbeValue POOL2 = inTheEnd("pool2");
    private static final ProbeValue UNTRAINED_POOL2 =
            new ProbeValue("pool2, untrained", "points", table -> table.at("pool2", 0));
    private static final ProbeValue BEST_OF_SECOND_BLOCK =
            new ProbeValue(
                    "best of the second block at any epoch",
                    "points",
                    table -> table.best(SECOND_BLOCK));
    private static final ProbeValue BEST_FULLY_CONNECTED =
            new ProbeValue(
                    "best fully connected layer at any epoch",
                    "points",
                    table -> table.best(FULLY_CONNECTED));
    private static final ProbeValue BEST =
            new ProbeValue("best layer at any epoch", "%", table -> table.best(table.layers()));
    private static final ProbeValue FIRST_SETTLES = settled("first", FIRST_BLOCK);
    private static final ProbeValue SECOND_SETTLES = settled("second", SECOND_BLOCK);

    private RandomLabelProbeClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("control-memorised", "The network memorises the random labels.")
                        .from("research log, L1, here with probes")
                        .logged("99.99 % train accuracy in the end")
                        .observing(r -> FINAL_FIT.of(r, RandomLabelProbes.SMALL).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_FIT.of(r, RandomLabelProbes.SMALL))
                                                .hasMeanAbove(MEMORISED))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L15",
                                "Separability of the true classes rises through the convolutional"
                                        + " layers.")
                        .from(SOURCE + "L15")
                        .logged(inWords(CONV1, POOL1, POOL2))
                        .observing(r -> of(r, POOL2).minus(of(r, CONV1)).estimate())
                        .holdsIf(RandomLabelProbeClaims::risesWithDepth)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of("L15-training", "It rises with training on random labels, too.")
                        .from(SOURCE + "L15")
                        .logged(inWords(UNTRAINED_POOL2, POOL2))
                        .observing(r -> of(r, POOL2).minus(of(r, UNTRAINED_POOL2)).estimate())
                        .holdsIf(r -> assertThat(of(r, POOL2)).isHigherThan(of(r, UNTRAINED_POOL2)))
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of("L16", "It is highest in the second convolutional block.")
                        .from(SOURCE + "L16")
                        .logged(
                                "its own table contradicts it: "
                                        + inWords(BEST_OF_SECOND_BLOCK, BEST_FULLY_CONNECTED))
                        .observing(
                                r ->
                                        of(r, BEST_OF_SECOND_BLOCK)
                                                .minus(of(r, BEST_FULLY_CONNECTED))
                                                .estimate())
                        .holdsIf(
                                r ->
                                        assertThat(of(r, BEST_OF_SECOND_BLOCK))
                                                .isHigherThan(of(r, BEST_FULLY_CONNECTED)))
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of("L16-half", "Its highest value is about 50 %.")
                        .from(SOURCE + "L16")
                        .logged(inWords(BEST))
                        .observing(r -> of(r, BEST).estimate())
                        .holdsIf(r -> assertThat(of(r, BEST)).hasMeanWithin(HALF_LOW, HALF_HIGH))
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES)
                        .notApplicableAt(Scale.REDUCED, TELLS_THE_SIZE),
                Claim.of("L17", "The first convolutional block settles earlier than the second.")
                        .from(SOURCE + "L17, at about epochs 37 and 75")
                        .logged(
                                "its own table contradicts it: "
                                        + inWords(FIRST_SETTLES, SECOND_SETTLES))
                        .observing(
                                r -> of(r, FIRST_SETTLES).minus(of(r, SECOND_SETTLES)).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(of(r, FIRST_SETTLES))
                                                .isFasterThan(of(r, SECOND_SETTLES)))
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                Claim.of("L18", "Each fully connected layer after the first lowers it.")
                        .from(SOURCE + "L18")
                        .logged(inWords(inTheEnd("fc1"), inTheEnd("fc2"), inTheEnd("fc3")))
                        .observing(
                                r ->
                                        of(r, inTheEnd("fc3"))
                                                .minus(of(r, inTheEnd("fc1")))
                                                .estimate())
                        .holdsIf(RandomLabelProbeClaims::fallsInTheEnd)
                        .notApplicableAt(Scale.SMOKE, TOO_FEW_IMAGES),
                ProbeOrder.normalisationLowers(SOURCE, LOG, RandomLabelProbes.SMALL, SMALL),
                Claim.of("L19", "The full AlexNet does not memorise random labels in 100 epochs.")
                        .from(SOURCE + "L19")
                        .logged("11 % train accuracy after 100 epochs")
                        .observing(r -> FINAL_FIT.of(r, RandomLabelProbes.FULL).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_FIT.of(r, RandomLabelProbes.FULL))
                                                .hasMeanBelow(MEMORISED))
                        .notApplicableAt(Scale.SMOKE, "it speaks of 100 epochs of 50,000 images")
                        .notApplicableAt(Scale.REDUCED, "it speaks of 100 epochs of 50,000 images"),
                ProbeOrder.sameAsLog(SOURCE, LOG, RandomLabelProbes.SMALL, SMALL));
    }

    private static SeedValues of(Results r, ProbeValue value) {
        return value.of(r, RandomLabelProbes.SMALL, SMALL);
    }

    static ProbeValue inTheEnd(String layer) {
        return new ProbeValue(
                layer + " in the end", "points", table -> table.at(layer, table.last()));
    }

    private static ProbeValue settled(String which, List<String> block) {
        return new ProbeValue(
                "nine tenths of what the " + which + " block gains are reached",
                "epochs",
                table -> table.settled(block));
    }

    private static String inWords(ProbeValue... values) {
        return Stream.of(values).map(value -> value.inWords(LOG)).collect(joining("; "));
    }

    private static void risesWithDepth(Results r) {
        assertThat(of(r, POOL1)).isHigherThan(of(r, CONV1));
        assertThat(of(r, POOL2)).isHigherThan(of(r, POOL1));
    }

    private static void fallsInTheEnd(Results r) {
        assertThat(of(r, inTheEnd("fc2"))).isLowerThan(of(r, inTheEnd("fc1")));
        assertThat(of(r, inTheEnd("fc3"))).isLowerThan(of(r, inTheEnd("fc2")));
    }
}
