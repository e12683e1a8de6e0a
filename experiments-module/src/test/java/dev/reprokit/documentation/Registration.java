package dev.reprokit.documentation;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Experiment;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that name every experiment that ReproKit brings, as they must be: the service file, one
 * class of the plugin per goal, and the table in the README. What is there stays as it is; what is
 * missing is made from the experiment.
 */
final class Registration {
    static final Path SERVICE =
            Path.of(
                    "experiments-module/src/main/resources/META-INF/services",
                    Experiment.class.getName());
    static final Path README = Path.of("README.md");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path GOALS = Path.of("plugin/src/main/java/dev/reprokit/plugin/paper");
    private static final Pattern ROW =
            Pattern.compile("^\\| `repro:([a-z0-9-]+)` \\| .*\\? \\|\\n", Pattern.MULTILINE);

    private final Map<String, Experiment> byId = new TreeMap<>();

    private Registration(List<Experiment> experiments) {
        experiments.forEach(experiment -> byId.put(experiment.id(), experiment));
    }

    /**
     * Finds the experiments among the compiled classes, whether the service file names them or not:
     * public classes with a public constructor without parameters.
     */
    static Registration find() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/reprokit/paper"))) {
            return new Registration(
                    files.map(CLASSES::relativize)
                            .map(Path::toString)
                            .filter(file -> file.matches(".*/[A-Z]\\w*\\.class"))
                            .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                            .map(Registration::load)
                            .filter(Registration::isExperiment)
                            .map(Registration::create)
                            .toList());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Registration.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isExperiment(Class<?> type) {
        return Experiment.class.isAssignableFrom(type)
                && Modifier.isPublic(type.getModifiers())
                && !Modifier.isAbstract(type.getModifiers())
                && Arrays.stream(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    private static Experiment create(Class<?> type) {
        try {
            return (Experiment) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return all files by their paths from the project's root, each with what it must hold} */
    Map<Path, String> files() {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(SERVICE, service());
        byId.forEach((id, experiment) -> files.put(goal(id), goal(experiment)));
        files.put(README, readme());
        return files;
    }

    /** Writes what is missing, also where this JVM looks for the experiments. */
    void write() throws IOException {
        for (Map.Entry<Path, String> file : files().entrySet()) {
            Files.writeString(Page.ROOT.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(
                CLASSES.resolve("META-INF/services").resolve(SERVICE.getFileName()), service());
    }

    private String service() {
        List<String> names = new ArrayList<>(Page.read(SERVICE).text().lines().toList());
        List<String> found =
                byId.values().stream().map(experiment -> experiment.getClass().getName()).toList();
        names.retainAll(found);
        found.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names.stream().map(name -> name + "\n").collect(joining());
    }

    private static Path goal(String id) {
        String words =
                Arrays.stream(id.split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(joining());
        return GOALS.resolve(words + "Mojo.java");
    }

    private static String goal(Experiment experiment) {
        Path file = goal(experiment.id());
        if (Files.exists(Page.ROOT.resolve(file))) {
            return Page.read(file).text();
        }
        return """
        package dev.reprokit.plugin.paper;

        import dev.reprokit.plugin.AbstractSingleExperimentMojo;

        import org.apache.maven.plugins.annotations.Mojo;
        import org.apache.maven.plugins.annotations.ResolutionScope;

        /**
         * Runs the experiment {@code %1$s}, reports, judges, and fails the build if a claim is broken. %2$s
         */
        @Mojo(
                name = "%1$s",
                requiresDependencyResolution = ResolutionScope.RUNTIME,
                threadSafe = true)
        public final class %3$s extends AbstractSingleExperimentMojo {

            /** The goal {@code %1$s}. */
            public %3$s() {}
        }
        """
                .formatted(
                        experiment.id(),
                        experiment.about().question(),
                        file.getFileName().toString().replace(".java", ""));
    }

    /** Keeps the rows that are there: their questions are shorter than the experiments' own. */
    private String readme() {
        String text = Page.read(README).text();
        List<MatchResult> rows = ROW.matcher(text).results().toList();
        Map<String, String> known =
                rows.stream().collect(Collectors.toMap(row -> row.group(1), MatchResult::group));
        String table =
                byId.values().stream()
                        .map(
                                experiment ->
                                        known.getOrDefault(
                                                experiment.id(),
                                                "| `repro:%s` | %s |\n"
                                                        .formatted(
                                                                experiment.id(),
                                                                experiment.about().question())))
                        .collect(joining());
        return text.substring(0, rows.get(0).start())
                + table
                + text.substring(rows.get(rows.size() - 1).end());
    }
}
