package dev.reprokit.internal.program;

import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial that a program computes. */
public interface ProgramHost extends Trial {

    /** {@return the trial's own folder, which is kept until the trial has ended} */
    Path folder();

    /** {@return the file that gets the program's output} */
    Path log();

    /** {@return the folder of the data} */
    Path dataDirectory();

    /** {@return the number of the GPU to compute on; empty for the CPU} */
    Optional<Integer> gpu();

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
