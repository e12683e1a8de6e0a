package dev.reprokit.paper.recht2019;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reproduces Recht et al. 2018 and 2019: classifiers on a new test set, both published models (from
 * their released predictions) and models that are trained here.
 */
public final class NewTestSet implements Experiment {
    @Override
    public About about() {
        return About.of("recht2019-new-test-set", "Classifiers on a new test set")
                .asks("Do classifiers lose accuracy on a new test set, and does their order stay?")
                .from("Recht et al. 2018 and 2019; research log, L24")
                .protocol(
                        "Part one, exact: the right answers of 30 published models on CIFAR-10's test set"
                                + " and on CIFAR-10.1, v4 (2,021 images) and v6 (2,000), counted from the"
                                + " predictions that the authors released.",
                        "Published fits are of 34 models; four, with AutoAugment, at the top of the list,"
                                + " are not in the release. It gives the slope 1.62 on v4 and 1.60 on v6.",
                        "Intervals of slopes are those of models drawn with replacement, 20,000 times, as"
                                + " published; the seed draws them.",
                        "Part two, models trained here: a linear classifier, MLPs 1x512 and 3x512, the"
                                + " research log's AlexNets without LRN, the small Inception, He et al.'s"
                                + " ResNet-20, and ridge regression on random convolutional features as in"
                                + " section 5 of Zhang et al.; each trained on CIFAR-10's centre 28x28 as the"
                                + " research log or Zhang et al. train it, without augmentation or weight"
                                + " decay, 60 epochs.",
                        "Each is tried on the test set, on fresh images of the same kind that nobody has"
                                + " seen, the control, for which the seed deals the test images into two"
                                + " halves, and, where the data set has one, on a new test set: CIFAR-10.1"
                                + " (-Drepro.dataset=cifar10.1), or synthetic images that are a little"
                                + " smaller, less centred, more turned, noisier and more hidden.",
                        "The papers train 30 and 34 models of their own choice, none of these; slopes of"
                                + " so few weak models would say little, so only loss and order are asked.")
                .links(Papers.RECHT_2018, Papers.RECHT_2019);
    }

    @Override
    public Design design(Scale scale) {
        ModelSetup setup = ModelSetup.SCALES.at(scale);
        return ModelSetup.SCALES.design(scale, setup.arms(), setup::epochs);
    }

    @Override
    public void run(Trial trial) throws Exception {
        ModelSetup setup = ModelSetup.SCALES.at(trial.scale());
        Arm arm = trial.arm(setup.arms());
        if (arm instanceof ReleasedModels models) {
            RandomGenerator random = RandomStream.of(trial.seed(), "resampled models");
            trial.epoch(1, models.measure(random), 0);
        } else {
            new ModelTrial(trial, setup, (Model) arm).run();
        }
    }

    @Override
    public List<Claim> claims() {
        return Stream.concat(ReleasedModelClaims.all().stream(), TrainedModelClaims.all().stream())
                .toList();
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return DeclaredMetric.named(List.of("new_accuracy", "fresh_accuracy"), List.of());
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> models = ModelSetup.SCALES.at(scale).models().stream().map(Arm::id).toList();
        return List.of(
                oldAgainstNew(models),
                Curves.of("train_accuracy", models)
                        .titled("training", "Train accuracy of the models trained here"));
    }

    /** As in Figure 1 of the papers. */
    private static Scatter oldAgainstNew(List<String> models) {
        return new Scatter(
                "old-against-new",
                "Accuracy on the new test set against the original one",
                "accuracy on the original test set (fraction)",
                "accuracy on the new test set (fraction)",
                true,
                models.stream()
                        .map(id -> new Scatter.Pair(id, id, "test_accuracy", "new_accuracy"))
                        .toList(),
                Stream.of(ReleasedModels.values()).map(NewTestSet::cloud).toList(),
                List.of(
                        new Scatter.Line(
                                "published fit",
                                "Recht et al. 2019, 34 models on v4: 1.69 x - 72.7 %",
                                1.69,
                                -0.727)));
    }

    private static Scatter.Cloud cloud(ReleasedModels models) {
        return new Scatter.Cloud(
                "30 published models, CIFAR-10.1 " + models.id(),
                "counted from the released predictions",
                ReleasedModels.ALL.stream()
                        .map(
                                model ->
                                        new Scatter.NamedPoint(
                                                model.name(),
                                                ReleasedModels.onOriginal(model),
                                                models.onNew(model)))
                        .toList());
    }

    @Override
    public List<SampleImages> samples(Scale scale, Dataset data, long seed) {
        return data.newTest() == null
                ? List.of()
                : List.of(
                        SampleImages.first("original test set", data.test()),
                        SampleImages.first("new test set", data.newTest()));
    }
}
