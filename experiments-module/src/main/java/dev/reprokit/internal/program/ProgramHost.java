package dev.reprokit.internal.program;

import dev.reprokit.experiment.Condition;
import dev.reprokit.record.result.Metric;
import dev.reprokit.training.Checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A trial as the program that computes it needs it. */
public interface ProgramHost {

    /** {@return the condition that it runs} */
    Condition condition();

    /** {@return its seed} */
    long seed();

    /** {@return the number of its epochs, at least 1} */
    int epochs();

    /** {@return the last epoch that an earlier start of the trial has recorded; 0 for none} */
    int resume(Consumer<Checkpoint> restore) throws IOException;

    /** {@return the trial's own folder, which is kept until the trial has ended} */
    Path folder();

    /** {@return the file that gets the program's output} */
    Path log();

    /** {@return the folder of the data} */
    Path dataDirectory();

    /** {@return the GPU to compute on, as CUDA_VISIBLE_DEVICES names it; empty for the CPU} */
    Optional<String> gpu();

    /** {@return the number of threads that the trial computes on} */
    int threads();

    /** {@return the metrics that are recorded already, of an earlier start of the trial} */
    List<Metric> recorded() throws IOException;

    /**
     * Records an epoch.
     *
     * @param epoch its number
     * @param metrics its metrics; none if the program reported none of it
     * @param goesOn whether the program could go on from here after a kill
     */
    void epoch(int epoch, Map<String, Double> metrics, boolean goesOn) throws IOException;
}
