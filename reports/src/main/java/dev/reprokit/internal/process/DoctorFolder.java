package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The doctor's part of a run folder. It holds no plan and no verdicts, so it is not taken for an
 * experiment's.
 *
 * @param path the folder
 */
public record DoctorFolder(Path path) {

    /**
     * The doctor's folder.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return {@code doctor} in it
     */
    public static DoctorFolder in(Path runFolder) {
        return new DoctorFolder(runFolder.resolve("doctor"));
    }

    /** {@return {@code diagnosis.json}: a {@link Diagnosis}, replaced after each finding} */
    public Path diagnosis() {
        return path.resolve("diagnosis.json");
    }

    /** {@return events, log and thread dump of the JVM, named as an experiment's} */
    public ExperimentFolder process() {
        return new ExperimentFolder(path);
    }
}
