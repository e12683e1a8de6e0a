package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.MetricsSource;
import dev.reprokit.internal.file.JsonFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a program that has ended reports: in the file of {@code REPRO_METRICS}, or else in a
 * file that it has written to its {@code {out}}, or else in its output.
 */
final class MetricsFinder {
    /** What a table's name ends with, with the character between its columns. */
    private static final Map<String, Character> TABLES = Map.of(".csv", ',', ".tsv", '\t');

    /** A table whose step is not one row each says so by its name. */
    private static final List<String> COUNTERS = List.of("epoch", "Epoch", "step", "iteration");

    private final Path metrics;
    private final Path out;
    private final Path log;
    private final @Nullable Integer told;

    /**
     * Prepares the search.
     *
     * @param metrics the file of {@code REPRO_METRICS}
     * @param out the program's folder
     * @param log its output
     * @param told the number of epochs that it was told; null if it was told none
     */
    MetricsFinder(Path metrics, Path out, Path log, @Nullable Integer told) {
        this.metrics = metrics;
        this.out = out;
        this.log = log;
        this.told = told;
    }

    /**
     * Searches.
     *
     * @throws ProgramException if nothing was found; says what else there is, and what to do
     */
    FoundMetrics find() throws IOException, ProgramException {
        List<String> leftOut = new ArrayList<>();
        for (Search search : searches()) {
            try {
                Optional<FoundMetrics> found = search.run(leftOut);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (IOException | ProgramException e) {
                // Another file may be the one.
                leftOut.add(String.valueOf(e.getMessage()));
            }
        }
        throw new ProgramException(
                "it has reported no metric: nothing in the file that REPRO_METRICS names, no CSV, JSON lines or TensorBoard file in its {out}, and no line such as 'accuracy: 0.93' in its output%s. Let it append JSON lines, {\"epoch\": 1, \"accuracy\": 0.93}, to the file that REPRO_METRICS names"
                        .formatted(
                                leftOut.isEmpty()
                                        ? ""
                                        : " (%s)".formatted(ExistingRuns.few(leftOut))));
    }

    private interface Search {
        Optional<FoundMetrics> run(List<String> leftOut) throws IOException, ProgramException;
    }

    private List<Search> searches() throws IOException {
        List<Search> searches = new ArrayList<>();
        // What counts epochs is rather a log of metrics than a table of something else.
        List<Search> counted = new ArrayList<>();
        List<Search> others = new ArrayList<>();
        searches.add(leftOut -> jsonLines(metrics, "", leftOut));
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String path = "{out}/" + out.relativize(file).toString().replace('\\', '/');
            if (name.endsWith(".jsonl")) {
                searches.add(leftOut -> jsonLines(file, path, leftOut));
            }
            TABLES.forEach(
                    (end, separator) -> {
                        if (name.endsWith(end)) {
                            counted.add(leftOut -> table(file, path, separator, true, leftOut));
                            others.add(leftOut -> table(file, path, separator, false, leftOut));
                        }
                    });
        }
        searches.addAll(counted);
        searches.addAll(others);
        searches.add(this::tensorBoard);
        searches.add(this::output);
        return searches;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<FoundMetrics> jsonLines(Path file, String path, List<String> leftOut)
            throws IOException, ProgramException {
        Set<String> names = new LinkedHashSet<>();
        for (String line : new GrowingFile(file).lines(true)) {
            try {
                names.addAll(JsonFile.numbers(line).keySet());
            } catch (IOException e) {
                leftOut.add("%s has a line that is no JSON object".formatted(file.getFileName()));
                return Optional.empty();
            }
        }
        List<DefinedMetric> candidates = candidates(names);
        return found(
                new MetricsSource.JsonLines(path),
                candidates,
                new JsonLinesReader(file, candidates),
                leftOut);
    }

    private Optional<FoundMetrics> table(
            Path file, String path, char separator, boolean counts, List<String> leftOut)
            throws IOException, ProgramException {
        ReportedTable table = ReportedTable.read(file, separator);
        List<DefinedMetric> candidates = candidates(table.numeric());
        String epoch =
                COUNTERS.stream()
                        .filter(counter -> table.numeric().contains(counter))
                        .filter(table::counts)
                        .findFirst()
                        .orElse("");
        if (counts == epoch.isEmpty()) {
            return Optional.empty();
        }
        MetricsSource.Csv source = new MetricsSource.Csv(path, epoch, separator);
        return found(source, candidates, new CsvReader(file, source, candidates), leftOut);
    }

    private Optional<FoundMetrics> tensorBoard(List<String> leftOut)
            throws IOException, ProgramException {
        List<DefinedMetric> candidates = candidates(TensorBoardReader.tags(out));
        return found(
                new MetricsSource.TensorBoard("{out}"),
                candidates,
                new TensorBoardReader(out, candidates),
                leftOut);
    }

    private Optional<FoundMetrics> output(List<String> leftOut)
            throws IOException, ProgramException {
        List<String> lines = new ArrayList<>();
        OutputLines.of(log, lines::add);
        Map<String, Pattern> patterns = OutputNames.patterns(lines, GuessedMetric::isOfMetric);
        OutputReader reader = new OutputReader(patterns);
        lines.forEach(reader::line);
        List<DefinedMetric> candidates = candidates(patterns.keySet());
        return found(new MetricsSource.Output(patterns), candidates, reader, leftOut)
                .map(MetricsFinder::withTheirPatternsOnly);
    }

    private static FoundMetrics withTheirPatternsOnly(FoundMetrics found) {
        Map<String, Pattern> patterns =
                new LinkedHashMap<>(((MetricsSource.Output) found.source()).patterns());
        patterns.keySet()
                .removeIf(
                        name ->
                                !name.equals(GuessedMetric.EPOCH)
                                        && !found.last().containsKey(name));
        return new FoundMetrics(
                new MetricsSource.Output(patterns),
                found.metrics(),
                found.firstEpoch(),
                found.epochs(),
                found.last(),
                found.leftOut());
    }

    private static List<DefinedMetric> candidates(Collection<String> names) {
        Map<String, DefinedMetric> byName = new LinkedHashMap<>();
        for (String from : names) {
            String name = GuessedMetric.of(from);
            if (GuessedMetric.isOfMetric(from)) {
                byName.putIfAbsent(
                        name,
                        new DefinedMetric(
                                name,
                                from.strip(),
                                GuessedMetric.direction(from),
                                "",
                                false,
                                from));
            }
        }
        return List.copyOf(byName.values());
    }

    private Optional<FoundMetrics> found(
            MetricsSource source,
            List<DefinedMetric> candidates,
            MetricsReader reader,
            List<String> leftOut)
            throws IOException, ProgramException {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        CollectedValues values = new CollectedValues();
        reader.read(true, values);
        List<DefinedMetric> good = new ArrayList<>();
        for (DefinedMetric metric : candidates) {
            values.fault(metric.name())
                    .ifPresentOrElse(
                            fault -> leftOut.add("'%s' %s".formatted(metric.from(), fault)),
                            () -> good.add(metric));
        }
        if (good.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = good.stream().map(DefinedMetric::name).toList();
        Optional<int[]> epochs = values.epochs(names);
        int first = epochs.map(each -> Math.min(each[0], 1)).orElse(1);
        int counted = epochs.map(each -> Math.max(each[1] + 1 - first, 1)).orElse(1);
        TreeMap<String, Double> last = new TreeMap<>();
        names.forEach(name -> last.put(name, values.last(name)));
        return Optional.of(
                new FoundMetrics(
                        source, good, first, told == null ? counted : told, last, leftOut));
    }
}
