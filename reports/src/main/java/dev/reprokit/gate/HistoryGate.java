package dev.reprokit.gate;

import dev.reprokit.baseline.Drift;
import dev.reprokit.baseline.HistoryCsv;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.baseline.RunHistory;
import dev.reprokit.gate.GateResult.Lines;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what drifts over the histories of the runs, and appends the runs to them where that was
 * asked. A drift fails no build; a history that cannot be read or written does.
 */
final class HistoryGate {
    private final BaselinePolicy policy;
    private final Lines lines;

    /**
     * Creates a gate for one decision.
     *
     * @param policy where the histories are, and whether runs are appended to them
     * @param lines receives all lines that are not failures
     */
    HistoryGate(BaselinePolicy policy, Lines lines) {
        this.policy = policy;
        this.lines = lines;
    }

    /**
     * Looks at the histories of runs.
     *
     * @param runs whole runs, as designed
     * @param baselines their baselines
     * @return what could not be read or written, and what to do; empty if the build passes
     */
    Optional<String> failure(List<Run> runs, RunBaselines baselines) {
        List<RunHistory> histories = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Run run : runs) {
            if (!policy.recordsRuns() && !RunHistory.exists(run, policy.folder())) {
                continue;
            }
            try {
                RunHistory history = RunHistory.read(run, policy.folder(), baselines);
                if (policy.recordsRuns() && !history.isRecorded()) {
                    append(history);
                }
                histories.add(history);
            } catch (IOException e) {
                failures.add("%s, history: %s".formatted(run.experiment(), e.getMessage()));
            }
        }
        Drift.of(histories).forEach(drift -> lines.warn(drift.inWords()));
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of("no history of the runs\n" + String.join("\n", failures));
    }

    private void append(RunHistory history) throws IOException {
        Path file = policy.folder().history(history.run().plan().scale(), history.experiment());
        if (HistoryCsv.append(file, history.last())) {
            lines.info(
                    "%s: this run is entry %s of its history, %s"
                            .formatted(history.experiment(), history.recorded().size() + 1, file));
        } else {
            lines.warn(
                    "%s: no condition of this run finished with a metric that has a direction, so its history gets no entry"
                            .formatted(history.experiment()));
        }
    }
}
