package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds metrics in the lines of a program's output. A number that the pattern {@code epoch} finds
 * holds for its line and those that follow.
 */
final class OutputReader implements MetricsReader {
    private static final String EPOCH = "epoch";

    private final Map<String, Pattern> patterns;
    private final Queue<String> lines = new ArrayDeque<>();
    private @Nullable Integer epoch;

    OutputReader(Map<String, Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Takes a line of output that may have metrics. */
    synchronized void line(String line) {
        if (patterns.values().stream().anyMatch(pattern -> pattern.matcher(line).find())) {
            lines.add(line);
        }
    }

    @Override
    public synchronized void read(boolean ended, ReportedValues epochs) throws ProgramException {
        while (!lines.isEmpty()) {
            String line = lines.remove();
            Pattern counting = patterns.get(EPOCH);
            if (counting != null) {
                Matcher found = counting.matcher(line);
                if (found.find()) {
                    epoch = WrittenNumber.whole(found.group(1), "the output");
                }
            }
            for (Map.Entry<String, Pattern> metric : patterns.entrySet()) {
                Matcher found = metric.getValue().matcher(line);
                if (!metric.getKey().equals(EPOCH) && found.find()) {
                    epochs.value(
                            epoch,
                            metric.getKey(),
                            WrittenNumber.parse(found.group(1), "the output"));
                }
            }
        }
    }
}
