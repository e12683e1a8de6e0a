package dev.reprokit.plugin.fork;

import dev.reprokit.record.run.Event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The progress of a run, read from its events. */
final class RunProgress {
    private final Map<String, String> running = new LinkedHashMap<>();
    private int trials;
    private int ended;
    private String refusal;
    private String doneRunId;

    /** Adds the next event. */
    void accept(Event event) {
        if (event instanceof Event.TrialStarted started) {
            trials = started.of();
            running.put(
                    started.trial(),
                    "%s, seed %s, first epoch".formatted(started.condition(), started.seed()));
        } else if (event instanceof Event.EpochFinished finished) {
            running.put(
                    finished.trial(),
                    "%s, seed %s, %s"
                            .formatted(finished.condition(), finished.seed(), after(finished)));
        } else if (event instanceof Event.TrialEnded trialEnded) {
            running.remove(trialEnded.trial());
            ended = trialEnded.number();
        } else if (event instanceof Event.Refused refused) {
            refusal = refused.reason();
        } else if (event instanceof Event.Done done) {
            doneRunId = done.runId();
        }
    }

    private static String after(Event.EpochFinished finished) {
        return finished.epoch() == finished.epochs()
                ? "after the last epoch"
                : "epoch %s of %s".formatted(finished.epoch() + 1, finished.epochs());
    }

    /** {@return the reason why the harness refused the plan; empty if it did not} */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** {@return true if all results of this run are on disk} */
    boolean isDone(String runId) {
        return runId.equals(doneRunId);
    }

    /** {@return the number of trials that had begun and not ended} */
    int trialsAtOnce() {
        return running.size();
    }

    /** {@return the trials that had begun and not ended, with their epochs, in words} */
    String inProgress() {
        if (trials == 0) {
            return "no trial had begun";
        }
        if (running.isEmpty()) {
            return "between trials, %s of %s had ended".formatted(ended, trials);
        }
        return String.join("; ", running.values());
    }
}
