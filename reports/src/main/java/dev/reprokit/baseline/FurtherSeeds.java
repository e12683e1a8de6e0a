package dev.reprokit.baseline;

import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.Undecided;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the runs of further seeds that belong to a run and lie in its folder. */
final class FurtherSeeds {
    private FurtherSeeds() {}

    /**
     * Finds the fresh seeds that were computed to confirm what a run looks like.
     *
     * @param run a whole run
     * @return a run of the suspicious conditions only; empty if there is none, or not all of its
     *     trials have ended
     * @throws IOException if its folder cannot be listed
     */
    static Optional<Run> confirming(Run run) throws IOException {
        return find(run, run.folder().confirmation())
                .filter(further -> further.undecided() == null);
    }

    /**
     * Finds fresh seeds of which not all trials have ended.
     *
     * @param run a whole run
     * @return their progress; empty if there are none, or all have ended
     * @throws IOException if their folder cannot be listed
     */
    static Optional<Undecided> undecided(Run run) throws IOException {
        return find(run, run.folder().confirmation()).map(Run::undecided);
    }

    /**
     * Finds the seeds that a baseline holds back, besides those of the run itself.
     *
     * @param run a whole run
     * @return a run of all conditions; empty if there is none
     * @throws IOException if its folder cannot be listed
     */
    static Optional<Run> heldBack(Run run) throws IOException {
        return find(run, run.folder().heldBack());
    }

    /** Finds a whole run that carries the id of the run that it belongs to. */
    private static Optional<Run> find(Run run, Path folder) throws IOException {
        return RunFolder.read(folder)
                .run(run.experiment())
                .filter(Run::ended)
                .filter(further -> further.plan().runId().equals(run.plan().runId()));
    }
}
