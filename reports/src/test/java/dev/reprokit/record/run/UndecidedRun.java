package dev.reprokit.record.run;

import dev.reprokit.internal.file.JsonFile;

import java.io.IOException;

/** Makes a run that is on disk one that is undecided yet. */
public final class UndecidedRun {
    /** Two of five seeds. */
    public static final Undecided PROGRESS = new Undecided(2, 5, 4, 10, 7_200.0);

    private UndecidedRun() {}

    /** Adds a file to those of a run. */
    public static void of(ExperimentFolder folder) throws IOException {
        JsonFile.write(folder.undecided(), PROGRESS);
    }
}
