package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for conditions that a chart names and the design does not have. */
final class ChartConditions {
    private ChartConditions() {}

    /**
     * Looks at all charts of all scales.
     *
     * @return one sentence per condition that a chart draws and its design does not have
     */
    static Set<String> unknown(Experiment experiment) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Scale scale : Scale.values()) {
            List<String> known =
                    experiment.design(scale).conditions().stream().map(Condition::id).toList();
            for (Chart chart : experiment.charts(scale)) {
                chart.conditions().stream()
                        .filter(condition -> !known.contains(condition))
                        .map(condition -> sentence(experiment, chart, condition, scale, known))
                        .forEach(sentences::add);
            }
        }
        return sentences;
    }

    private static String sentence(
            Experiment experiment, Chart chart, String condition, Scale scale, List<String> known) {
        return "chart '%s' of %s draws the condition '%s', which its design at scale %s does not have; there are: %s%s"
                .formatted(
                        chart.id(),
                        experiment.id(),
                        condition,
                        scale.id(),
                        String.join(", ", known),
                        Spelling.didYouMean(condition, known));
    }
}
