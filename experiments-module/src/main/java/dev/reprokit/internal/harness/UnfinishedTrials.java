package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the trials of a scale leave on disk until they end, and the backbones that they train.
 *
 * @param folder the experiment's folder
 * @param scale the scale of the trials
 */
record UnfinishedTrials(ExperimentFolder folder, Scale scale) {
    /** The folders of backbones end with a digest. */
    private static final Pattern TRIAL = Pattern.compile(".+-seed-\\d+");

    /**
     * Deletes what is left of a schedule's trials. Those of other seeds and conditions can still go
     * on, and then want the backbones that are there.
     */
    void delete(Schedule schedule) throws IOException {
        for (Schedule.ScheduledTrial entry : schedule.entries()) {
            CacheFolder.delete(folder.running(scale, entry.trial()));
        }
        if (!hasTrials()) {
            CacheFolder.delete(folder.running(scale));
            deleteIfEmpty(folder.running());
        }
    }

    private boolean hasTrials() throws IOException {
        if (Files.notExists(folder.running(scale))) {
            return false;
        }
        try (Stream<Path> left = Files.list(folder.running(scale))) {
            return left.anyMatch(file -> TRIAL.matcher(file.getFileName().toString()).matches());
        }
    }

    /** A killed run, of another scale or of trials that run, can still go on. */
    static void deleteIfEmpty(Path running) throws IOException {
        try {
            Files.deleteIfExists(running);
        } catch (DirectoryNotEmptyException e) {
            // It stays.
        }
    }
}
