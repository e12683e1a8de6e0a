package dev.reprokit.plugin.parameter;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.text.Secrets;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads parameters and collects everything that is wrong with them, so that the user sees all
 * problems at once. A method returns null for a bad value; {@link #rejectBad()} then throws.
 */
public class ParameterCheck {
    static final String PREFIX = "repro.";
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,10}d)?((\\d{1,10}h)?(\\d{1,10}m)?(\\d{1,10}s)?)");

    /** The longest time span: three times as many nanoseconds overflow a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final String TEXTS = "the main file of a text, e.g. paper.tex, or several";

    private final List<String> problems = new ArrayList<>();

    /**
     * Reads ids and globs, separated by commas.
     *
     * @param legal what they are, with an example
     * @return empty if there is no value
     */
    public List<String> selection(String name, String value, String legal) {
        if (value == null) {
            return List.of();
        }
        List<String> patterns =
                Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
        if (patterns.isEmpty()
                || !patterns.stream().allMatch(pattern -> pattern.matches("[A-Za-z0-9._*?-]+"))) {
            return bad(name, value, legal + ", separated by commas");
        }
        return patterns;
    }

    /**
     * Reads ids, separated by commas.
     *
     * @param legal what they are, with an example
     * @return empty if there is no value
     */
    public List<String> ids(String name, String value, String legal) {
        if (value == null) {
            return List.of();
        }
        List<String> ids = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        return ids.stream().allMatch(id -> !id.isEmpty())
                ? ids
                : bad(name, value, legal + ", separated by commas");
    }

    /**
     * Reads the main files of texts, separated by commas. They need not exist.
     *
     * @param folder the folder at which relative ones start
     * @return empty if there is no value
     */
    public List<Path> texts(String name, String value, Path folder) {
        List<String> files = ids(name, value, TEXTS);
        try {
            return files == null
                    ? List.of()
                    : files.stream().map(file -> folder.resolve(file).normalize()).toList();
        } catch (InvalidPathException e) {
            bad(name, value, TEXTS);
            return List.of();
        }
    }

    /** Reads the id of a scale. */
    public Scale scale(String name, String value) {
        String id = oneOf(name, value, Scale.ids());
        return id == null ? null : Scale.of(id);
    }

    /** Reads one of several words. */
    public String oneOf(String name, String value, List<String> legal) {
        return legal.contains(value)
                ? value
                : bad(
                        name,
                        value,
                        String.join(", ", legal) + Spelling.didYouMean(given(value), legal));
    }

    /** Reads text that matches a regular expression. */
    public String matching(String name, String value, String pattern, String legal) {
        return given(value).matches(pattern) ? value : bad(name, value, legal);
    }

    /** Reads a whole number of at most nine digits. */
    public Integer wholeNumber(String name, String value, int least) {
        return wholeNumber(name, value, least, 999_999_999);
    }

    /** Reads a whole number of at most nine digits that is not too large. */
    public Integer wholeNumber(String name, String value, int least, int most) {
        if (given(value).matches("\\d{1,9}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most) {
            return Integer.valueOf(value);
        }
        return bad(name, value, "a whole number from %s to %s".formatted(least, most));
    }

    /** Reads whether fresh seeds are run where results may differ from the baseline. */
    public boolean confirms(String value) {
        return "auto".equals(oneOf("confirm", value, List.of("auto", "never")));
    }

    /** Reads a time span such as {@code 90m} or {@code 1h30m}, at most a hundred years. */
    public Duration timeSpan(String name, String value) {
        Matcher time = TIME.matcher(given(value));
        if (time.matches() && !given(value).isEmpty()) {
            String days = Objects.requireNonNullElse(time.group(1), "");
            String rest = time.group(2);
            // ISO-8601 separates days from the rest.
            Duration span = Duration.parse("P" + days + (rest.isEmpty() ? "" : "T" + rest));
            if (!span.isZero() && span.compareTo(LONGEST) <= 0) {
                return span;
            }
        }
        return bad(
                name,
                value,
                "whole numbers with d, h, m or s for days, hours, minutes or seconds, e.g. 90m or"
                        + " 1h30m, at most %sd".formatted(LONGEST.toDays()));
    }

    /** Reads the device to train on. */
    public String device(String name, String value) {
        return matching(
                name,
                value,
                "auto|cpu|gpu(:\\d{1,3})?",
                "auto, cpu, gpu, or gpu:N with the GPU's number");
    }

    /** Reads how exactly the device computes. */
    public Numerics numerics(boolean deterministic, boolean tf32, boolean cudnnBenchmark) {
        if (deterministic && tf32) {
            problems.add("-Drepro.deterministic=true excludes -Drepro.tf32=true");
        }
        if (deterministic && cudnnBenchmark) {
            problems.add("-Drepro.deterministic=true excludes -Drepro.cudnnBenchmark=true");
        }
        return new Numerics(deterministic, tf32, cudnnBenchmark);
    }

    /** Reads options and splits them like a shell does. */
    public List<String> words(String name, String value) {
        try {
            return CommandLine.split(given(value));
        } catch (IllegalArgumentException e) {
            return bad(name, value, "options separated by blanks; " + e.getMessage());
        }
    }

    /** Reads a folder that must exist. */
    public Path folder(String name, File value) {
        Path path = value.toPath().toAbsolutePath().normalize();
        return Files.isDirectory(path) && Files.isReadable(path)
                ? path
                : bad(name, path, "a folder that exists and can be read");
    }

    /** Reads a run folder, in which at least one experiment was started. */
    public Path runFolder(String name, File value) {
        Path path = value == null ? null : value.toPath().toAbsolutePath().normalize();
        try {
            return path != null && !ExperimentFolder.startedIn(path).isEmpty()
                    ? path
                    : bad(
                            name,
                            path,
                            "a run folder, e.g. target/repro, which holds a folder of an experiment");
        } catch (IOException e) {
            return bad(name, path, "a folder that can be read; " + e);
        }
    }

    /** Reads a folder that can be written, or created. */
    public Path writableFolder(String name, File value) {
        Path path = value.toPath().toAbsolutePath().normalize();
        Path existing = existing(path);
        return Files.isDirectory(existing) && Files.isWritable(existing)
                ? path
                : bad(name, path, "a folder that can be written; " + existing + " cannot");
    }

    /**
     * Checks the home folder that Java knows of this user: {@code ?} where the user has no entry in
     * the system's list, as in a container with a number for a user.
     */
    public void home(String home) {
        if (!Path.of(home).isAbsolute()) {
            problems.add(
                    "Java knows no home folder of this user, user.home is '%s': set the environment variable MAVEN_OPTS=-Duser.home=FOLDER"
                            .formatted(home));
        }
    }

    /**
     * Reads the folder of the cache.
     *
     * @return the absolute path; null if it can neither be written nor is a cache to be read
     */
    public Path cacheFolder(String name, File value) {
        Path path = value.toPath().toAbsolutePath().normalize();
        try {
            return Files.isDirectory(path) && new CacheFolder(path).isReadable()
                    ? path
                    : writableFolder(name, value);
        } catch (IOException e) {
            return bad(name, path, "a folder that can be read; " + e);
        }
    }

    /** Finds a program of the toolchain that the build has chosen. */
    public Path tool(String name, Toolchain toolchain) {
        String program = toolchain.findTool(name);
        if (program == null) {
            problems.add(
                    "the toolchain %s has no %s; its jdkHome stands in ~/.m2/toolchains.xml, or in the file of mvn -t"
                            .formatted(toolchain, name));
            return null;
        }
        return Path.of(program);
    }

    /** {@return the path if it exists, otherwise its nearest parent that does} */
    public static Path existing(Path path) {
        Path existing = path;
        // A drive that does not exist on Windows has no parent.
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    /**
     * Finds what Maven ignores without a word: a misspelt {@code -Drepro.*}, and a switch that is
     * neither true nor false.
     *
     * @param given the properties that the user typed
     * @param types the Java types of all goals' parameters by property
     */
    public void userProperties(Properties given, Map<String, String> types) {
        for (String property : given.stringPropertyNames()) {
            String value = given.getProperty(property);
            if (property.startsWith(SparkParameters.CONF)) {
                continue; // They are Spark's own names.
            }
            if (property.startsWith(OverrideParameters.PREFIX)) {
                new OverrideParameters(this).requireKnown(property);
                continue;
            }
            if (property.startsWith(PREFIX) && !types.containsKey(property)) {
                problems.add(
                        "-D%s: there is no such parameter%s; legal are %s"
                                .formatted(
                                        property,
                                        Spelling.didYouMean(property, types.keySet()),
                                        names(types.keySet())));
            } else if ("boolean".equals(types.get(property))
                    && !List.of("true", "false").contains(value.toLowerCase(Locale.ROOT))) {
                bad(property.substring(PREFIX.length()), value, "true, false");
            } else if (property.equals(PREFIX + "text") && value.isBlank()) {
                // Maven takes that for nothing, and nothing would be checked.
                bad("text", value, TEXTS);
            }
        }
    }

    /**
     * Checks the properties that the user typed against the parameters of all goals, and the
     * folders also where the POM has them.
     */
    public void userProperties(MavenSession session, MojoExecution execution) {
        Map<String, String> types =
                GoalParameters.types(execution.getMojoDescriptor().getPluginDescriptor());
        userProperties(session.getUserProperties(), types);
        Map<String, String> given = new HashMap<>();
        if (session.getCurrentProject() != null) {
            addTo(given, session.getCurrentProject().getProperties());
        }
        addTo(given, session.getUserProperties());
        given.putAll(GoalParameters.configured(execution));
        new FolderParameters(this, types).read(given);
    }

    private static void addTo(Map<String, String> given, Properties properties) {
        properties
                .stringPropertyNames()
                .forEach(name -> given.put(name, properties.getProperty(name)));
    }

    /** Adds a problem, for instance one of several parameters together. */
    public void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Finds a parameter of another goal, which this goal would ignore without a word.
     *
     * @param given the properties that the user typed
     * @param name the other goal's parameter
     * @param meant this goal's parameter
     */
    public void mistaken(Properties given, String name, String meant) {
        if (given.containsKey(PREFIX + name)) {
            problems.add(
                    "-D%s: this goal has no such parameter; did you mean '%s'?"
                            .formatted(PREFIX + name, PREFIX + meant));
        }
    }

    /** Returns the value, or an empty text for null, into which Maven turns an empty value. */
    private static String given(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String names(Collection<String> properties) {
        return String.join(", ", properties.stream().sorted().toList());
    }

    /**
     * Throws if anything was wrong.
     *
     * @throws MojoExecutionException with a line for each bad value and its legal values
     */
    public void rejectBad() throws MojoExecutionException {
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(
                    (problems.size() == 1
                                    ? "One bad parameter"
                                    : problems.size() + " bad parameters")
                            + "; nothing was run:\n  "
                            + String.join("\n  ", problems));
        }
    }

    <T> T bad(String name, Object value, String legal) {
        problems.add(
                "-D%s%s=%s: legal is %s"
                        .formatted(
                                PREFIX,
                                name,
                                Secrets.hidden(name, Objects.toString(value, "")),
                                legal));
        return null;
    }
}
