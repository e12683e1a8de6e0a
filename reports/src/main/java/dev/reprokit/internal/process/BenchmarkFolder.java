package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The benchmark's part of a run folder. It holds no plan and no verdicts, so it is not taken for an
 * experiment's.
 *
 * @param path the folder
 */
public record BenchmarkFolder(Path path) {

    /**
     * The benchmark's folder.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return {@code benchmark} in it
     */
    public static BenchmarkFolder in(Path runFolder) {
        return new BenchmarkFolder(runFolder.resolve("benchmark"));
    }

    /** {@return {@code benchmark.csv}, written last} */
    public Path measurements() {
        return path.resolve("benchmark.csv");
    }

    /** {@return {@code benchmark.html}} */
    public Path page() {
        return path.resolve("benchmark.html");
    }

    /** {@return {@code provenance.json}: device, versions, command} */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** {@return events, log and thread dump of the JVM, named as an experiment's} */
    public ExperimentFolder process() {
        return new ExperimentFolder(path);
    }

    /**
     * The small run whose cost is measured.
     *
     * @param experiment the experiment's id
     * @return a folder of that name
     */
    public ExperimentFolder timedRun(String experiment) {
        return new ExperimentFolder(path.resolve(experiment));
    }
}
