package dev.reprokit.baseline;

import dev.reprokit.record.run.RunFolder;

import java.util.List;

/**
 * What the folder of baselines says of the runs of a run folder.
 *
 * @param comparison the runs beside their baselines
 * @param disagreements the claims of which the baselines accept that they are not reproduced
 * @param histories the histories of the experiments; a run may have none
 */
public record ComparedRuns(
        Comparison comparison, Disagreements disagreements, List<RunHistory> histories) {
    /** Nothing, for runs without baselines. */
    public static final ComparedRuns NONE =
            new ComparedRuns(Comparison.NONE, Disagreements.NONE, List.of());

    /**
     * Compares all runs of a folder with what is known of their experiments. Whatever cannot be
     * read is left out: whoever judges says so.
     *
     * @param folder the runs
     * @param baselines the folder of the baselines
     * @return what came of it
     */
    public static ComparedRuns of(RunFolder folder, BaselineFolder baselines) {
        RunBaselines known = RunBaselines.read(folder.runs(), baselines);
        List<RunHistory> histories = RunHistory.all(folder.runs(), baselines, known);
        return new ComparedRuns(
                Comparison.ofComparable(known.compared(folder.runs())).and(Drift.of(histories)),
                Disagreements.of(known),
                histories);
    }
}
