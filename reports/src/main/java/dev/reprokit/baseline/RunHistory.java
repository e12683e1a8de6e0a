package dev.reprokit.baseline;

import dev.reprokit.baseline.HistoryEntry.Kind;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;

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
     * @param baselines the folder that holds baselines and histories
     * @return the history, with this run at its end
     * @throws IOException if the history is damaged, or two of the run's trials have one condition
     *     and one seed
     */
    public static RunHistory read(Run run, BaselineFolder baselines) throws IOException {
        Path file = baselines.history(run.plan().scale(), run.experiment());
        return new RunHistory(
                run,
                HistoryCsv.read(file),
                HistoryEntry.of(Kind.RUN, run),
                baseline(run, baselines));
    }

    /** Reads the baseline. One that is damaged counts as none: whoever compares with it says so. */
    private static Optional<Baseline> baseline(Run run, BaselineFolder baselines) {
        try {
            return baselines.find(run.plan().scale(), run.experiment());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads the histories that the runs of a folder have. A look is left out, and so is what cannot
     * be read: whoever judges says so.
     *
     * @param folder the runs
     * @param baselines the folder that holds baselines and histories
     * @return at most one history per run
     */
    public static List<RunHistory> all(RunFolder folder, BaselineFolder baselines) {
        List<RunHistory> histories = new ArrayList<>();
        for (Run run : folder.runs()) {
            Path file = baselines.history(run.plan().scale(), run.experiment());
            if (run.plan().look().isEmpty() && Files.exists(file)) {
                try {
                    histories.add(read(run, baselines));
                } catch (IOException e) {
                    // Not this one.
                }
            }
        }
        return histories;
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
