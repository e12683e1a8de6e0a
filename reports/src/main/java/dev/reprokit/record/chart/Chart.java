package dev.reprokit.record.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;

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
}
