package dev.reprokit.internal.harness;

import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An event log that ends its JVM as if it were killed, after a last message to the parent, when a
 * trial has finished half of its epochs. Metrics and checkpoint of that epoch are on disk by then.
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
