package dev.reprokit.internal.harness;

import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A log whose JVM ends as if killed, but for a last word to its parent, when a trial has come to
 * half of its epochs. Metrics and checkpoint of that epoch are on disk by then.
 */
final class HalfwayStop extends EventLog {
    private final String runId;

    HalfwayStop(Path file, String runId) {
        super(file);
        this.runId = runId;
    }

    @Override
    public synchronized void append(Event event) throws IOException {
        super.append(event);
        if (event instanceof Event.EpochFinished epoch && epoch.epoch() == half(epoch)) {
            super.append(new Event.Done(runId));
            Runtime.getRuntime().halt(0);
        }
    }

    private static int half(Event.EpochFinished epoch) {
        return epoch.epochs() / 2;
    }
}
