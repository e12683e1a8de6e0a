package dev.reprokit.plugin.fork;

import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;

import org.apache.maven.plugin.logging.Log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One experiment's progress in Maven's log: one line per epoch, but at most one per half a minute.
 * The first and the last epoch always get a line.
 */
final class ProgressLog {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String experiment;
    private final Log log;
    private final InstantSource clock;
    private Instant latest;

    /** Starts the progress of an experiment that is about to run. */
    ProgressLog(String experiment, Log log, InstantSource clock) {
        this.experiment = experiment;
        this.log = log;
        this.clock = clock;
    }

    /** Logs an event, unless the last line is too recent. */
    void accept(Event event) {
        if (event instanceof Event.EpochFinished epoch) {
            epoch(epoch);
        } else if (event instanceof Event.ClusterProgress cluster) {
            cluster(cluster);
        } else if (event instanceof Event.Note note) {
            log.info(experiment + ": " + note.message());
        } else if (event instanceof Event.Warning warning) {
            log.warn(experiment + ": " + warning.message());
        } else if (event instanceof Event.TrialsReused reused && reused.trials() > 0) {
            log.info(
                    "%s: %s of %s trials reused from the cache%s"
                            .formatted(
                                    experiment,
                                    reused.trials(),
                                    reused.of(),
                                    reused.trials() == reused.of()
                                            ? ": nothing is left to train"
                                            : ""));
        } else if (event instanceof Event.TimeEstimated estimated) {
            log.info(line(estimated));
        } else if (event instanceof Event.TrialEnded ended
                && ended.status() != TrialStatus.FINISHED) {
            log.warn(
                    "%s: trial %s %s: %s"
                            .formatted(
                                    experiment,
                                    ended.trial(),
                                    ended.status().id(),
                                    ended.failure()));
        }
    }

    private void epoch(Event.EpochFinished epoch) {
        if (isTime(epoch.number() == epoch.of() && epoch.epoch() == epoch.epochs())) {
            log.info(line(epoch));
        }
    }

    private void cluster(Event.ClusterProgress cluster) {
        if (isTime(cluster.ended() == cluster.of())) {
            log.info(line(cluster));
        }
    }

    private boolean isTime(boolean last) {
        Instant now = clock.instant();
        boolean time = latest == null || last || !now.isBefore(latest.plus(PAUSE));
        if (time) {
            latest = now;
        }
        return time;
    }

    private String line(Event.TimeEstimated estimated) {
        return "%s: %s to run%s, %s at once: %s"
                .formatted(
                        experiment,
                        estimated.trials() == 1 ? "1 trial" : estimated.trials() + " trials",
                        estimated.begun() == 0 ? "" : ", " + estimated.begun() + " of them begun",
                        estimated.trialsAtOnce(),
                        estimated.seconds() == null
                                ? "how long is known after the first epoch"
                                : "about %s at this machine's pace of %s"
                                        .formatted(
                                                TimeSpan.inWords(estimated.seconds()),
                                                estimated.measured()));
    }

    private String line(Event.ClusterProgress cluster) {
        return "%s: %s of %s trials ended, %s running on %s, %s of %s epochs%s"
                .formatted(
                        experiment,
                        cluster.ended(),
                        cluster.of(),
                        cluster.running(),
                        cluster.executors() == 1
                                ? "1 executor"
                                : cluster.executors() + " executors",
                        cluster.epochs(),
                        cluster.ofEpochs(),
                        cluster.secondsLeft() == null
                                ? ""
                                : ", " + TimeSpan.inWords(cluster.secondsLeft()) + " left");
    }

    private String line(Event.EpochFinished epoch) {
        List<String> measured = new ArrayList<>();
        percent("train", epoch.trainAccuracy()).ifPresent(measured::add);
        percent("test", epoch.testAccuracy()).ifPresent(measured::add);
        // What trains on no images, such as a program, has no such speed.
        if (epoch.imagesPerSecond() > 0) {
            measured.add(Numbers.number(Math.rint(epoch.imagesPerSecond())) + " images/s");
        }
        if (epoch.secondsLeft() != null) {
            measured.add(TimeSpan.inWords(epoch.secondsLeft()) + " left");
        }
        return "%s: %s, seed %s, trial %s of %s, epoch %s of %s%s"
                .formatted(
                        experiment,
                        epoch.condition(),
                        epoch.seed(),
                        epoch.number(),
                        epoch.of(),
                        epoch.epoch(),
                        epoch.epochs(),
                        measured.isEmpty() ? "" : ": " + String.join(", ", measured));
    }

    private static Optional<String> percent(String set, Double fraction) {
        return fraction == null
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%s %.2f %%", set, 100 * fraction));
    }
}
