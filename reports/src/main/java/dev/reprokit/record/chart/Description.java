package dev.reprokit.record.chart;

import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * The texts and charts of an experiment's page in the report: the contents of {@code
 * experiment.json}. The results are in other files of the experiment's folder.
 *
 * @param id the experiment's id
 * @param title its title
 * @param question the question that it asks, in one sentence
 * @param source who asked it first: paper and section, or the research log (a notebook of training
 *     runs on CIFAR-10 that ReproKit repeats)
 * @param scale how much of the published protocol this run repeats
 * @param reductions the differences between this scale and the published protocol, one sentence per
 *     difference
 * @param conditions the settings that the trials (one per setting and seed) compare, e.g. with and
 *     without a layer, in the order of the page
 * @param charts the charts, in the order of the page; those of one kind are shown together
 * @param links the papers and related pages
 * @param metrics the metrics that the experiment declares; may lack some that it records
 * @param traps the calls in its code that walk into traps: what libraries do with valid input and
 *     one would not guess
 */
public record Description(
        String id,
        String title,
        String question,
        String source,
        Scale scale,
        List<String> reductions,
        List<ConditionLabel> conditions,
        List<Chart> charts,
        List<Link> links,
        List<DeclaredMetric> metrics,
        List<ReachedTrap> traps) {

    /**
     * Finds the declaration of a metric.
     *
     * @param name its name in {@code metrics.csv}, the file of a run's values
     * @return as the experiment declares it, or as it is known of ReproKit's own trainings; of any
     *     other metric, one that has no direction
     */
    public DeclaredMetric metric(String name) {
        return DeclaredMetric.find(metrics, name);
    }
}
