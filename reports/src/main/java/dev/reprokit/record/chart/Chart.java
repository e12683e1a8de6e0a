package dev.reprokit.record.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A picture of metrics on an experiment's page in the report. It names metrics and conditions
 * (settings of what the experiment varies); the report reads their values from the run.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "chart")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Curves.class, name = "curves"),
    @JsonSubTypes.Type(value = Sweep.class, name = "sweep"),
    @JsonSubTypes.Type(value = Scatter.class, name = "scatter"),
    @JsonSubTypes.Type(value = HeatMap.class, name = "heat-map")
})
public sealed interface Chart permits Curves, Sweep, Scatter, HeatMap {

    /**
     * Returns the chart's id.
     *
     * @return an id that is unique among all charts of the experiment
     */
    String id();

    /**
     * Returns the chart's heading.
     *
     * @return the heading for readers
     */
    String title();

    /**
     * Returns the conditions (settings of what the experiment varies) whose values the chart draws.
     *
     * @return their ids, each once
     */
    List<String> conditions();

    /**
     * Returns the metrics whose values the chart draws.
     *
     * @return their names in {@code metrics.csv}, the file of a run's values, each once
     */
    List<String> metrics();

    /**
     * Creates the four charts of a usual training: test accuracy, train accuracy, train loss and
     * test loss.
     *
     * @param conditions the ids of the conditions (settings of what the experiment varies) to draw
     * @return the charts, in this order
     */
    static List<Chart> usual(List<String> conditions) {
        return usual(conditions, metric -> List.of());
    }

    /**
     * Creates the four charts of a usual training, like {@link #usual(List)}, with published curves
     * beside this run's.
     *
     * @param conditions the ids of the conditions (settings of what the experiment varies) to draw
     * @param published gives the published curves of a metric; called with {@code test_accuracy},
     *     {@code train_accuracy}, {@code train_loss} and {@code test_loss}
     * @return the charts, in this order
     */
    static List<Chart> usual(
            List<String> conditions, Function<String, List<ReferenceCurve>> published) {
        return Stream.of("test_accuracy", "train_accuracy", "train_loss", "test_loss")
                .<Chart>map(metric -> Curves.of(metric, conditions).beside(published.apply(metric)))
                .toList();
    }
}
