package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.harness.machine.ComputeEnvironment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.record.result.TrialRow;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** What runs the trials of a plan, on this machine or on others. Results do not depend on which. */
public interface TrialExecutor extends AutoCloseable {
    /** {@return what everything that is computed there depends on, by name} */
    SortedMap<String, String> inputs();

    /** {@return where it computes} */
    ComputeEnvironment surroundings();

    /**
     * Refuses a run whose first trial would not fit into memory.
     *
     * @throws RefusedException with what it needs and what is free
     */
    void requireMemory() throws RefusedException;

    /**
     * Runs trials. Those that finish are kept in the cache as soon as they have. The metrics of all
     * are in the experiment's folder afterwards, a file a trial.
     *
     * @param remaining the trials, at least one
     * @param cache where finished ones are kept
     * @return a row a trial
     * @throws IOException if results cannot be written
     * @throws RefusedException if they cannot be run there
     */
    List<TrialRow> run(Schedule remaining, FinishedTrials cache)
            throws IOException, RefusedException;

    /** {@return how many trials ran at once} */
    int trialsAtOnce();

    /** Lets go of what it computes with. */
    @Override
    void close();
}
