package dev.reprokit.record;

import java.util.List;

/**
 * What a report says of an experiment besides its figures: the contents of {@code experiment.json}.
 *
 * @param id the experiment's id
 * @param title its title
 * @param question what is asked, in a sentence
 * @param source by whom: paper and section, or the research log
 * @param scale the scale of this run
 * @param reductions what this scale reduced against the published protocol, a sentence each
 * @param conditions what the trials vary, in order
 * @param figures what to draw
 */
public record Description(
        String id,
        String title,
        String question,
        String source,
        Scale scale,
        List<String> reductions,
        List<ConditionLabel> conditions,
        List<Figure> figures) {

    /**
     * A condition and what readers call it.
     *
     * @param id the condition's id, as in {@code trials.csv}
     * @param label what readers see
     */
    public record ConditionLabel(String id, String label) {}

    /**
     * One chart of a metric by epoch: a line a seed, a mean and a band a condition, and published
     * curves beside them.
     *
     * @param id unique in the experiment
     * @param title what it shows
     * @param metric the metric in {@code metrics.csv}
     * @param axis the vertical axis's label, with the unit
     * @param conditions the ids of the conditions drawn
     * @param references published curves, drawn dashed
     */
    public record Figure(
            String id,
            String title,
            String metric,
            String axis,
            List<String> conditions,
            List<ReferenceCurve> references) {}

    /**
     * A published curve.
     *
     * @param label what readers see
     * @param source where the numbers come from
     * @param condition the id of the condition that repeats it, whose colour it takes; null where
     *     none does
     * @param points epoch and value, in the metric's own unit
     */
    public record ReferenceCurve(
            String label, String source, String condition, List<Point> points) {}

    /**
     * One published number.
     *
     * @param epoch the epoch
     * @param value the value
     */
    public record Point(int epoch, double value) {}
}
