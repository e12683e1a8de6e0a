package dev.reprokit.plugin.project;

import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.internal.text.Secrets;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that the user typed, as far as Maven knows it, and without secrets. */
public final class UserCommand {
    private UserCommand() {}

    /** {@return {@code mvn}, the goals, and the user's {@code -P} and {@code -Drepro.*}, sorted} */
    public static String of(MavenSession session) {
        return of(session.getRequest().getGoals(), profiles(session), session.getUserProperties());
    }

    public static String of(List<String> goals, List<String> profiles, Properties properties) {
        Stream<String> profile =
                profiles.isEmpty() ? Stream.of() : Stream.of("-P" + String.join(",", profiles));
        return Stream.of(Stream.of("mvn"), goals.stream(), profile, options(properties))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /** {@return the command for a goal with the user's {@code -P} and {@code -Drepro.*}} */
    public static String of(MavenSession session, String goal) {
        return of(List.of(goal), profiles(session), session.getUserProperties());
    }

    /**
     * Returns the command that accepts baselines, without the experiments, the claims and the
     * reason, which the caller appends.
     *
     * @param session the build
     * @param execution the execution whose configuration the command must repeat; a goal that was
     *     typed has none
     */
    public static String toAcceptBaseline(MavenSession session, MojoExecution execution) {
        Properties properties = new Properties();
        properties.putAll(session.getUserProperties());
        List.of(
                        "repro.experiments",
                        "repro.baseline.reason",
                        "repro.baseline.accept",
                        "repro.baseline.missing",
                        "repro.text")
                .forEach(properties::remove);
        String goal =
                execution.getSource() == MojoExecution.Source.CLI
                        ? "repro:baseline"
                        : "repro:baseline@" + execution.getExecutionId();
        return of(List.of("process-classes", goal), profiles(session), properties);
    }

    /** Returns the profiles that the user typed; those of the settings are active anyway. */
    private static List<String> profiles(MavenSession session) {
        List<String> profiles = new ArrayList<>(session.getRequest().getActiveProfiles());
        profiles.removeAll(session.getSettings().getActiveProfiles());
        return profiles;
    }

    private static Stream<String> options(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("repro."))
                .sorted()
                .map(name -> "-D" + name + "=" + Secrets.hidden(name, properties.getProperty(name)))
                .map(ShellQuoting::quoted);
    }
}
