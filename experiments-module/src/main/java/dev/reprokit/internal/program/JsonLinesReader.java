package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.file.JsonFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a JSON object per line: {@code {"epoch": 3, "test_accuracy": 0.61}}. */
final class JsonLinesReader implements MetricsReader {
    private static final String EPOCH = "epoch";

    private final GrowingFile file;
    private final List<DefinedMetric> metrics;

    JsonLinesReader(Path file, List<DefinedMetric> metrics) {
        this.file = new GrowingFile(file);
        this.metrics = metrics;
    }

    @Override
    public void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException {
        for (String line : file.lines(ended)) {
            Map<String, Double> numbers = numbers(line);
            Integer epoch = numbers.containsKey(EPOCH) ? epoch(numbers.get(EPOCH), line) : null;
            for (DefinedMetric metric : metrics) {
                Double value = numbers.get(metric.from());
                if (value != null) {
                    epochs.value(epoch, metric.name(), value);
                }
            }
        }
    }

    private static Integer epoch(double number, String line) throws ProgramException {
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new ProgramException("'epoch' is no whole number in: " + shortened(line));
        }
        return (int) number;
    }

    private Map<String, Double> numbers(String line) throws ProgramException {
        try {
            return JsonFile.numbers(line);
        } catch (IOException e) {
            throw new ProgramException(
                    "%s has a line that is no JSON object: %s"
                            .formatted(file.path().getFileName(), shortened(line)));
        }
    }

    static String shortened(String line) {
        return line.length() <= 200 ? line : line.substring(0, 200) + "...";
    }
}
