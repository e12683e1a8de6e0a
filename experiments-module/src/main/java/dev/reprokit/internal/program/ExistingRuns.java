package dev.reprokit.internal.program;

import dev.reprokit.experiment.Condition;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The runs in a folder that somebody has made before. */
interface ExistingRuns {

    /**
     * Finds the run of a trial.
     *
     * @return empty if there is none
     * @throws ProgramException if more than one fits
     */
    Optional<ExistingRun> find(Condition condition, long seed) throws IOException, ProgramException;

    /** {@return what the run of a trial is looked for by} */
    String wanted(Condition condition, long seed);

    /** {@return the names of the runs that are there} */
    List<String> there() throws IOException;

    /** {@return as many names as a sentence bears} */
    static String few(List<String> names) {
        int most = 3;
        String named = String.join("; ", names.subList(0, Math.min(most, names.size())));
        if (names.isEmpty()) {
            return "none";
        }
        return names.size() > most
                ? "%s; and %s more".formatted(named, names.size() - most)
                : named;
    }
}
