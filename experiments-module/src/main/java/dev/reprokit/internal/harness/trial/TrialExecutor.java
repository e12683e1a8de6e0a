package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.RefusedException;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Runs the trials of a plan, on this machine or on others. Results do not depend on where. */
public interface TrialExecutor extends AutoCloseable {
    /** {@return the inputs, by name, of everything that is computed there} */
    SortedMap<String, String> inputs();

    /** {@return the environment in which it computes} */
    ComputeEnvironment surroundings();

    /**
     * Refuses a run whose first trial would not fit into memory.
     *
     * @throws RefusedException with the needed and the free memory
     */
    void requireMemory() throws RefusedException;

    /**
     * Runs trials, as long as there is time. Each trial is stored in the cache as soon as it has
     * finished. Afterwards the metrics of all that have ended are in the experiment's folder, one
     * file per trial.
     *
     * @param remaining the trials, at least one
     * @param cache stores finished trials
     * @return one result per trial that has ended, in the order of the schedule
     * @throws IOException if results cannot be written
     * @throws RefusedException if they cannot be run there
     */
    List<EndedTrial> run(Schedule remaining, FinishedTrials cache)
            throws IOException, RefusedException;

    /**
     * {@return the estimated seconds that the trials take which have not ended; empty if unknown}
     */
    OptionalDouble secondsLeft();

    /** {@return the number of trials that ran at once} */
    int trialsAtOnce();

    /** Releases its resources. */
    @Override
    void close();
}
