package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads metrics of a run in MLflow's file store: a file each, with lines {@code TIMESTAMP VALUE
 * STEP}. A step is an epoch.
 *
 * @param folder the folder of the files; a name with {@code /} is below it
 * @param metrics the metrics
 */
record MlflowReader(Path folder, List<DefinedMetric> metrics) implements MetricsReader {
    private record Logged(int step, String metric, double value) {}

    /**
     * {@inheritDoc}
     *
     * <p>Who gives MLflow no step gets step 0, so that a metric which was logged once, at step 0,
     * has no epoch. A line that is there twice, but for its time, has been sent twice.
     */
    @Override
    public void read(boolean ended, ReportedValues epochs) throws IOException, ProgramException {
        List<Logged> all = new ArrayList<>();
        for (DefinedMetric metric : metrics) {
            Set<Logged> logged = logged(metric);
            if (logged.stream().anyMatch(value -> value.step() != 0)) {
                all.addAll(logged);
            } else if (logged.size() > 1) {
                throw new ProgramException(
                        "the metric '%s' has %s values, all of step 0: log_metric of an epoch needs step="
                                .formatted(metric.from(), logged.size()));
            } else {
                for (Logged value : logged) {
                    epochs.value(null, metric.name(), value.value());
                }
            }
        }
        all.sort(Comparator.comparingInt(Logged::step));
        for (Logged value : all) {
            epochs.value(value.step(), value.metric(), value.value());
        }
    }

    private Set<Logged> logged(DefinedMetric metric) throws IOException, ProgramException {
        Path file = folder.resolve(metric.from());
        Set<Logged> logged = new LinkedHashSet<>();
        if (Files.isRegularFile(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    logged.add(logged(line, metric));
                }
            }
        }
        return logged;
    }

    private static Logged logged(String line, DefinedMetric metric) throws ProgramException {
        String[] words = line.strip().split("\\s+");
        String place = "the metric '%s'".formatted(metric.from());
        if (words.length < 2) {
            throw new ProgramException(
                    "%s has the line '%s', and a line is TIMESTAMP VALUE STEP"
                            .formatted(place, JsonLinesReader.shortened(line)));
        }
        // Old stores have no step.
        int step = words.length == 2 ? 0 : WrittenNumber.whole(words[2], place);
        return new Logged(step, metric.name(), WrittenNumber.parse(words[1], place));
    }
}
