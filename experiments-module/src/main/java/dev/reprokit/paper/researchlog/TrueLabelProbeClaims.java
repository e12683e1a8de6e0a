package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.researchlog.ProbedLayers.FIRST_BLOCK;
import static dev.reprokit.paper.researchlog.ProbedLayers.FULL;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;

/** Claims L8 to L14 of the research log. */
final class TrueLabelProbeClaims {
    private static final String SOURCE = "research log, linear probes, ";
    private static final String CONDITION = TrueLabelProbes.CONDITION;
    private static final ProbeTable LOG = ProbeTable.ofLog("alain2016-linear-probes", FULL);

    /**
     * Kendall's tau above which layers 'rise': more than three of four pairs are in order, tau =
     * 0.75 - 0.25.
     */
    private static final double RISES = 0.5;

    /** Points that count as 'settled' and as 'barely helps'; the log's values are 0.6 and -0.04. */
    private static final double LITTLE = 1;

    private static final List<String> LATER_CONVOLUTIONS = List.of("conv3", "conv4", "conv5");

    private static final ProbeValue DEPTH =
            new ProbeValue(
                    "rank correlation (Kendall) of depth and separability in the end",
                    "",
                    table -> ProbeOrder.withDepth(table, table.last()));
    private static final ProbeValue UNTRAINED =
            new ProbeValue(
                    "untrained, mean over layers",
                    "points",
                    table -> table.meanAt(table.layers(), 0));
    private static final ProbeValue TRAINED =
            new ProbeValue(
                    "trained, mean over layers",
                    "points",
                    table -> table.meanAt(table.layers(), table.last()));
    private static final ProbeValue SETTLED_GAIN =
            new ProbeValue(
                    "what the first block gains in the second half of the epochs",
                    "points",
                    table -> lateGain(table, FIRST_BLOCK));
    private static final ProbeValue LATER_GAIN =
            new ProbeValue(
                    "what conv3 to conv5 gain in the second half of the epochs",
                    "points",
                    table -> lateGain(table, LATER_CONVOLUTIONS));
    private static final ProbeValue SECOND_FC =
            new ProbeValue(
                    "gain through the second fully connected layer in the end",
                    "points",
                    table -> table.gain("fc2", table.last()));

    private TrueLabelProbeClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("L8", "In the trained network separability rises with depth.")
                        .from(SOURCE + "L8; Alain and Bengio 2016, section 4.2")
                        .logged(DEPTH.inWords(LOG))
                        .observing(r -> of(r, DEPTH).estimate())
                        .holdsIf(r -> assertThat(of(r, DEPTH)).hasMeanAbove(RISES))
                        .decidableAt(Scale.SMOKE),
                Claim.of("L9", "It rises with training.")
                        .from(SOURCE + "L9")
                        .logged(UNTRAINED.inWords(LOG) + "; " + TRAINED.inWords(LOG))
                        .observing(r -> of(r, TRAINED).minus(of(r, UNTRAINED)).estimate())
                        .holdsIf(r -> assertThat(of(r, TRAINED)).isHigherThan(of(r, UNTRAINED)))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L10",
                                "Even untrained, ReLU and pooling behind the first convolution"
                                        + " raise it, step by step.")
                        .from(SOURCE + "L10; Alain and Bengio 2016, section 4.2 (MNIST)")
                        .logged(
                                untrained("conv1")
                                        + ", "
                                        + untrained("relu1")
                                        + ", "
                                        + untrained("pool1"))
                        .observing(
                                r ->
                                        of(r, untrainedAt("pool1"))
                                                .minus(of(r, untrainedAt("conv1")))
                                                .estimate())
                        .holdsIf(TrueLabelProbeClaims::untrainedStepsHelp)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "classes of the synthetic images differ in shape, not in colour, so"
                                        + " that what an untrained layer shows on average tells none of"
                                        + " them"),
                ProbeOrder.normalisationLowers(SOURCE, LOG, CONDITION, FULL),
                Claim.of(
                                "L12",
                                "After three epochs every layer but max-pooling and LRN (L11) helps.")
                        .from(SOURCE + "L12")
                        .logged(
                                "its own table contradicts it: "
                                        + ProbeOrder.POOLING_GAIN.inWords(LOG)
                                        + "; "
                                        + ProbeOrder.OTHERS_HELP.inWords(LOG))
                        .observing(r -> of(r, ProbeOrder.POOLING_GAIN).estimate())
                        .holdsIf(TrueLabelProbeClaims::allButPoolingHelp)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the log's table of CIFAR-10 contradicts its sentence; synthetic"
                                        + " images cannot say which of the two is right"),
                Claim.of(
                                "L13",
                                "The first block has settled by half of the epochs, while later"
                                        + " convolutions still improve.")
                        .from(SOURCE + "L13")
                        .logged(SETTLED_GAIN.inWords(LOG) + "; " + LATER_GAIN.inWords(LOG))
                        .observing(r -> of(r, LATER_GAIN).minus(of(r, SETTLED_GAIN)).estimate())
                        .holdsIf(TrueLabelProbeClaims::laterLayersStillImprove)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the synthetic images are learned almost completely before half of"
                                        + " the epochs, by all layers"),
                Claim.of("L14", "The second fully connected layer barely helps.")
                        .from(SOURCE + "L14")
                        .logged(SECOND_FC.inWords(LOG))
                        .observing(r -> of(r, SECOND_FC).estimate())
                        .holdsIf(r -> assertThat(of(r, SECOND_FC)).hasMeanWithin(-LITTLE, LITTLE))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "one point is less than the networks of this scale differ by"),
                ProbeOrder.sameAsLog(SOURCE, LOG, CONDITION, FULL));
    }

    private static SeedValues of(Results r, ProbeValue value) {
        return value.of(r, CONDITION, layers(r));
    }

    /**
     * Returns the layers of the full network, or of the small one, which smoke scale has instead.
     */
    private static List<String> layers(Results r) {
        boolean small =
                r.trials().stream()
                        .anyMatch(
                                trial ->
                                        r.measured(trial, ProbeRun.accuracy("fc3")).isPresent()
                                                && r.measured(trial, ProbeRun.accuracy("conv3"))
                                                        .isEmpty());
        return small ? ProbedLayers.SMALL : FULL;
    }

    private static ProbeValue untrainedAt(String layer) {
        return new ProbeValue("untrained " + layer, "points", table -> table.at(layer, 0));
    }

    private static String untrained(String layer) {
        return untrainedAt(layer).inWords(LOG);
    }

    private static double lateGain(ProbeTable table, List<String> layers) {
        return table.meanAt(layers, table.last()) - table.meanAt(layers, table.last() / 2);
    }

    private static void untrainedStepsHelp(Results r) {
        assertThat(of(r, untrainedAt("relu1"))).isHigherThan(of(r, untrainedAt("conv1")));
        assertThat(of(r, untrainedAt("pool1"))).isHigherThan(of(r, untrainedAt("relu1")));
    }

    private static void allButPoolingHelp(Results r) {
        assertThat(of(r, ProbeOrder.POOLING_GAIN)).hasMeanBelow(0);
        assertThat(of(r, ProbeOrder.OTHERS_HELP)).areAllAtLeast(100);
    }

    private static void laterLayersStillImprove(Results r) {
        assertThat(of(r, SETTLED_GAIN)).hasMeanWithin(-LITTLE, LITTLE);
        assertThat(of(r, LATER_GAIN)).hasMeanAbove(LITTLE);
        assertThat(of(r, LATER_GAIN)).isHigherThan(of(r, SETTLED_GAIN));
    }
}
