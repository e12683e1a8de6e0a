package dev.reprokit.record.chart;

import dev.reprokit.record.result.Scale;

import java.util.List;

/**
 * What a report says of an experiment besides its values: the contents of {@code experiment.json}.
 *
 * @param id the experiment's id
 * @param title its title
 * @param question what is asked, in a sentence
 * @param source by whom: paper and section, or the research log
 * @param scale the scale of this run
 * @param reductions what this scale reduced against the published protocol, a sentence each
 * @param conditions what the trials vary, in order
 * @param curves what to draw by epoch
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
        List<Curves> curves,
        List<Sweep> sweeps,
        List<Scatter> scatters,
        List<HeatMap> heatMaps,
        List<Link> links) {}
