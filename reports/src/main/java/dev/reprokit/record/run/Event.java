package dev.reprokit.record.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import dev.reprokit.record.result.TrialStatus;

import org.jspecify.annotations.Nullable;

/**
 * A progress event of a running harness (the JVM that trains), written as one line of JSON to
 * {@code events.jsonl}. A run is finished only when the file holds a {@link Done} with the run's
 * id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Event.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = Event.TrialsReused.class, name = "trials-reused"),
    @JsonSubTypes.Type(value = Event.TimeEstimated.class, name = "time-estimated"),
    @JsonSubTypes.Type(value = Event.TrialStarted.class, name = "trial-started"),
    @JsonSubTypes.Type(value = Event.EpochFinished.class, name = "epoch-finished"),
    @JsonSubTypes.Type(value = Event.TrialEnded.class, name = "trial-ended"),
    @JsonSubTypes.Type(value = Event.ClusterProgress.class, name = "cluster-progress"),
    @JsonSubTypes.Type(value = Event.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Event.Done.class, name = "done")
})
public sealed interface Event {

    /**
     * A message for the log that concerns no single trial, such as the progress of a download, or
     * the unfinished trials (each is a setting run with one seed) that a killed run left behind.
     *
     * @param message the message in words
     */
    record Note(String message) implements Event {}

    /**
     * A message like that of a {@link Note}, about something that the reader should change.
     *
     * @param message the message in words
     */
    record Warning(String message) implements Event {}

    /**
     * Some trials (each is a setting run with one seed) need not run, because the cache holds their
     * results from earlier runs.
     *
     * @param trials the number of such trials; 0 if the cache holds none
     * @param of the number of all trials
     */
    record TrialsReused(int trials, int of) implements Event {}

    /**
     * The time that the run takes was estimated, before its first trial (a setting run with one
     * seed) begins.
     *
     * @param trials the number of trials that are left to run
     * @param begun the number of these that go on where an earlier run has stopped
     * @param trialsAtOnce the number of trials that run at once
     * @param seconds the estimated seconds; null while nothing is known of the trials' pace
     * @param measured the day on which the pace was measured, or the earliest of several such days,
     *     in ISO-8601; null while nothing is known
     */
    record TimeEstimated(
            int trials,
            int begun,
            int trialsAtOnce,
            @Nullable Double seconds,
            @Nullable String measured)
            implements Event {}

    /**
     * A trial, which is one setting run with one seed, has begun.
     *
     * @param trial its id
     * @param condition the id of its condition, which is one setting of what the experiment varies
     * @param seed its seed
     * @param number its place among the trials of this run that are not taken from earlier runs,
     *     counted from 1
     * @param of the number of these trials
     */
    record TrialStarted(String trial, String condition, long seed, int number, int of)
            implements Event {}

    /**
     * An epoch of a trial (a setting run with one seed) has ended, and its metrics are on disk.
     *
     * @param trial the trial's id
     * @param condition the id of its condition, which is one setting of what the experiment varies
     * @param seed its seed
     * @param number its place among the trials of this run that are not taken from earlier runs,
     *     counted from 1
     * @param of the number of these trials
     * @param epoch the epoch that ended, counted from 1
     * @param epochs the number of epochs of the trial
     * @param trainAccuracy the epoch's train accuracy, a fraction; null if not measured, infinite
     *     or not a number
     * @param testAccuracy the epoch's test accuracy, likewise
     * @param imagesPerSecond training images per second
     * @param secondsLeft the estimated seconds until the experiment ends; null while unknown
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
            implements Event {

        /** Leaves out accuracies that JSON has no number for. */
        public EpochFinished {
            trainAccuracy = finite(trainAccuracy);
            testAccuracy = finite(testAccuracy);
        }

        private static @Nullable Double finite(@Nullable Double accuracy) {
            return accuracy != null && Double.isFinite(accuracy) ? accuracy : null;
        }
    }

    /**
     * A trial, which is one setting run with one seed, has ended.
     *
     * @param trial its id
     * @param status how it ended
     * @param failure why it failed or diverged; empty if it finished
     * @param number the number of trials that have ended so far
     * @param of the number of all trials
     */
    record TrialEnded(String trial, TrialStatus status, String failure, int number, int of)
            implements Event {}

    /**
     * Progress of trials (each is a setting run with one seed) that run on an Apache Spark cluster.
     *
     * @param ended the number of trials that have ended
     * @param of the number of all trials
     * @param running the number of trials that are running
     * @param executors the number of Spark's executors, the processes that they run in
     * @param epochs the number of epochs that have ended, summed over all trials
     * @param ofEpochs the number of epochs of all trials
     * @param secondsLeft the estimated seconds until the experiment ends; null while unknown
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
     * The harness, which is the JVM that trains, refuses the settings of the run ({@link Plan}),
     * e.g. for malformed data, a missing device or an unknown experiment. Nothing was trained.
     *
     * @param reason the problem and its remedy, in words
     */
    record Refused(String reason) implements Event {}

    /**
     * The run has ended, and all its results are on disk.
     *
     * @param runId the id of the run that they belong to
     */
    record Done(String runId) implements Event {}
}
