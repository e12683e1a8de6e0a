package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.LogNetwork.FULL;
import static dev.reprokit.paper.researchlog.LogNetwork.SECOND_BLOCK;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;
import static dev.reprokit.paper.researchlog.ProbeClaims.FIT;
import static dev.reprokit.paper.researchlog.ProbeClaims.LEARNED;
import static dev.reprokit.paper.researchlog.ProbeClaims.MEMORISED;
import static dev.reprokit.paper.researchlog.ProbeClaims.after;
import static dev.reprokit.paper.researchlog.ProbeClaims.before;
import static dev.reprokit.paper.researchlog.ProbeClaims.inWords;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.probe.ProbeMeasure;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;

/**
 * Repeats the research log's probes of a network that memorises random labels: they measure how
 * well its layers separate the true classes, which it never sees (claims L15 to L19). The full
 * AlexNet runs at paper scale only: its single claim is that 100 epochs do not suffice.
 */
public final class RandomLabelProbes implements Experiment {
    /**
     * At reduced scale with more images than the other networks that memorise: there is one network
     * instead of two dozen, and on 600 images the layers are not in the log's order.
     */
    private static final Scales<ProbeSetup> SCALES =
            new Scales<>(
                    ProbeSetup.memorising().smoke(),
                    new ProbeSetup(
                            Images.cifar10(5000, 2000),
                            List.of(SMALL),
                            1,
                            20,
                            100,
                            List.of(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40),
                            0),
                    ProbeSetup.memorising(SMALL, FULL).paper());

    private static final String SOURCE = "research log, probes under random labels, ";
    private static final ProbeTable LOG = ProbeClaims.log("random-label-probes", SMALL.layers());

    private static final String OF_100_EPOCHS = "it speaks of 100 epochs of 50,000 images";

    private static final ProbeMeasure BEST_OF_SECOND_BLOCK =
            ProbeMeasure.points(
                    "best of the second block at any epoch", table -> table.best(SECOND_BLOCK));
    private static final ProbeMeasure BEST_FULLY_CONNECTED =
            ProbeMeasure.points(
                    "best fully connected layer at any epoch",
                    table -> table.best(List.of("fc1", "relu3", "fc2", "relu4", "fc3")));
    private static final ProbeMeasure BEST =
            new ProbeMeasure("best layer at any epoch", "%", table -> table.best(table.layers()));
    private static final ProbeMeasure FIRST_SETTLES = settled("first", LogNetwork.FIRST_BLOCK);
    private static final ProbeMeasure SECOND_SETTLES = settled("second", SECOND_BLOCK);

    @Override
    public About about() {
        return About.of(
                        "random-label-probes",
                        "Linear probes of a network that memorises random labels")
                .asks(
                        "Do the layers of a network that memorises random labels come to separate the true"
                                + " classes?")
                .from(
                        "research log, probes under random labels, L15 to L19; probes: Alain and Bengio"
                                + " 2016")
                .protocol(ProbeSetup.PROTOCOL)
                .protocol(
                        "The log's small AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                                + " max-pooling of stride 2 and LRN; fully connected layers of 384, 192 and 10"
                                + " units, ReLU between them; 100 epochs on labels that were each drawn at"
                                + " random once, probed after thirteen of them. The full AlexNet is trained"
                                + " likewise.")
                .links(Papers.ALAIN_2016);
    }

    @Override
    public Design design(Scale scale) {
        ProbeSetup setup = SCALES.at(scale);
        return SCALES.design(scale, setup.epochs(), setup.networks().toArray(LogNetwork[]::new));
    }

    @Override
    public void run(Trial trial) throws IOException {
        SCALES.at(trial.scale())
                .run(trial.arm(LogNetwork.class).network())
                .run(trial, ProbeSetup.randomLabels(trial));
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("control-memorised", "The network memorises the random labels.")
                        .from("research log, L1, here with probes")
                        .logged("99.99 % train accuracy in the end")
                        .that(FIT.in(SMALL))
                        .hasMeanAbove(MEMORISED)
                        .decidableAt(Scale.SMOKE),
                log(
                                "L15",
                                "Separability of the true classes rises through the"
                                        + " convolutional layers.")
                        .logged(inWords(LOG, after("conv1"), after("pool1"), after("pool2")))
                        .showing(of(after("pool2")).minus(of(after("conv1"))))
                        .that(of(after("pool1")))
                        .isHigherThan(of(after("conv1")))
                        .and(of(after("pool2")))
                        .isHigherThan(of(after("pool1"))),
                log("L15-training", "It rises with training on random labels, too.")
                        .logged(inWords(LOG, before("pool2"), after("pool2")))
                        .that(of(after("pool2")))
                        .isHigherThan(of(before("pool2"))),
                log("L16", "It is highest in the second convolutional block.")
                        .logged(
                                "its own table contradicts it: "
                                        + inWords(LOG, BEST_OF_SECOND_BLOCK, BEST_FULLY_CONNECTED))
                        .that(of(BEST_OF_SECOND_BLOCK))
                        .isHigherThan(of(BEST_FULLY_CONNECTED)),
                log("L16-half", "Its highest value is about 50 %.")
                        .logged(inWords(LOG, BEST))
                        .that(of(BEST))
                        .hasMeanWithin(45, 55)
                        .notApplicableAt(
                                Scale.REDUCED,
                                "how high it gets depends on how many images the probes are"
                                        + " trained on"),
                log("L17", "The first convolutional block settles earlier than the second.")
                        .from(SOURCE + "L17, at about epochs 37 and 75")
                        .logged(
                                "its own table contradicts it: "
                                        + inWords(LOG, FIRST_SETTLES, SECOND_SETTLES))
                        .that(of(FIRST_SETTLES))
                        .isFasterThan(of(SECOND_SETTLES)),
                log("L18", "Each fully connected layer after the first lowers it.")
                        .logged(inWords(LOG, after("fc1"), after("fc2"), after("fc3")))
                        .showing(of(after("fc3")).minus(of(after("fc1"))))
                        .that(of(after("fc2")))
                        .isLowerThan(of(after("fc1")))
                        .and(of(after("fc3")))
                        .isLowerThan(of(after("fc2"))),
                ProbeClaims.normalisationLowers(SOURCE, LOG, RandomLabelProbes::of),
                // That it learns nothing is the claim; the small network shows that one can.
                Claim.of("L19", "The full AlexNet does not memorise random labels in 100 epochs.")
                        .from(SOURCE + "L19")
                        .logged("11 % train accuracy after 100 epochs")
                        .that(FIT.in(FULL))
                        .hasMeanBelow(MEMORISED)
                        .given(LEARNED, SMALL)
                        .onlyAt(Scale.PAPER, OF_100_EPOCHS),
                ProbeClaims.sameOrder(SOURCE, LOG, RandomLabelProbes::of));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return ProbeCharts.of(id(), SMALL.layers(), SMALL, SMALL);
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return ProbeSetup.samples(data, seed);
    }

    private static Claim log(String id, String sentence) {
        return Claim.of(id, sentence)
                .from(SOURCE + id.substring(0, 3))
                .given(LEARNED)
                .notApplicableAt(Scale.SMOKE, ProbeClaims.TOO_FEW_IMAGES);
    }

    private static Quantity of(ProbeMeasure measure) {
        return measure.in(SMALL, SMALL.layers());
    }

    private static ProbeMeasure settled(String which, List<String> block) {
        return new ProbeMeasure(
                "nine tenths of what the " + which + " block gains are reached",
                "epochs",
                table -> table.settled(block));
    }
}
