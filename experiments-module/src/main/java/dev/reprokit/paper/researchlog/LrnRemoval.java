package dev.reprokit.paper.researchlog;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.PublishedCurves;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Repeats the research log's removal of LRN: the full AlexNet on true labels, with and without
 * local response normalisation, everything else equal (claims L3 to L7).
 */
public final class LrnRemoval implements Experiment {
    static final String WITH = "with-lrn";
    static final String WITHOUT = "without-lrn";
    private static final int CROP = 28;

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public LrnRemoval() {}

    @Override
    public String id() {
        return "lrn-removal";
    }

    @Override
    public String title() {
        return "Removing local response normalisation";
    }

    @Override
    public String question() {
        return "Does a full AlexNet learn faster, and as well in the end, without local response"
                + " normalisation?";
    }

    @Override
    public String source() {
        return "research log, 'LRN removal'; LRN: Krizhevsky et al. 2012, section 3.3";
    }

    @Override
    public List<String> protocol() {
        return List.of(
                "CIFAR-10, 50,000 training and 10,000 test images, pixels divided by 255, cropped to"
                        + " their centre 28x28, each standardised by its own mean and deviation over"
                        + " all channels (at least 1/sqrt(2352)).",
                "The full AlexNet: two blocks of a 5x5 convolution (64 and 128 filters), ReLU, 3x3"
                        + " max-pooling of stride 2 and LRN; three 3x3 convolutions (192, 192 and"
                        + " 128 filters) without ReLU between them, ReLU, the same pooling; fully"
                        + " connected layers of 512, 512 and 10 units, ReLU between them.",
                "LRN over 5 channels with alpha 0.0001, beta 0.75 and k 2; without it its two layers"
                        + " are left out and everything else stays.",
                "SGD with momentum 0.9 on batches of 128; learning rate 0.01, times 0.95 after each"
                        + " epoch; 30 epochs.",
                "No augmentation, weight decay or dropout; PyTorch's default initialisation.",
                "The log has one run of each network, so it leaves open how far seeds spread, and it"
                        + " does not say what 'significantly', 'consistently' and 'about equal' mean"
                        + " in values: the margins are ours, fixed before the run.");
    }

    @Override
    public Design design(Scale scale) {
        return switch (scale) {
            case SMOKE ->
                    Design.of(conditions(20))
                            .on("synthetic", 700, 500)
                            .reducing(
                                    "700 synthetic images instead of 50,000 of CIFAR-10, 500 test"
                                            + " images instead of 10,000.",
                                    "The log's small AlexNet, without the three 3x3 convolutions, and a"
                                            + " quarter as wide, instead of the full one.",
                                    "Batches of 16 instead of 128, so that the epochs have steps"
                                            + " enough; 20 epochs instead of 30.")
                            .takingAbout(1);
            case REDUCED ->
                    Design.of(conditions(25))
                            .on("cifar10", 800, 500)
                            .reducing(
                                    "The first 800 training and 500 test images of CIFAR-10.",
                                    "Batches of 8 instead of 128, so that the epochs have steps"
                                            + " enough; 25 epochs instead of 30.")
                            .takingAbout(14);
            case PAPER -> Design.of(conditions(30)).on("cifar10", 50_000, 10_000).withSeeds(10);
        };
    }

    private static List<Condition> conditions(int epochs) {
        return List.of(
                new Condition(WITH, "with LRN", epochs, Map.of("lrn", "yes")),
                new Condition(WITHOUT, "without LRN", epochs, Map.of("lrn", "no")));
    }

    @Override
    public void run(Trial trial) throws IOException {
        AlexNet network =
                trial.scale() == Scale.SMOKE ? AlexNet.LOG_SMALL.narrowed(4) : AlexNet.LOG_FULL;
        Protocol protocol =
                switch (trial.scale()) {
                    case SMOKE -> Protocol.PUBLISHED.withBatchSize(16);
                    case REDUCED -> Protocol.PUBLISHED.withBatchSize(8);
                    case PAPER -> Protocol.PUBLISHED;
                };
        boolean lrn = trial.condition().id().equals(WITH);
        new ClassificationRun(lrn ? network : network.withoutLrn(), CROP, protocol, false)
                .run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Claim> claims() {
        return LrnRemovalClaims.all();
    }

    @Override
    public List<Chart> charts(Scale scale) {
        PublishedCurves log = PublishedCurves.ofResearchLog();
        return Chart.usual(
                List.of(WITH, WITHOUT),
                metric ->
                        List.of(
                                log.curve(id(), WITH, metric, "research log, with LRN", WITH),
                                log.curve(
                                        id(),
                                        WITHOUT,
                                        metric,
                                        "research log, without LRN",
                                        WITHOUT)));
    }

    @Override
    public List<Link> links() {
        return List.of(Papers.KRIZHEVSKY_2012);
    }
}
