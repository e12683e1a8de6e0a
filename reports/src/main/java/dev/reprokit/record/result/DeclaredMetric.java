package dev.reprokit.record.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric as an experiment declares it: what its numbers are called, and which of them are better.
 * A metric whose name has a dot, such as {@code probe_loss.conv1}, belongs to the one named by the
 * part before the dot, unless it is declared itself.
 *
 * @param name its name in {@code metrics.csv}, the file of a run's values, e.g. {@code
 *     noisy_accuracy}
 * @param label its name for readers, e.g. {@code accuracy on noisy labels}
 * @param direction the direction in which it improves
 */
public record DeclaredMetric(String name, String label, Direction direction) {

    /**
     * The metrics that ReproKit's own trainings and probes (linear classifiers on the outputs of
     * layers) record, and the errors that belong to their accuracies. No experiment has to declare
     * them.
     */
    public static final List<DeclaredMetric> STANDARD =
            List.of(
                    higher("train_accuracy"),
                    higher("evaluated_train_accuracy"),
                    higher("test_accuracy"),
                    higher("probe_accuracy"),
                    higher("converged_accuracy"),
                    lower("train_loss"),
                    lower("test_loss"),
                    lower("probe_loss"),
                    lower("converged_train_loss"),
                    lower("train_error"),
                    lower("test_error"));

    /**
     * Declares metrics that readers know by their names in {@code metrics.csv}.
     *
     * @param higherIsBetter the names of those of which more is better, e.g. accuracies
     * @param lowerIsBetter the names of those of which less is better, e.g. errors
     * @return one declaration per name
     */
    public static List<DeclaredMetric> named(
            List<String> higherIsBetter, List<String> lowerIsBetter) {
        return Stream.concat(
                        higherIsBetter.stream().map(DeclaredMetric::higher),
                        lowerIsBetter.stream().map(DeclaredMetric::lower))
                .toList();
    }

    /**
     * Finds the declaration of a metric: an experiment's own first, then {@link #STANDARD}.
     *
     * @param own what the experiment declares
     * @param name the metric's name in {@code metrics.csv}, the file of a run's values
     * @return the declaration; if nobody declares it, one that is labelled by the name and has no
     *     direction
     */
    public static DeclaredMetric find(List<DeclaredMetric> own, String name) {
        String family = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return named(own, name)
                .or(() -> named(own, family))
                .or(() -> named(STANDARD, name))
                .or(() -> named(STANDARD, family))
                .orElseGet(() -> new DeclaredMetric(name, name, Direction.NEITHER));
    }

    private static Optional<DeclaredMetric> named(List<DeclaredMetric> metrics, String name) {
        return metrics.stream().filter(metric -> metric.name.equals(name)).findFirst();
    }

    private static DeclaredMetric higher(String name) {
        return new DeclaredMetric(name, name, Direction.HIGHER_IS_BETTER);
    }

    private static DeclaredMetric lower(String name) {
        return new DeclaredMetric(name, name, Direction.LOWER_IS_BETTER);
    }
}
