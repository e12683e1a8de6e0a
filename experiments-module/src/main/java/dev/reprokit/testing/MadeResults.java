package dev.reprokit.testing;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Results as a run would leave them, made by hand.
 *
 * <pre>{@code
 * Results results =
 *         new MadeResults()
 *                 .with("with-lrn", 1, "test_accuracy", 0.2, 0.5, 0.7)  // seed 1, epochs 1 to 3
 *                 .failed("with-lrn", 2)
 *                 .results();
 * }</pre>
 */
public final class MadeResults {
    private final Map<String, TrialRow> trials = new LinkedHashMap<>();
    private final List<Metric> metrics = new ArrayList<>();

    /**
     * Adds a metric of a finished trial; call it again for the trial's other metrics.
     *
     * @param condition the id of the trial's condition
     * @param seed the trial's seed
     * @param metric the metric
     * @param values by epoch, epoch 1 first
     * @return this
     */
    public MadeResults with(String condition, long seed, String metric, double... values) {
        String trial = add(condition, seed, TrialStatus.FINISHED, values.length, "");
        for (int i = 0; i < values.length; i++) {
            metrics.add(new Metric(trial, i + 1, metric, values[i]));
        }
        return this;
    }

    /**
     * Adds a metric that a finished trial recorded after some epochs only.
     *
     * @param condition the id of the trial's condition
     * @param seed the trial's seed
     * @param metric the metric
     * @param values by epoch
     * @return this
     */
    public MadeResults with(
            String condition, long seed, String metric, SortedMap<Integer, Double> values) {
        String trial = add(condition, seed, TrialStatus.FINISHED, values.lastKey(), "");
        values.forEach((epoch, value) -> metrics.add(new Metric(trial, epoch, metric, value)));
        return this;
    }

    /**
     * Adds a trial that failed.
     *
     * @param condition the id of the trial's condition
     * @param seed the trial's seed
     * @return this
     */
    public MadeResults failed(String condition, long seed) {
        add(condition, seed, TrialStatus.FAILED, 0, "failed on purpose");
        return this;
    }

    /** {@return what was made so far} */
    public Results results() {
        return new Results(List.copyOf(trials.values()), metrics);
    }

    private String add(String condition, long seed, TrialStatus status, int epochs, String why) {
        String trial = condition + "-seed-" + seed;
        trials.put(
                trial,
                new TrialRow(trial, condition, seed, Map.of(), status, epochs, 1, 0, why, "run-1"));
        return trial;
    }
}
