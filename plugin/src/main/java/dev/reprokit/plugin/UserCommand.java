package dev.reprokit.plugin;

import org.apache.maven.execution.MavenSession;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the user typed, as far as Maven tells. */
final class UserCommand {
    private UserCommand() {}

    /** {@return {@code mvn}, the goals, and the user's {@code -Drepro.*}, sorted} */
    static String of(MavenSession session) {
        return of(session.getRequest().getGoals(), session.getUserProperties());
    }

    static String of(List<String> goals, Properties properties) {
        return Stream.of(Stream.of("mvn"), goals.stream(), options(properties))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /** {@return a goal with the user's {@code -Drepro.*}: what to type next} */
    static String of(MavenSession session, String goal) {
        return of(List.of(goal), session.getUserProperties());
    }

    /** {@return what to type to accept baselines, but for which, and why} */
    static String toAcceptBaseline(MavenSession session) {
        Properties properties = new Properties();
        properties.putAll(session.getUserProperties());
        List.of("repro.experiments", "repro.baseline.reason", "repro.baseline.missing")
                .forEach(properties::remove);
        return of(List.of("process-classes", "repro:baseline"), properties);
    }

    private static Stream<String> options(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("repro."))
                .sorted()
                .map(name -> quoted("-D%s=%s".formatted(name, properties.getProperty(name))));
    }

    private static String quoted(String word) {
        return word.matches("\\S*") ? word : "'" + word + "'";
    }
}
