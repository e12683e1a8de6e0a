package dev.reprokit.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param figures what to draw by epoch
 * @param sweeps what to draw against a number that the conditions vary
 * @param scatters what to draw as points
 * @param heatMaps what to draw by layer, or the like, and epoch
 * @param links the papers, and whatever else belongs to them
 */
public record Description(
        String id,
        String title,
        String question,
        String source,
        Scale scale,
        List<String> reductions,
        List<ConditionLabel> conditions,
        List<Figure> figures,
        List<Sweep> sweeps,
        List<Scatter> scatters,
        List<HeatMap> heatMaps,
        List<Link> links) {

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
     * One chart of a figure of the conditions against a number that they vary, or of their metrics
     * against a number that they have: a mean over seeds and a band a series, and published points
     * beside them.
     *
     * @param id unique in the experiment, also among its {@link Figure}s
     * @param title what it shows
     * @param xAxis the varied number, with its unit
     * @param yAxis the figure, with its unit
     * @param logX whether the horizontal axis is logarithmic
     * @param logY whether the vertical axis is logarithmic
     * @param summary from a trial's metrics to the figure
     * @param series what is drawn
     * @param published what the sources have, drawn dashed
     */
    public record Sweep(
            String id,
            String title,
            String xAxis,
            String yAxis,
            boolean logX,
            boolean logY,
            Summary summary,
            List<Series> series,
            List<PublishedSeries> published) {}

    /**
     * From a trial's learning curve to one figure.
     *
     * @param metric the metric in {@code metrics.csv}
     * @param kind which figure of its curve
     * @param threshold what is reached, for the kinds that wait for it; null for the others
     * @param relative whether to divide it by that of the same seed at the series' first condition
     */
    public record Summary(String metric, Kind kind, Double threshold, boolean relative) {

        /** Which figure of a curve. */
        public enum Kind {
            /** The last epoch's value. */
            LAST,
            /** 1 less the last epoch's value: an error where the metric is an accuracy. */
            LAST_ERROR,
            /** 1 less the first value, which may be that of the untrained network. */
            FIRST_ERROR,
            /** The first epoch with at least the threshold. */
            EPOCHS_TO_REACH,
            /** The first epoch with at most the threshold. */
            EPOCHS_TO_FALL_TO
        }

        /**
         * Checks that there is a threshold to wait for.
         *
         * @throws IllegalArgumentException if the kind waits for a threshold and has none
         */
        public Summary {
            boolean waits = kind == Kind.EPOCHS_TO_REACH || kind == Kind.EPOCHS_TO_FALL_TO;
            if (waits && threshold == null) {
                throw new IllegalArgumentException(kind + " of " + metric + " has no threshold");
            }
        }

        /**
         * The figure of one trial, before it is divided by any other.
         *
         * @param curve the trial's metric by epoch
         * @return in the metric's unit, or in epochs; positive infinity where the threshold is
         *     never met
         */
        public double of(LearningCurve curve) {
            return switch (kind) {
                case LAST -> curve.last();
                case LAST_ERROR -> 1 - curve.last();
                case FIRST_ERROR -> 1 - curve.values().firstEntry().getValue();
                case EPOCHS_TO_REACH -> curve.epochsToReach(threshold);
                case EPOCHS_TO_FALL_TO -> curve.epochsToFallTo(threshold);
            };
        }
    }

    /**
     * Conditions along the varied number.
     *
     * @param label what readers see, e.g. the network
     * @param conditions their ids by the number, in its order
     * @param metrics by the number, where the number says which metric it is, e.g. that of which
     *     layer; elsewhere the summary's
     */
    public record Series(
            String label, SortedMap<Double, String> conditions, SortedMap<Double, String> metrics) {

        /**
         * Conditions with one metric.
         *
         * @param label what readers see, e.g. the network
         * @param conditions their ids by the number, in its order
         */
        public Series(String label, SortedMap<Double, String> conditions) {
            this(label, conditions, new TreeMap<>());
        }

        /**
         * Metrics of one condition.
         *
         * @param label what readers see, e.g. the network
         * @param condition its id
         * @param metrics by the number, in its order
         * @return the series
         */
        public static Series ofMetrics(
                String label, String condition, SortedMap<Double, String> metrics) {
            SortedMap<Double, String> conditions = new TreeMap<>(metrics);
            conditions.replaceAll((number, metric) -> condition);
            return new Series(label, conditions, metrics);
        }
    }

    /**
     * Published points.
     *
     * @param label what readers see
     * @param source where the numbers come from
     * @param series the label of the series that repeats them, whose colour they take; null where
     *     none does
     * @param points the published figure by the varied number, in the figure's unit
     */
    public record PublishedSeries(
            String label, String source, String series, SortedMap<Double, Double> points) {}

    /**
     * One published number.
     *
     * @param epoch the epoch
     * @param value the value
     */
    public record Point(int epoch, double value) {}
}
