package dev.reprokit.baseline;

import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run at the end of the history of its experiment.
 *
 * @param run a whole run, as designed
 * @param recorded the entries of the history's file, the oldest first
 * @param last the run as an entry
 * @param baseline the accepted results; empty if there are none
 */
public record RunHistory(
        Run run, List<HistoryEntry> recorded, HistoryEntry last, Optional<Baseline> baseline) {

    /**
     * Reads the history of a run's experiment.
     *
     * @param run a whole run, as designed
     * @param folder the folder of baselines and histories
     * @param baselines the baselines of the runs
     * @return the history, with this run at its end
     * @throws IOException if the history is damaged, or two of the run's trials have one condition
     *     and one seed
     */
    public static RunHistory read(Run run, BaselineFolder folder, RunBaselines baselines)
            throws IOException {
        Path file = folder.history(run.plan().scale(), run.experiment());
        return new RunHistory(
                run, HistoryCsv.read(file), HistoryEntry.of(Kind.RUN, run), baselines.of(run));
    }

    /**
     * Reads the histories that runs have. Looks and undecided runs are left out, and so is what
     * cannot be read: whoever judges says so.
     *
     * @param runs whole runs
     * @param folder the folder of baselines and histories
     * @param baselines the baselines of the runs
     * @return at most one history per run
     */
    static List<RunHistory> all(List<Run> runs, BaselineFolder folder, RunBaselines baselines) {
        List<RunHistory> histories = new ArrayList<>();
        for (Run run : runs) {
            if (run.isComparable() && exists(run, folder)) {
                try {
                    histories.add(read(run, folder, baselines));
                } catch (IOException e) {
                    // Not this one.
                }
            }
        }
        return histories;
    }

    /**
     * Tells whether a run's experiment has a history.
     *
     * @param run a whole run
     * @param folder the folder of baselines and histories
     * @return true if there is a file
     */
    public static boolean exists(Run run, BaselineFolder folder) {
        return Files.exists(folder.history(run.plan().scale(), run.experiment()));
    }

    /** {@return the experiment's id} */
    public String experiment() {
        return run.experiment();
    }

    /** {@return whether the history's file has this run} */
    public boolean isRecorded() {
        return recorded.stream().anyMatch(entry -> entry.run().equals(last.run()));
    }

    /** {@return all entries, the oldest first, with this run's} */
    public List<HistoryEntry> entries() {
        if (isRecorded()) {
            return recorded;
        }
        List<HistoryEntry> entries = new ArrayList<>(recorded);
        entries.add(last);
        entries.sort(Comparator.comparing(HistoryEntry::time));
        return entries;
    }
}
