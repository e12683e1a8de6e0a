package dev.reprokit.plugin.bisect;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics that a condition is known to record: by the latest run, else by the baseline. An
 * experiment itself says what it records only by recording it.
 */
final class KnownMetrics {
    private KnownMetrics() {}

    /**
     * Rejects a misspelt metric before anything is trained.
     *
     * @param question names it
     * @param baselines the folder of the baselines
     * @throws BisectionException if metrics are known and this is none of them
     * @throws IOException if a file cannot be read
     */
    static void require(Question question, BaselineFolder baselines)
            throws BisectionException, IOException {
        Set<String> known = of(question, baselines);
        if (!known.isEmpty() && !known.contains(question.metric())) {
            throw new BisectionException(
                    "-Drepro.bisect.metric=%s: %s of %s has no such metric%s; there are: %s"
                            .formatted(
                                    question.metric(),
                                    question.condition(),
                                    question.experiment(),
                                    Spelling.didYouMean(question.metric(), known),
                                    String.join(", ", known)));
        }
    }

    private static Set<String> of(Question question, BaselineFolder baselines) throws IOException {
        Path runs = question.settings().outputDirectory();
        ExperimentFolder latest = new ExperimentFolder(runs.resolve(question.experiment()));
        if (Files.exists(latest.trials()) && Files.exists(latest.metrics())) {
            Set<String> measured = measured(latest.results(), question.condition());
            if (!measured.isEmpty()) {
                return measured;
            }
        }
        Path baseline = baselines.file(question.settings().scale(), question.experiment());
        return Files.exists(baseline) ? accepted(baseline, question.condition()) : Set.of();
    }

    private static Set<String> measured(Results results, String condition) {
        return results.trials().stream()
                .filter(trial -> trial.condition().equals(condition))
                .flatMap(trial -> results.metrics(trial).stream())
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> accepted(Path baseline, String condition) throws IOException {
        Set<String> names = new TreeSet<>();
        CsvFile.read(
                baseline,
                List.of("kind", "condition", "name"),
                row ->
                        row.get("kind").equals("final")
                                && row.get("condition").equals(condition)
                                && names.add(row.get("name")));
        return names;
    }
}
