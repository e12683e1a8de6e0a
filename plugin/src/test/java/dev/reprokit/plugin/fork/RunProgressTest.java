package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class RunProgressTest {
    private final RecordingLog log = new RecordingLog();
    private final RunProgress progress = new RunProgress();
    private Instant now = Instant.EPOCH;
    private final ProgressLog lines = new ProgressLog("e", log, () -> now);

    private static Event epoch(int number, int epoch) {
        return new Event.EpochFinished(
                "a-seed-1", "a", 1, number, 2, epoch, 3, 0.98765, null, 1234.56, null);
    }

    private void logAfter(int seconds, Event event) {
        now = now.plus(Duration.ofSeconds(seconds));
        lines.accept(event);
    }

    @Test
    void notesAreToldAsTheyCome() {
        logAfter(0, new Event.Note("downloading, 10 %"));
        logAfter(0, new Event.Note("downloading, 20 %"));
        assertThat(log.info).containsExactly("e: downloading, 10 %", "e: downloading, 20 %");
    }

    @Test
    void oneLineInHalfAMinuteAndTheFirstAndTheLast() {
        logAfter(0, epoch(1, 1));
        logAfter(29, epoch(1, 2));
        logAfter(1, epoch(1, 3));
        logAfter(1, epoch(2, 1));
        logAfter(1, epoch(2, 2));
        logAfter(1, epoch(2, 3));
        assertThat(log.info)
                .containsExactly(
                        "e: a, seed 1, trial 1 of 2, epoch 1 of 3: train 98.77 %,"
                                + " 1235 images/s",
                        "e: a, seed 1, trial 1 of 2, epoch 3 of 3: train 98.77 %,"
                                + " 1235 images/s",
                        "e: a, seed 1, trial 2 of 2, epoch 3 of 3: train 98.77 %,"
                                + " 1235 images/s");
    }

    @Test
    void whatIsReusedIsSaidIfAnythingIs() {
        lines.accept(new Event.TrialsReused(0, 4));
        lines.accept(new Event.TrialsReused(3, 4));
        lines.accept(new Event.TrialsReused(4, 4));
        assertThat(log.info)
                .containsExactly(
                        "e: 3 of 4 trials reused from the cache",
                        "e: 4 of 4 trials reused from the cache: nothing is left to train");
    }

    @Test
    void theTimeThatARunTakesIsSaidBeforeIt() {
        lines.accept(new Event.TimeEstimated(7, 1, 2, 15_000.0, "2026-11-28"));
        lines.accept(new Event.TimeEstimated(1, 0, 1, null, null));
        assertThat(log.info)
                .containsExactly(
                        "e: 7 trials to run, 1 of them begun, 2 at once: about 4 h 10 min at this"
                                + " machine's pace of 2026-11-28",
                        "e: 1 trial to run, 1 at once: how long is known after the first epoch");
    }

    @Test
    void aTrialThatDidNotFinishIsAWarning() {
        lines.accept(new Event.TrialEnded("a-seed-1", TrialStatus.FINISHED, "", 1, 2));
        lines.accept(new Event.TrialEnded("b-seed-1", TrialStatus.DIVERGED, "loss is NaN", 2, 2));
        assertThat(log.warnings).containsExactly("e: trial b-seed-1 diverged: loss is NaN");
    }

    @Test
    void whatWasInProgressIsKnown() {
        assertThat(progress.inProgress()).isEqualTo("no trial had begun");
        progress.accept(new Event.TrialStarted("a-seed-1", "a", 1, 1, 2));
        progress.accept(new Event.TrialStarted("b-seed-1", "b", 1, 2, 2));
        progress.accept(epoch(1, 1));
        assertThat(progress.inProgress())
                .isEqualTo("a, seed 1, epoch 2 of 3; b, seed 1, first epoch");
        progress.accept(epoch(1, 3));
        assertThat(progress.inProgress()).startsWith("a, seed 1, after the last epoch;");
        progress.accept(new Event.TrialEnded("a-seed-1", TrialStatus.FINISHED, "", 1, 2));
        progress.accept(new Event.TrialEnded("b-seed-1", TrialStatus.FAILED, "why", 2, 2));
        assertThat(progress.inProgress()).isEqualTo("between trials, 2 of 2 had ended");
    }

    @Test
    void onlyThisRunsDoneCounts() {
        progress.accept(new Event.Done("run-1"));
        assertThat(progress.isDone("run-1")).isTrue();
        assertThat(progress.isDone("run-2")).isFalse();
    }

    @Test
    void timeSpansAreShort() {
        assertThat(TimeSpan.inWords(12.4)).isEqualTo("12 s");
        assertThat(TimeSpan.inWords(200)).isEqualTo("3 min 20 s");
        assertThat(TimeSpan.inWords(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    @Test
    void trialsOnAClusterAreOneLineTogether() {
        lines.accept(new Event.ClusterProgress(1, 10, 4, 2, 7, 30, 100.0));
        now = now.plusSeconds(29);
        lines.accept(new Event.ClusterProgress(2, 10, 4, 2, 8, 30, 90.0));
        now = now.plusSeconds(1);
        lines.accept(new Event.ClusterProgress(3, 10, 1, 1, 9, 30, null));
        lines.accept(new Event.ClusterProgress(10, 10, 0, 0, 30, 30, 0.0));

        assertThat(log.info)
                .containsExactly(
                        "e: 1 of 10 trials ended, 4 running on 2 executors, 7 of 30 epochs, 1 min 40 s left",
                        "e: 3 of 10 trials ended, 1 running on 1 executor, 9 of 30 epochs",
                        "e: 10 of 10 trials ended, 0 running on 0 executors, 30 of 30 epochs, 0 s left");
    }
}
