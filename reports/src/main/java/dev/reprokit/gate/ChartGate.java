package dev.reprokit.gate;

import dev.reprokit.record.chart.UnmeasuredMetric;
import dev.reprokit.record.run.Run;

import java.util.List;
import java.util.Optional;

/**
 * Decides whether a build passes, by the metrics that its charts name: a chart of a metric that no
 * trial measured would be empty, and nobody would notice.
 *
 * @param unmeasured the metrics without values
 */
record ChartGate(List<UnmeasuredMetric> unmeasured) {

    static ChartGate of(List<Run> runs) {
        return new ChartGate(
                runs.stream()
                        .flatMap(
                                run ->
                                        UnmeasuredMetric.of(run.description(), run.results())
                                                .stream())
                        .toList());
    }

    /** {@return the metrics that fail the build; empty if there are none} */
    Optional<String> failure() {
        List<String> messages = messages(true);
        return messages.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", messages));
    }

    /** {@return the metrics that may be measured by trials that did not run or finish} */
    List<String> warnings() {
        return messages(false);
    }

    private List<String> messages(boolean nowhere) {
        return unmeasured.stream()
                .filter(metric -> metric.nowhere() == nowhere)
                .map(UnmeasuredMetric::message)
                .toList();
    }
}
