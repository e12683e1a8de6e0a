package dev.reprokit.paper.recht2019;

import dev.reprokit.paper.PublishedModel;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Scatter.Cloud;
import dev.reprokit.record.chart.Scatter.NamedPoint;
import dev.reprokit.record.chart.Scatter.Pair;

import java.util.List;

/**
 * The chart of accuracies on the new test set against those on the old one, as in Figure 1 of the
 * papers.
 */
final class OldAgainstNew {
    private OldAgainstNew() {}

    /**
     * Describes the chart of the published models and of those trained here.
     *
     * @param models the models that this run trained
     */
    static Scatter of(List<Model> models) {
        return new Scatter(
                "old-against-new",
                "Accuracy on the new test set against the original one",
                "accuracy on the original test set (fraction)",
                "accuracy on the new test set (fraction)",
                true,
                models.stream()
                        .map(
                                model ->
                                        new Pair(
                                                model.id(),
                                                model.id(),
                                                "test_accuracy",
                                                "new_accuracy"))
                        .toList(),
                List.of(
                        cloud("30 published models, CIFAR-10.1 v4", ReleasedModels.onV4()),
                        cloud("30 published models, CIFAR-10.1 v6", ReleasedModels.onV6())),
                List.of(
                        new Scatter.Line(
                                "published fit",
                                "Recht et al. 2019, 34 models on v4: 1.69 x - 72.7 %",
                                1.69,
                                -0.727)));
    }

    private static Cloud cloud(String label, ReleasedModels models) {
        return new Cloud(
                label,
                "counted from the released predictions",
                models.models().stream().map(model -> point(model, models)).toList());
    }

    private static NamedPoint point(PublishedModel model, ReleasedModels models) {
        return new NamedPoint(
                model.name(),
                (double) model.original() / PublishedModel.ORIGINAL_IMAGES,
                models.onNew().applyAsDouble(model));
    }
}
