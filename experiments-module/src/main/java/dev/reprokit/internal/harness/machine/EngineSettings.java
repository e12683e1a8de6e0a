package dev.reprokit.internal.harness.machine;

/**
 * DJL's settings of PyTorch that results depend on. DJL reads them when its engine starts. They lie
 * apart from the search for PyTorch's library, since this class counts in the key of every trial.
 */
public final class EngineSettings {
    /**
     * One intra-operation thread per trial: results depend on this number, so it is fixed, and
     * trials side by side use the cores better than threads inside one trial. {@link TrialThreads}
     * sets it in each thread.
     */
    static final int THREADS_PER_TRIAL = 1;

    private EngineSettings() {}

    static void set() {
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(THREADS_PER_TRIAL));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }
}
