package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.LrnRemoval.Layers.WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.LrnRemoval.Layers.WITH_LRN;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.TrainingSetup;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.paper.Figures;
import dev.reprokit.paper.Papers;
import dev.reprokit.paper.Protocols;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Repeats the research log's removal of LRN: the full AlexNet on true labels, with and without
 * local response normalisation, everything else equal (claims L3 to L7).
 */
public final class LrnRemoval implements Experiment {
    enum Layers implements Arm {
        WITH_LRN,
        WITHOUT_LRN;

        @Override
        public String label() {
            return this == WITH_LRN ? "with LRN" : "without LRN";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("lrn", this == WITH_LRN ? "yes" : "no");
        }

        AlexNet of(AlexNet published) {
            return this == WITH_LRN ? published : published.withoutLrn();
        }
    }

    private static final Scales<TrainingSetup<AlexNet>> SCALES =
            new Scales<>(
                    TrainingSetup.of(
                            Images.synthetic(700, 500), AlexNet.LOG_SMALL.narrowed(4), 16, 20),
                    TrainingSetup.of(Images.cifar10(800, 500), AlexNet.LOG_FULL, 8, 25),
                    TrainingSetup.of(Images.cifar10(50_000, 10_000), AlexNet.LOG_FULL, 128, 30)
                            .withSeeds(10));

    private static final String NO_OVERFITTING =
            "the claim compares how two networks overfit CIFAR-10; the synthetic images are"
                    + " learned almost completely";

    static final Measure TRAIN_SPEED =
            Measure.points(
                    "train_accuracy", "train accuracy, mean over epochs", LearningCurve::mean);
    private static final Measure TEST_SPEED =
            Measure.points("test_accuracy", "test accuracy, mean over epochs", LearningCurve::mean);
    private static final Measure ACCURACY = Measure.points("test_accuracy", "final test accuracy");
    private static final Measure EARLY_LOSS =
            loss("test loss in the first third of the epochs", c -> c.beginning(1 / 3.0).mean());
    private static final Measure LATE_LOSS =
            loss("test loss in the last third of the epochs", c -> c.end(1 / 3.0).mean());
    private static final Measure LOWEST_LOSS = loss("lowest test loss", LearningCurve::minimum);

    @Override
    public About about() {
        return About.of("lrn-removal", "Removing local response normalisation")
                .asks(
                        "Does a full AlexNet learn faster, and as well in the end, without local response"
                                + " normalisation?")
                .from("research log, 'LRN removal'; LRN: Krizhevsky et al. 2012, section 3.3")
                .protocol(
                        Protocols.CIFAR_28,
                        Protocols.FULL_ALEXNET,
                        "LRN over 5 channels with alpha 0.0001, beta 0.75 and k 2; without it its two layers"
                                + " are left out and everything else stays.",
                        "SGD with momentum 0.9 on batches of 128; learning rate 0.01, times 0.95 after each"
                                + " epoch; 30 epochs.",
                        "No augmentation, weight decay or dropout; PyTorch's default initialisation.",
                        "The log has one run of each network, so it leaves open how far seeds spread, and it"
                                + " does not say what 'significantly', 'consistently' and 'about equal' mean"
                                + " in values: the margins are ours, fixed before the run.")
                .links(Papers.KRIZHEVSKY_2012);
    }

    @Override
    public Design design(Scale scale) {
        return SCALES.design(scale, SCALES.at(scale).epochs(), Layers.values());
    }

    @Override
    public void run(Trial trial) throws IOException {
        TrainingSetup<AlexNet> setup = SCALES.at(trial.scale());
        AlexNet network = trial.arm(Layers.class).of(setup.network());
        new ClassificationRun(
                        network, 28, Protocol.PUBLISHED.withBatchSize(setup.batchSize()), false)
                .run(trial, trial.dataset().train().labels());
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                log("L3", "Removing LRN makes the accuracy rise significantly faster.")
                        .logged(
                                "99 % train accuracy at epoch 20 instead of 25; test accuracy"
                                        + " after epoch 2: 58.9 % instead of 45.1 %")
                        .that(TRAIN_SPEED.in(WITHOUT_LRN))
                        .isHigherThan(TRAIN_SPEED.in(WITH_LRN))
                        .and(TEST_SPEED.in(WITHOUT_LRN))
                        .isHigherThan(TEST_SPEED.in(WITH_LRN))
                        .decidableAt(Scale.SMOKE),
                log("L4", "The final test accuracy is the same.")
                        .logged("80.80 % and 80.80 %")
                        .that(ACCURACY.in(WITHOUT_LRN))
                        .isEquivalentTo(ACCURACY.in(WITH_LRN), 2)
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING),
                log("L5", "The train loss is consistently lower without LRN.")
                        .logged("lower in 30 of 30 epochs")
                        .that(Quantity.percentOfEpochsLower("train_loss", WITHOUT_LRN, WITH_LRN))
                        .hasMeanAbove(90)
                        .decidableAt(Scale.SMOKE),
                log("L6", "Without LRN the test loss is lower at first, and higher later.")
                        .logged("lower until epoch 10, higher from epoch 12 on; 30 epochs")
                        .that(LATE_LOSS.in(WITHOUT_LRN))
                        .isHigherThan(LATE_LOSS.in(WITH_LRN))
                        .and(EARLY_LOSS.in(WITHOUT_LRN))
                        .isLowerThan(EARLY_LOSS.in(WITH_LRN))
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING),
                log("L7", "The lowest test losses are about equal.")
                        .logged("0.634 with LRN (epoch 14), 0.638 without (epoch 10)")
                        .that(LOWEST_LOSS.in(WITHOUT_LRN))
                        .isEquivalentTo(LOWEST_LOSS.in(WITH_LRN), 0.05)
                        .notApplicableAt(Scale.SMOKE, NO_OVERFITTING));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return Chart.usual(
                Arm.ids(Layers.values()),
                metric -> Figures.LOG.curves(id(), metric, "research log", Layers.values()));
    }

    private static Measure loss(String name, ToDoubleFunction<LearningCurve> nats) {
        return new Measure("test_loss", name, "nats", nats);
    }

    private static Claim log(String id, String sentence) {
        return Claim.of(id, sentence)
                .from("research log, LRN removal, claim " + id)
                .given(ProbeClaims.LEARNED);
    }
}
