package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.Optional;

/** Looks for conditions that a chart names and the design does not have. */
final class ChartConditions {
    private ChartConditions() {}

    /**
     * Looks at all charts of a scale.
     *
     * @param experiment the experiment, adapted to the data set of the run
     * @param scale the scale of the run
     * @param design its design at that scale
     * @return one sentence on the first unknown condition; empty if there is none
     */
    static Optional<String> unknown(Experiment experiment, Scale scale, Design design) {
        List<String> known = design.conditions().stream().map(Condition::id).toList();
        for (Chart chart : experiment.charts(scale)) {
            for (String condition : chart.conditions()) {
                if (!known.contains(condition)) {
                    return Optional.of(
                            "chart '%s' of %s draws the condition '%s', which its design at scale %s does not have; there are: %s%s"
                                    .formatted(
                                            chart.id(),
                                            experiment.id(),
                                            condition,
                                            scale.id(),
                                            String.join(", ", known),
                                            Spelling.didYouMean(condition, known)));
                }
            }
        }
        return Optional.empty();
    }
}
