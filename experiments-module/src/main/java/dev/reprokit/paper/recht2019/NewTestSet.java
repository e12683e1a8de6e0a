package dev.reprokit.paper.recht2019;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.Description.Figure;
import dev.reprokit.record.Scale;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Recht et al. 2018 and 2019: classifiers on a new test set. */
public final class NewTestSet implements Experiment {
    static final String V4 = "v4";
    static final String V6 = "v6";

    /** Creates the experiment, for the service loader. */
    public NewTestSet() {}

    @Override
    public String id() {
        return "recht2019-new-test-set";
    }

    @Override
    public String title() {
        return "Classifiers on a new test set";
    }

    @Override
    public String question() {
        return "Do classifiers lose accuracy on a new test set, and does their order stay?";
    }

    @Override
    public String source() {
        return "Recht et al. 2018 and 2019; research log, L24";
    }

    @Override
    public List<String> protocol() {
        return List.of(
                "Part one, exact: the right answers of 30 published models on CIFAR-10's test set"
                        + " and on CIFAR-10.1, v4 (2,021 images) and v6 (2,000), counted from the"
                        + " predictions that the authors released.",
                "Published fits are of 34 models; four, with AutoAugment, at the top of the list,"
                        + " are not in the release. It gives the slope 1.62 on v4 and 1.60 on v6.",
                "Intervals of slopes are those of models drawn with replacement, 20,000 times, as"
                        + " published; the seed draws them.");
    }

    @Override
    public Design design(Scale scale) {
        Design design = Design.of(conditions());
        return scale == Scale.PAPER
                ? design
                : design.takingAbout(1).reducing("Part one is exact at every scale.");
    }

    private static List<Condition> conditions() {
        return List.of(
                new Condition(V4, "Published models, CIFAR-10.1 v4", 1, Map.of()),
                new Condition(V6, "Published models, CIFAR-10.1 v6", 1, Map.of()));
    }

    @Override
    public void run(Trial trial) throws IOException {
        ReleasedModels models =
                trial.condition().id().equals(V4) ? ReleasedModels.onV4() : ReleasedModels.onV6();
        trial.epoch(1, models.measure(RandomStream.of(trial.seed(), "resampled models")), 0);
    }

    @Override
    public List<Claim> claims() {
        return ReleasedModelClaims.all();
    }

    @Override
    public List<Figure> figures(Scale scale) {
        return List.of(
                new Figure(
                        "slopes",
                        "Rise of the accuracy on the new test set a point on the original one",
                        "slope",
                        "slope",
                        List.of(V4, V6),
                        List.of()));
    }
}
