package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The folder of the benchmark in a run folder, with the paths of its files. It holds no plan and no
 * verdicts, so it is not taken for an experiment's folder.
 *
 * @param path the folder
 */
public record BenchmarkFolder(Path path) {

    /**
     * Returns the benchmark's folder in a run folder.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return the folder {@code benchmark} in it
     */
    public static BenchmarkFolder in(Path runFolder) {
        return new BenchmarkFolder(runFolder.resolve("benchmark"));
    }

    /** {@return {@code benchmark.csv}: the measured values; written last} */
    public Path measurements() {
        return path.resolve("benchmark.csv");
    }

    /** {@return {@code benchmark.html}: the benchmark's page} */
    public Path page() {
        return path.resolve("benchmark.html");
    }

    /** {@return {@code provenance.json}: device, versions, command} */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** {@return this folder as an experiment's, for the events, log and thread dump of the JVM} */
    public ExperimentFolder process() {
        return new ExperimentFolder(path);
    }

    /**
     * Returns the folder of the small run whose cost is measured.
     *
     * @param experiment the experiment's id
     * @return the folder of that name in this one
     */
    public ExperimentFolder timedRun(String experiment) {
        return new ExperimentFolder(path.resolve(experiment));
    }
}
