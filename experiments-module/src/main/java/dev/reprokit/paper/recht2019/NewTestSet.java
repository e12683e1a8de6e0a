package dev.reprokit.paper.recht2019;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.SampleImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.paper.Papers;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reproduces Recht et al. 2018 and 2019: classifiers on a new test set, both published models (from
 * their released predictions) and models that are trained here.
 */
public final class NewTestSet implements Experiment {
    static final String V4 = "v4";
    static final String V6 = "v6";

    /** Creates the experiment; called by {@link java.util.ServiceLoader}. */
    public NewTestSet() {}

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
        Design design = Design.of(conditions(scale));
        return switch (scale) {
            case SMOKE ->
                    design.on("synthetic-shifted", 800, 2000)
                            .takingAbout(2)
                            .reducing(
                                    "Part one is exact at every scale.",
                                    "800 synthetic training images instead of 50,000 of CIFAR-10,"
                                            + " 1,000 test, 1,000 fresh and 2,000 shifted images.",
                                    "Three models; the AlexNet a quarter as wide, 48 random"
                                            + " filters, batches of 16, 12 epochs.");
            case REDUCED ->
                    design.on("cifar10", 800, 4000)
                            .takingAbout(24)
                            .reducing(
                                    "Part one is exact at every scale.",
                                    "The first 800 training and 4,000 test images of CIFAR-10, half"
                                            + " of these for each set.",
                                    "Batches of 16, 12 epochs.");
            case PAPER -> design.on("cifar10", 50_000, 10_000);
        };
    }

    private static List<Condition> conditions(Scale scale) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new Condition(V4, "Published models, CIFAR-10.1 v4", 1, Map.of()));
        conditions.add(new Condition(V6, "Published models, CIFAR-10.1 v6", 1, Map.of()));
        for (Model model : Model.at(scale)) {
            conditions.add(model.condition(scale == Scale.PAPER ? 60 : 12));
        }
        return conditions;
    }

    @Override
    public void run(Trial trial) throws Exception {
        switch (trial.condition().id()) {
            case V4 -> measure(trial, ReleasedModels.onV4());
            case V6 -> measure(trial, ReleasedModels.onV6());
            default -> new ModelTrial(trial).run();
        }
    }

    private static void measure(Trial trial, ReleasedModels models) throws IOException {
        trial.epoch(1, models.measure(RandomStream.of(trial.seed(), "resampled models")), 0);
    }

    @Override
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>(ReleasedModelClaims.all());
        claims.addAll(TrainedModelClaims.all());
        return claims;
    }

    @Override
    public List<Chart> charts(Scale scale) {
        List<String> models = Model.at(scale).stream().map(Model::id).toList();
        return List.of(
                OldAgainstNew.of(Model.at(scale)),
                Curves.of("train_accuracy", models)
                        .titled("training", "Train accuracy of the models trained here"));
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
