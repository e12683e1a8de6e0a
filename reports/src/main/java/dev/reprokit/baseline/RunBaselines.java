package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The baselines of some runs, read once for all who compare with them. A look has none, nor has an
 * undecided run, or one whose suspicion is undecided, since they are not compared.
 *
 * @param found the baselines by experiment
 * @param damaged what is wrong with those that cannot be read, by experiment
 */
public record RunBaselines(Map<String, Baseline> found, Map<String, String> damaged) {

    /**
     * Reads the baselines of runs.
     *
     * @param runs whole runs, at most one per experiment
     * @param folder the folder of the baselines
     * @return what is there
     */
    public static RunBaselines read(List<Run> runs, BaselineFolder folder) {
        Map<String, Baseline> found = new HashMap<>();
        Map<String, String> damaged = new HashMap<>();
        for (Run run : runs) {
            if (run.isComparable() && Suspicion.undecided(run).isEmpty()) {
                try {
                    folder.find(run.plan().scale(), run.experiment())
                            .ifPresent(baseline -> found.put(run.experiment(), baseline));
                } catch (IOException e) {
                    damaged.put(run.experiment(), e.getMessage());
                }
            }
        }
        return new RunBaselines(found, damaged);
    }

    /**
     * Finds the baseline of a run.
     *
     * @param run a whole run
     * @return the baseline; empty if there is none or it is damaged
     */
    public Optional<Baseline> of(Run run) {
        return Optional.ofNullable(found.get(run.experiment()));
    }

    /**
     * Pairs runs with their baselines.
     *
     * @param runs whole runs
     * @return those that have one
     */
    public List<ComparedRun> compared(List<Run> runs) {
        List<ComparedRun> compared = new ArrayList<>();
        for (Run run : runs) {
            of(run).ifPresent(baseline -> compared.add(new ComparedRun(run, baseline)));
        }
        return compared;
    }
}
