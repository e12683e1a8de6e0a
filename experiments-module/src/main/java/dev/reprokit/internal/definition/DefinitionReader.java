package dev.reprokit.internal.definition;

import static java.util.Objects.requireNonNull;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.ExperimentId;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a definition, with all that is wrong with it. */
final class DefinitionReader {
    /** A file of words for a machine is no place for a few megabytes. */
    private static final int LONGEST = 1 << 20;

    /** Where the folder of a run is that exists already, unless the file says so. */
    private static final String RUNS = "{condition}/{seed}";

    private static final String METRIC = "[A-Za-z][A-Za-z0-9_.-]*";

    private final Path file;
    private final Faults faults;

    DefinitionReader(Path file, String shown) {
        this.file = file;
        this.faults = new Faults(shown);
    }

    Definition read() throws DefinitionException {
        Optional<Node> root = root();
        if (root.isEmpty()) {
            faults.rejectAny();
            throw new IllegalStateException("an empty file has a fault");
        }
        Definition definition = definition(new Section(root.get(), "an experiment", faults));
        faults.rejectAny();
        return definition;
    }

    /** {@return the node of the whole file; empty if there is a fault} */
    private Optional<Node> root() throws DefinitionException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.length() > LONGEST) {
                faults.add(Optional.empty(), "the file is longer than an experiment's can be");
                return Optional.empty();
            }
            Optional<Node> root =
                    new Compose(
                                    LoadSettings.builder()
                                            .setLabel(file.getFileName().toString())
                                            .setAllowDuplicateKeys(true)
                                            .build())
                            .composeString(text);
            if (root.isEmpty()) {
                faults.add(
                        Optional.empty(), "the file is empty; an experiment begins with 'title:'");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            faults.add(e.getProblemMark(), "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(Optional.empty(), "this is no YAML: " + e.getMessage());
        } catch (IOException e) {
            faults.add(Optional.empty(), "the file cannot be read as UTF-8: " + e);
        }
        return Optional.empty();
    }

    private Definition definition(Section file) {
        About about = about(file);
        List<String> run = file.words("run");
        if (run.isEmpty()) {
            file.fault("run", "'run:' is missing: the program and its words");
        }
        List<DefinedCondition> conditions = conditions(file);
        placeholders(file, run, conditions);
        Map<Scale, DefinedScale> scales = scales(file);
        List<DefinedMetric> metrics = metrics(file);
        MetricsSource source = source(file, metrics, conditions);
        ImportSource imports = imports(file, source, conditions);
        Map<String, List<String>> versions = versions(file);
        List<Claim> claims = new ArrayList<>();
        ClaimLanguage language = new ClaimLanguage(conditions, metrics, scales, faults);
        for (Section claim : file.sections("claims", "a claim")) {
            language.claim(claim).ifPresent(claims::add);
        }
        String claimsClass = file.text("claims-class");
        Definition definition =
                new Definition(
                        about,
                        run,
                        versions,
                        file.has("inputs") ? file.sentences("inputs") : null,
                        file.texts("data", "names of files with their SHA-256"),
                        conditions,
                        scales,
                        metrics,
                        source,
                        imports,
                        file.whole("first-epoch", 0, 1),
                        file.flag("resumes"),
                        file.whole("threads", 1, 1),
                        (long) file.whole("memory-mib", 1, (int) (Design.USUAL_BYTES >> 20)) << 20,
                        claims,
                        claimsClass.isEmpty() ? null : claimsClass);
        file.end();
        return definition;
    }

    private About about(Section section) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - DefinitionFiles.EXTENSION.length());
        ExperimentId.fault(id)
                .ifPresent(
                        fault ->
                                faults.add(
                                        Optional.empty(),
                                        "the file's name is the experiment's id, which " + fault));
        About about =
                About.of(id, section.required("title"))
                        .asks(section.text("question"))
                        .from(section.text("source"))
                        .protocol(section.sentences("protocol"));
        List<Link> links = new ArrayList<>();
        section.texts("links", "texts with their addresses")
                .forEach(
                        (text, address) -> {
                            if (address.startsWith("https://")) {
                                links.add(new Link(text, address));
                            } else {
                                section.fault("links", "an address begins with https://");
                            }
                        });
        return about.links(links.toArray(Link[]::new));
    }

    private List<DefinedCondition> conditions(Section section) {
        Optional<Section> all = section.section("conditions", "conditions");
        if (all.isEmpty() || all.get().names().isEmpty()) {
            return List.of(
                    new DefinedCondition(DefinedCondition.ONLY, "the only condition", Map.of()));
        }
        List<DefinedCondition> conditions = new ArrayList<>();
        Set<String> first = new LinkedHashSet<>();
        for (String id : all.get().names()) {
            Section values = all.get().section(id, "a condition's values").orElseThrow();
            String label = values.text("label");
            Map<String, String> own = new LinkedHashMap<>();
            for (String name : values.names()) {
                if (!name.equals("label")) {
                    own.put(name, values.text(name));
                    if (Placeholders.OWN.contains(name)) {
                        faults.add(
                                values.keyNode(name),
                                "'%s' is what ReproKit fills in; choose another name"
                                        .formatted(name));
                    }
                }
            }
            try {
                new Condition(id, id, 1, own);
            } catch (IllegalArgumentException e) {
                faults.add(
                        all.get().keyNode(id),
                        requireNonNull(e.getMessage(), "conditions say what is wrong"));
            }
            if (conditions.isEmpty()) {
                first.addAll(own.keySet());
            } else if (!own.keySet().equals(first)) {
                faults.add(
                        all.get().keyNode(id),
                        "this condition sets %s, and the first one sets %s: all set the same"
                                .formatted(inWords(own.keySet()), inWords(first)));
            }
            conditions.add(new DefinedCondition(id, label.isEmpty() ? id : label, own));
        }
        return conditions;
    }

    private static String inWords(Set<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private void placeholders(
            Section section, List<String> run, List<DefinedCondition> conditions) {
        Set<String> known = new LinkedHashSet<>(Placeholders.OWN);
        known.addAll(conditions.get(0).values().keySet());
        Set<String> used = new LinkedHashSet<>();
        for (String word : run) {
            for (String name : Placeholders.in(word)) {
                used.add(name);
                if (!known.contains(name)) {
                    section.value("run")
                            .ifPresent(node -> faults.unknown(node, "placeholder", name, known));
                }
            }
        }
        Set<String> idle = new LinkedHashSet<>(conditions.get(0).values().keySet());
        idle.removeAll(used);
        if (!idle.isEmpty() && !run.isEmpty()) {
            section.fault(
                    "run",
                    "conditions set %s, which the program is not told: write {%s}"
                            .formatted(inWords(idle), String.join("}, {", idle)));
        }
    }

    private Map<Scale, DefinedScale> scales(Section section) {
        Map<Scale, DefinedScale> scales = new EnumMap<>(Scale.class);
        Optional<Section> all = section.section("scales", "scales");
        if (all.isEmpty()) {
            scales.put(Scale.PAPER, new DefinedScale(1, 5, ""));
            return scales;
        }
        for (String id : all.get().names()) {
            Section values = all.get().section(id, "what a scale sets").orElseThrow();
            if (!Scale.ids().contains(id)) {
                faults.unknown(all.get().keyNode(id), "scale", id, Scale.ids());
                continue;
            }
            scales.put(
                    Scale.of(id),
                    new DefinedScale(
                            values.whole("epochs", 1, 1),
                            values.whole("seeds", 1, 5),
                            values.text("reduces")));
            values.end();
        }
        if (scales.isEmpty()) {
            section.fault("scales", "expected a scale, one of " + Scale.ids());
            scales.put(Scale.PAPER, new DefinedScale(1, 5, ""));
        }
        return scales;
    }

    private List<DefinedMetric> metrics(Section section) {
        Optional<Section> all = section.section("metrics", "metrics");
        if (all.isEmpty() || all.get().names().isEmpty()) {
            section.fault("metrics", "'metrics:' is missing: what the program reports");
            return List.of();
        }
        List<DefinedMetric> metrics = new ArrayList<>();
        for (String name : all.get().names()) {
            if (!name.matches(METRIC)) {
                faults.add(
                        all.get().keyNode(name),
                        "expected a metric's name of letters, digits and _ . -, not '%s'"
                                .formatted(name));
            }
            Section values = all.get().section(name, "what is known of a metric").orElseThrow();
            String label = values.text("label");
            String from = values.text("from");
            boolean fraction = values.flag("fraction");
            String unit = values.text("unit");
            if (fraction && !unit.isEmpty()) {
                values.fault("unit", "a fraction is shown in %, so that it has no other unit");
            }
            metrics.add(
                    new DefinedMetric(
                            name,
                            label.isEmpty() ? name : label,
                            direction(values),
                            unit,
                            fraction,
                            from.isEmpty() ? name : from));
            values.end();
        }
        return metrics;
    }

    private Direction direction(Section values) {
        String better = values.text("better");
        return switch (better) {
            case "higher" -> Direction.HIGHER_IS_BETTER;
            case "lower" -> Direction.LOWER_IS_BETTER;
            case "" -> Direction.NEITHER;
            default -> {
                values.fault("better", "'better' is higher or lower, not '%s'".formatted(better));
                yield Direction.NEITHER;
            }
        };
    }

    private MetricsSource source(
            Section section, List<DefinedMetric> metrics, List<DefinedCondition> conditions) {
        Optional<Section> found = section.section("read", "where metrics are found");
        if (found.isEmpty()) {
            return new MetricsSource.JsonLines("");
        }
        Section read = found.get();
        List<String> kinds = List.of("json-lines", "csv", "output", "tensorboard");
        List<String> named = kinds.stream().filter(read::has).toList();
        MetricsSource source = new MetricsSource.JsonLines("");
        if (named.size() != 1) {
            faults.add(read.node(), "expected one of " + String.join(", ", kinds));
            kinds.forEach(read::value);
        } else {
            source =
                    switch (named.get(0)) {
                        case "json-lines" ->
                                new MetricsSource.JsonLines(path(read, "json-lines", conditions));
                        case "csv" ->
                                new MetricsSource.Csv(
                                        path(read, "csv", conditions),
                                        read.text("epoch"),
                                        separator(read));
                        case "tensorboard" ->
                                new MetricsSource.TensorBoard(
                                        path(read, "tensorboard", conditions));
                        default -> new MetricsSource.Output(patterns(read, metrics));
                    };
        }
        read.end();
        return source;
    }

    private String path(Section read, String key, List<DefinedCondition> conditions) {
        String path = read.text(key);
        Set<String> known = new LinkedHashSet<>(Placeholders.OWN);
        known.addAll(conditions.get(0).values().keySet());
        requireKnown(read, key, path, known);
        return path;
    }

    private void requireKnown(Section section, String key, String text, Set<String> known) {
        for (String name : Placeholders.in(text)) {
            if (!known.contains(name)) {
                section.value(key)
                        .ifPresent(node -> faults.unknown(node, "placeholder", name, known));
            }
        }
    }

    private ImportSource imports(
            Section section, MetricsSource source, List<DefinedCondition> conditions) {
        Optional<Section> found =
                section.section("import", "where runs that exist already are found");
        Set<String> set = conditions.get(0).values().keySet();
        Set<String> known = new LinkedHashSet<>(Placeholders.OF_RUNS);
        known.addAll(set);
        String runs = RUNS;
        if (found.isPresent()) {
            Section imports = found.get();
            runs = imports.text("runs");
            requireKnown(imports, "runs", runs, known);
            String experiment = imports.text("mlflow");
            Map<String, String> params = params(imports, known);
            imports.end();
            if (runs.isEmpty() == experiment.isEmpty()) {
                faults.add(imports.node(), "expected one of runs, mlflow");
            }
            if (!experiment.isEmpty()) {
                if (params.isEmpty()) {
                    params.put("seed", "{seed}");
                    set.forEach(name -> params.put(name, "{" + name + "}"));
                }
                return new ImportSource.Mlflow(experiment, params);
            }
            if (!params.isEmpty()) {
                imports.fault("params", "'params' are those of runs in MLflow: it needs 'mlflow'");
            }
        }
        return source.path().isEmpty() || Placeholders.in(source.path()).contains(Placeholders.OUT)
                ? new ImportSource.Folders(runs)
                : new ImportSource.Nowhere(
                        faults.told(
                                section.value("read").orElseThrow(),
                                "%s is one file for all runs: where they are imported, the path begins with {out}, which is the run's folder then"
                                        .formatted(source.path())));
    }

    private Map<String, String> params(Section imports, Set<String> known) {
        Map<String, String> params = new LinkedHashMap<>();
        imports.section("params", "texts by parameter")
                .ifPresent(
                        section -> {
                            for (String name : section.names()) {
                                params.put(name, section.text(name));
                                requireKnown(section, name, params.get(name), known);
                            }
                        });
        return params;
    }

    private char separator(Section read) {
        String separator = read.text("separator");
        return switch (separator) {
            case "" -> ',';
            case "tab" -> '\t';
            default -> {
                if (separator.length() != 1) {
                    read.fault("separator", "'separator' is one character, or tab");
                }
                yield separator.charAt(0);
            }
        };
    }

    private Map<String, Pattern> patterns(Section read, List<DefinedMetric> metrics) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        Section output = read.section("output", "patterns by metric").orElseThrow();
        List<String> known = new ArrayList<>(metrics.stream().map(DefinedMetric::name).toList());
        known.add("epoch");
        for (String name : output.names()) {
            if (!known.contains(name)) {
                faults.unknown(output.keyNode(name), "metric", name, known);
            }
            try {
                Pattern pattern = Pattern.compile(output.text(name));
                if (pattern.matcher("").groupCount() != 1) {
                    output.fault(
                            name,
                            "a pattern has one group, (...), around the number; this has %s"
                                    .formatted(pattern.matcher("").groupCount()));
                }
                patterns.put(name, pattern);
            } catch (PatternSyntaxException e) {
                output.fault(name, "this is no regular expression: " + e.getDescription());
            }
        }
        for (DefinedMetric metric : metrics) {
            if (!output.has(metric.name())) {
                read.fault(
                        "output",
                        "there is no pattern of the metric '%s'".formatted(metric.name()));
            }
        }
        return patterns;
    }

    private Map<String, List<String>> versions(Section section) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        section.section("versions", "commands by name")
                .ifPresent(
                        all ->
                                all.names()
                                        .forEach(
                                                name -> {
                                                    List<String> words = all.words(name);
                                                    if (words.isEmpty()) {
                                                        all.fault(name, "expected a command");
                                                    } else {
                                                        versions.put(name, words);
                                                    }
                                                }));
        return versions;
    }
}
