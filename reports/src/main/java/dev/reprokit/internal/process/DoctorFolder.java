package dev.reprokit.internal.process;

import dev.reprokit.record.run.ExperimentFolder;

import java.nio.file.Path;

/**
 * The folder of the goal {@code doctor} in a run folder, with the paths of its files. It holds no
 * plan and no verdicts, so it is not taken for an experiment's folder.
 *
 * @param path the folder
 */
public record DoctorFolder(Path path) {

    /**
     * Returns the doctor's folder in a run folder.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return the folder {@code doctor} in it
     */
    public static DoctorFolder in(Path runFolder) {
        return new DoctorFolder(runFolder.resolve("doctor"));
    }

    /** {@return {@code diagnosis.json}: a {@link Diagnosis}, replaced after each finding} */
    public Path diagnosis() {
        return path.resolve("diagnosis.json");
    }

    /** {@return this folder as an experiment's, for the events, log and thread dump of the JVM} */
    public ExperimentFolder process() {
        return new ExperimentFolder(path);
    }
}
