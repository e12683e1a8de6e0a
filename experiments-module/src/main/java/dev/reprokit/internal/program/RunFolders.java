package dev.reprokit.internal.program;

import dev.reprokit.experiment.Condition;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.ImportSource;
import dev.reprokit.internal.definition.MetricsSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs with a folder each, in which their metrics stand as a program would write them to {@code
 * {out}}.
 *
 * @param definition says where
 * @param source the path of a run's folder
 * @param folder the folder of all runs
 */
record RunFolders(Definition definition, ImportSource.Folders source, Path folder)
        implements ExistingRuns {
    /** What a program appends to the file that {@code REPRO_METRICS} names. */
    private static final String METRICS = "metrics.jsonl";

    private static final String OUTPUT = "output.log";

    @Override
    public Optional<ExistingRun> find(Condition condition, long seed) throws IOException {
        Path run = folder.resolve(wanted(condition, seed)).normalize();
        return Files.isDirectory(run)
                ? Optional.of(run(run, values(condition, seed)))
                : Optional.empty();
    }

    private ExistingRun run(Path run, Map<String, String> values) throws IOException {
        values.put("out", run.toString());
        MetricsSource metrics = definition.source();
        Path place =
                metrics.path().isEmpty()
                        ? run.resolve(metrics instanceof MetricsSource.Output ? OUTPUT : METRICS)
                        : folder.resolve(Definition.fill(metrics.path(), values));
        List<Path> files = files(place, metrics);
        return new ExistingRun(
                name(run),
                files,
                files.isEmpty()
                        ? "there is no %s%s"
                                .formatted(
                                        name(place),
                                        metrics instanceof MetricsSource.TensorBoard
                                                ? " with TensorBoard's event files"
                                                : "")
                        : null,
                metrics instanceof MetricsSource.Output output
                        ? output(place, new OutputReader(output.patterns()))
                        : MetricsReader.of(definition, place));
    }

    private static List<Path> files(Path place, MetricsSource metrics) throws IOException {
        if (metrics instanceof MetricsSource.TensorBoard) {
            return TensorBoardReader.eventFiles(place);
        }
        return Files.isRegularFile(place) ? List.of(place) : List.of();
    }

    private static MetricsReader output(Path log, OutputReader reader) {
        return (ended, epochs) -> {
            OutputLines.of(log, reader::line);
            reader.read(ended, epochs);
        };
    }

    private static Map<String, String> values(Condition condition, long seed) {
        Map<String, String> values = new TreeMap<>();
        values.put("condition", condition.id());
        values.put("seed", String.valueOf(seed));
        values.put("epochs", String.valueOf(condition.epochs()));
        values.putAll(condition.parameters());
        return values;
    }

    @Override
    public String wanted(Condition condition, long seed) {
        return Definition.fill(source.runs(), values(condition, seed));
    }

    /** Lists the folders that are as deep as a run's. */
    @Override
    public List<String> there() throws IOException {
        int depth = Path.of(source.runs()).getNameCount();
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(path -> folder.relativize(path).getNameCount() == depth)
                    .filter(path -> !path.equals(folder) && Files.isDirectory(path))
                    .map(this::name)
                    .sorted()
                    .toList();
        }
    }

    private String name(Path path) {
        return (path.startsWith(folder) ? folder.relativize(path) : path)
                .toString()
                .replace('\\', '/');
    }
}
