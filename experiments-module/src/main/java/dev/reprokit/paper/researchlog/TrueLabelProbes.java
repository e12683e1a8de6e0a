package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.LogNetwork.FULL;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;
import static dev.reprokit.paper.researchlog.ProbeClaims.DEPTH;
import static dev.reprokit.paper.researchlog.ProbeClaims.OTHERS_HELP;
import static dev.reprokit.paper.researchlog.ProbeClaims.POOLING_GAIN;
import static dev.reprokit.paper.researchlog.ProbeClaims.before;
import static dev.reprokit.paper.researchlog.ProbeClaims.inWords;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Repeats the research log's version of Alain and Bengio 2016: linear probes after every layer of a
 * full AlexNet while it learns true labels (claims L8 to L14).
 */
public final class TrueLabelProbes implements Experiment {
    enum Learner implements Arm {
        ALEXNET;

        @Override
        public String label() {
            return "AlexNet";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("labels", "true");
        }
    }

    /** The log's own epochs. */
    private static final Integer[] EPOCHS = {0, 1, 2, 3, 4, 5, 6, 7, 11, 15, 18, 23, 30};

    private static final Scales<ProbeSetup> SCALES =
            new Scales<>(
                    ProbeSetup.of(Images.synthetic(700, 500), SMALL, 4, 16, 0, 5, 10, 20),
                    ProbeSetup.of(Images.cifar10(5000, 2000), FULL, 1, 20, EPOCHS),
                    ProbeSetup.of(Images.cifar10(50_000, 10_000), FULL, 1, 128, EPOCHS));

    private static final String SOURCE = "research log, linear probes, ";
    private static final ProbeTable LOG = ProbeClaims.log("alain2016-linear-probes", FULL.layers());

    /** Points that count as 'settled' and 'barely helps'; the log has 0.6 and -0.04. */
    private static final double LITTLE = 1;

    private static final ProbeMeasure UNTRAINED =
            ProbeMeasure.points(
                    "untrained, mean over layers", table -> table.meanAt(table.layers(), 0));
    private static final ProbeMeasure TRAINED =
            ProbeMeasure.points(
                    "trained, mean over layers",
                    table -> table.meanAt(table.layers(), table.last()));
    private static final ProbeMeasure SETTLED_GAIN =
            lateGain("the first block gains", LogNetwork.FIRST_BLOCK);
    private static final ProbeMeasure LATER_GAIN =
            lateGain("conv3 to conv5 gain", List.of("conv3", "conv4", "conv5"));
    private static final ProbeMeasure SECOND_FC =
            ProbeMeasure.points(
                    "gain through the second fully connected layer in the end",
                    table -> table.gain("fc2", table.last()));

    @Override
    public About about() {
        return About.of("alain2016-linear-probes", "Linear probes of a network that learns")
                .asks(
                        "How well does each layer of a full AlexNet separate the classes, and how does that"
                                + " change while it learns?")
                .from("Alain and Bengio 2016; research log, linear probes, L8 to L14")
                .protocol(ProbeSetup.PROTOCOL)
                .protocol(
                        Protocols.FULL_ALEXNET,
                        "30 epochs on true labels, probed after 0, 1, 2, 3, 4, 5, 6, 7, 11, 15, 18,"
                                + " 23 and 30.")
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        ProbeSetup setup = SCALES.at(scale);
        int images = setup.images().train() + setup.images().test();
        // The features of 60,000 images take 867 MB, and are shuffled once more per width of
        // layers.
        return SCALES.design(scale, setup.epochs(), Learner.values())
                .needing(Math.max(Design.USUAL_BYTES, (2L << 30) * images / 60_000));
    }

    @Override
    public void run(Trial trial) throws IOException {
        ProbeSetup setup = SCALES.at(trial.scale());
        setup.run(setup.networks().get(0).network()).run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                log("L8", "In the trained network separability rises with depth.")
                        .from(SOURCE + "L8; Alain and Bengio 2016, section 4.2")
                        .logged(inWords(LOG, DEPTH))
                        .that(of(DEPTH))
                        // More than three of four pairs of layers are in order.
                        .hasMeanAbove(0.75 - 0.25)
                        .decidableAt(Scale.SMOKE),
                log("L9", "It rises with training.")
                        .logged(inWords(LOG, UNTRAINED, TRAINED))
                        .that(of(TRAINED))
                        .isHigherThan(of(UNTRAINED))
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "L10",
                                "Even untrained, ReLU and pooling behind the first convolution"
                                        + " raise it, step by step.")
                        .from(SOURCE + "L10; Alain and Bengio 2016, section 4.2 (MNIST)")
                        .logged(inWords(LOG, before("conv1"), before("relu1"), before("pool1")))
                        .showing(of(before("pool1")).minus(of(before("conv1"))))
                        .that(of(before("relu1")))
                        .isHigherThan(of(before("conv1")))
                        .and(of(before("pool1")))
                        .isHigherThan(of(before("relu1")))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "classes of the synthetic images differ in shape, not in colour,"
                                        + " so that what an untrained layer shows on average"
                                        + " tells none of them"),
                ProbeClaims.normalisationLowers(SOURCE, LOG, TrueLabelProbes::of),
                log(
                                "L12",
                                "After three epochs every layer but max-pooling and LRN (L11)"
                                        + " helps.")
                        .logged(
                                "its own table contradicts it: "
                                        + inWords(LOG, POOLING_GAIN, OTHERS_HELP))
                        .that(of(POOLING_GAIN))
                        .hasMeanBelow(0)
                        .and(of(OTHERS_HELP))
                        .areAllAtLeast(100)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the log's table of CIFAR-10 contradicts its sentence; synthetic"
                                        + " images cannot say which of the two is right"),
                log(
                                "L13",
                                "The first block has settled by half of the epochs, while later"
                                        + " convolutions still improve.")
                        .logged(inWords(LOG, SETTLED_GAIN, LATER_GAIN))
                        .showing(of(LATER_GAIN).minus(of(SETTLED_GAIN)))
                        .that(of(SETTLED_GAIN))
                        .hasMeanWithin(-LITTLE, LITTLE)
                        .and(of(LATER_GAIN))
                        .hasMeanAbove(LITTLE)
                        .and(of(LATER_GAIN))
                        .isHigherThan(of(SETTLED_GAIN))
                        .notApplicableAt(
                                Scale.SMOKE,
                                "the synthetic images are learned almost completely before half"
                                        + " of the epochs, by all layers"),
                log("L14", "The second fully connected layer barely helps.")
                        .logged(inWords(LOG, SECOND_FC))
                        .that(of(SECOND_FC))
                        .hasMeanWithin(-LITTLE, LITTLE)
                        .notApplicableAt(
                                Scale.SMOKE,
                                "one point is less than the networks of this scale differ by"),
                ProbeClaims.sameOrder(SOURCE, LOG, TrueLabelProbes::of));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> layers = SCALES.at(scale).networks().get(0).layers();
        return layers.equals(FULL.layers())
                ? ProbeCharts.of(id(), layers, Learner.ALEXNET, Learner.values())
                : ProbeCharts.withoutLog(layers, Learner.ALEXNET, Learner.values());
    }

    private static Claim log(String id, String sentence) {
        return Claim.of(id, sentence).from(SOURCE + id).given(ProbeClaims.LEARNED);
    }

    private static Quantity of(ProbeMeasure measure) {
        return measure.inOneOf(List.of(FULL.layers(), SMALL.layers()), Learner.ALEXNET);
    }

    private static ProbeMeasure lateGain(String what, List<String> layers) {
        return ProbeMeasure.points(
                "what %s in the second half of the epochs".formatted(what),
                table ->
                        table.meanAt(layers, table.last())
                                - table.meanAt(layers, table.last() / 2));
    }
}
