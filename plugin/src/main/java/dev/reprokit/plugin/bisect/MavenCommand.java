package dev.reprokit.plugin.bisect;

import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Maven that runs now, for other folders: its program, settings, local repository and profiles.
 *
 * @param program {@code mvn}
 * @param options what it gets beside goals and properties
 * @param properties what the user typed as {@code -D}, but for what the search sets itself
 */
public record MavenCommand(
        Path program, List<String> options, SortedMap<String, String> properties) {

    /**
     * Reads what runs now.
     *
     * @param session the build
     * @return the command
     * @throws BisectionException if there is no program {@code mvn}, as within an IDE
     */
    public static MavenCommand of(MavenSession session) throws BisectionException {
        String home = System.getProperty("maven.home");
        boolean windows = File.separatorChar == '\\';
        Path program = Path.of(home == null ? "" : home, "bin", windows ? "mvn.cmd" : "mvn");
        if (home == null || !program.toFile().canExecute()) {
            throw new BisectionException(
                    "Each commit is built by a Maven of its own, but there is no %s; type the goal in a shell"
                            .formatted(program));
        }
        SortedMap<String, String> properties = new TreeMap<>();
        for (String name : session.getUserProperties().stringPropertyNames()) {
            if (!isOfTheSearch(name)) {
                properties.put(name, session.getUserProperties().getProperty(name));
            }
        }
        return new MavenCommand(program, options(session), properties);
    }

    private static boolean isOfTheSearch(String property) {
        return property.startsWith("repro.bisect.")
                || List.of(
                                "repro.experiment",
                                "repro.seeds",
                                "repro.seed",
                                "repro.conditions",
                                "repro.outputDirectory",
                                "repro.baseline.directory",
                                "maven.repo.local")
                        .contains(property);
    }

    private static List<String> options(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--batch-mode",
                                "--no-transfer-progress",
                                "-Dmaven.repo.local=" + session.getLocalRepository().getBasedir()));
        if (session.isOffline()) {
            options.add("--offline");
        }
        addFile(options, "--settings", request.getUserSettingsFile());
        addFile(options, "--global-settings", request.getGlobalSettingsFile());
        addFile(options, "--toolchains", request.getUserToolchainsFile());
        List<String> profiles =
                Stream.concat(
                                request.getActiveProfiles().stream(),
                                request.getInactiveProfiles().stream().map(id -> "!" + id))
                        .toList();
        if (!profiles.isEmpty()) {
            options.add("--activate-profiles=" + String.join(",", profiles));
        }
        return options;
    }

    private static void addFile(List<String> options, String option, File file) {
        if (file != null && file.exists()) {
            options.addAll(List.of(option, file.getPath()));
        }
    }

    /**
     * Makes a command line.
     *
     * @param goals phases and goals, and the options that choose modules
     * @param own properties, which override what the user typed
     * @return program and arguments
     */
    List<String> with(List<String> goals, Map<String, String> own) {
        SortedMap<String, String> all = new TreeMap<>(properties);
        all.putAll(own);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        command.addAll(goals);
        all.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        return command;
    }
}
