package dev.reprokit.internal.program;

import dev.reprokit.experiment.Condition;
import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.ImportSource;
import dev.reprokit.internal.text.Spelling;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs of an experiment in MLflow's file store: {@code EXPERIMENT/RUN/} with {@code meta.yaml} and
 * a file per parameter and metric. A run is a trial's if its parameters have the trial's values.
 */
final class MlflowRuns implements ExistingRuns {
    private static final String META = "meta.yaml";
    private static final String FINISHED = "FINISHED";

    /** The numbers that stand for them in the store. */
    private static final List<String> STATUSES =
            List.of("0", "RUNNING", "SCHEDULED", FINISHED, "FAILED", "KILLED");

    private final Definition definition;
    private final Map<String, String> wanted;

    /** The runs by the values of their parameters, in the order in which these are wanted. */
    private final Map<List<String>, List<Found>> runs = new HashMap<>();

    private final List<String> there = new ArrayList<>();

    private record Found(Path folder, String name, String status) {}

    /**
     * Reads the parameters of all runs.
     *
     * @param definition says which metrics are read
     * @param source the experiment and its parameters
     * @param store the folder of the store
     * @throws ProgramException if the store has no such experiment
     */
    MlflowRuns(Definition definition, ImportSource.Mlflow source, Path store)
            throws IOException, ProgramException {
        this.definition = definition;
        wanted = source.params();
        for (Path run : folders(experiment(source.experiment(), store))) {
            Map<String, String> meta = meta(run);
            if (!meta.getOrDefault("lifecycle_stage", "active").equals("deleted")) {
                add(run, meta);
            }
        }
    }

    private static Path experiment(String name, Path store) throws IOException, ProgramException {
        Map<String, Path> experiments = new TreeMap<>();
        for (Path folder : folders(store)) {
            Map<String, String> meta = meta(folder);
            if (meta.containsKey("name")
                    && !meta.getOrDefault("lifecycle_stage", "active").equals("deleted")) {
                experiments.put(meta.get("name"), folder);
            }
        }
        if (!experiments.containsKey(name)) {
            throw new ProgramException(
                    "MLflow's store %s has no experiment '%s'%s; it has %s"
                            .formatted(
                                    store,
                                    name,
                                    Spelling.didYouMean(name, experiments.keySet()),
                                    experiments.isEmpty()
                                            ? "none: the store is the folder mlruns"
                                            : String.join(", ", experiments.keySet())));
        }
        return experiments.get(name);
    }

    /** Lists the folders of experiments or runs; others, such as those of models, have no meta. */
    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(folder -> Files.isRegularFile(folder.resolve(META)))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> meta(Path folder) throws IOException, ProgramException {
        Path file = folder.resolve(META);
        Map<String, String> meta = new HashMap<>();
        try {
            Object read =
                    new Load(LoadSettings.builder().build())
                            .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
            if (read instanceof Map<?, ?> values) {
                values.forEach(
                        (key, value) -> meta.put(String.valueOf(key), String.valueOf(value)));
            }
        } catch (YamlEngineException e) {
            throw new ProgramException("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        return meta;
    }

    private void add(Path run, Map<String, String> meta) throws IOException {
        List<String> values = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String param : wanted.keySet()) {
            Path file = run.resolve("params").resolve(param);
            String value =
                    Files.isRegularFile(file)
                            ? Files.readString(file, StandardCharsets.UTF_8).strip()
                            : null;
            values.add(value == null ? null : comparable(value));
            words.add(value == null ? "no " + param : param + "=" + value);
        }
        String name =
                "run %s%s"
                        .formatted(
                                run.getFileName(),
                                meta.containsKey("run_name")
                                        ? " (%s)".formatted(meta.get("run_name"))
                                        : "");
        there.add(String.join(", ", words));
        runs.computeIfAbsent(values, none -> new ArrayList<>())
                .add(new Found(run, name, status(meta.getOrDefault("status", "unknown"))));
    }

    private static String status(String status) {
        return status.matches("[0-5]") ? STATUSES.get(Integer.parseInt(status)) : status;
    }

    /** {@return the same text for the same number, however it is written} */
    private static String comparable(String value) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    @Override
    public Optional<ExistingRun> find(Condition condition, long seed) throws ProgramException {
        List<Found> found =
                runs.getOrDefault(
                        values(condition, seed).values().stream()
                                .map(MlflowRuns::comparable)
                                .toList(),
                        List.of());
        if (found.size() > 1) {
            throw new ProgramException(
                    "%s runs in MLflow have %s: %s. Delete all but one there, or name a parameter under 'params:' that tells them apart"
                            .formatted(
                                    found.size(),
                                    wanted(condition, seed),
                                    ExistingRuns.few(found.stream().map(Found::name).toList())));
        }
        return found.stream().findFirst().map(this::run);
    }

    private ExistingRun run(Found found) {
        Path metrics = found.folder().resolve("metrics");
        TreeSet<Path> files = new TreeSet<>();
        files.add(found.folder().resolve(META));
        wanted.keySet().forEach(name -> files.add(found.folder().resolve("params").resolve(name)));
        for (DefinedMetric metric : definition.metrics()) {
            if (Files.isRegularFile(metrics.resolve(metric.from()))) {
                files.add(metrics.resolve(metric.from()));
            }
        }
        return new ExistingRun(
                found.name(),
                List.copyOf(files),
                found.status().equals(FINISHED)
                        ? null
                        : "MLflow says %s, not %s".formatted(found.status(), FINISHED),
                new MlflowReader(metrics, definition.metrics()));
    }

    private Map<String, String> values(Condition condition, long seed) {
        Map<String, String> placeholders = new TreeMap<>();
        placeholders.put("condition", condition.id());
        placeholders.put("seed", String.valueOf(seed));
        placeholders.putAll(condition.parameters());
        Map<String, String> values = new LinkedHashMap<>();
        wanted.forEach((name, text) -> values.put(name, Definition.fill(text, placeholders)));
        return values;
    }

    @Override
    public String wanted(Condition condition, long seed) {
        return values(condition, seed).entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> there() {
        return there.stream().distinct().sorted().toList();
    }
}
