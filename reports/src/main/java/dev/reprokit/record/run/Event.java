package dev.reprokit.record.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.reprokit.record.result.TrialStatus;

import org.jspecify.annotations.Nullable;

/**
 * What a running harness tells, a JSON line each in {@code events.jsonl}. A run is finished only
 * when {@link Done} with its run id stands there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Event.TrialsReused.class, name = "trials-reused"),
    @JsonSubTypes.Type(value = Event.TrialStarted.class, name = "trial-started"),
    @JsonSubTypes.Type(value = Event.EpochFinished.class, name = "epoch-finished"),
    @JsonSubTypes.Type(value = Event.TrialEnded.class, name = "trial-ended"),
    @JsonSubTypes.Type(value = Event.ClusterProgress.class, name = "cluster-progress"),
    @JsonSubTypes.Type(value = Event.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Event.Done.class, name = "done")
})
public sealed interface Event {

    /**
     * Something to know that is no progress of a trial: how far a download is, what a killed run
     * left and whether it is of use.
     *
     * @param message what is going on
     */
    record Note(String message) implements Event {}

    /**
     * Trials need not run: earlier runs have computed them.
     *
     * @param trials how many; 0 where none is in the cache
     * @param of all trials
     */
    record TrialsReused(int trials, int of) implements Event {}

    /**
     * A trial begins.
     *
     * @param trial its id
     * @param condition its condition
     * @param seed its seed
     * @param number its place among the trials that run, counted from 1
     * @param of all trials that run
     */
    record TrialStarted(String trial, String condition, long seed, int number, int of)
            implements Event {}

    /**
     * An epoch's metrics are on disk.
     *
     * @param trial the trial's id
     * @param condition its condition
     * @param seed its seed
     * @param number its place among the trials that run, counted from 1
     * @param of all trials that run
     * @param epoch the epoch that ended
     * @param epochs all epochs of the trial
     * @param trainAccuracy the epoch's train accuracy, a fraction; null if not measured
     * @param testAccuracy the epoch's test accuracy, a fraction; null if not measured
     * @param imagesPerSecond training images a second
     * @param secondsLeft estimate for the whole experiment; null while unknown
     */
    record EpochFinished(
            String trial,
            String condition,
            long seed,
            int number,
            int of,
            int epoch,
            int epochs,
            @Nullable Double trainAccuracy,
            @Nullable Double testAccuracy,
            double imagesPerSecond,
            @Nullable Double secondsLeft)
            implements Event {}

    /**
     * A trial ended.
     *
     * @param trial its id
     * @param status how
     * @param failure why, where it did not finish; else empty
     * @param number how many trials have ended
     * @param of all trials
     */
    record TrialEnded(String trial, TrialStatus status, String failure, int number, int of)
            implements Event {}

    /**
     * How far trials have come that run on other machines.
     *
     * @param ended how many trials have ended
     * @param of all trials
     * @param running how many are at it
     * @param executors how many processes they run in
     * @param epochs how many epochs have ended, of all trials together
     * @param ofEpochs all epochs of all trials
     * @param secondsLeft estimate for the whole experiment; null while unknown
     */
    record ClusterProgress(
            int ended,
            int of,
            int running,
            int executors,
            long epochs,
            long ofEpochs,
            @Nullable Double secondsLeft)
            implements Event {}

    /**
     * The plan cannot be run: bad data, no such device, unknown experiment. Nothing was trained.
     *
     * @param reason what is wrong and what to do, in words
     */
    record Refused(String reason) implements Event {}

    /**
     * All results are on disk.
     *
     * @param runId the run they belong to
     */
    record Done(String runId) implements Event {}
}
