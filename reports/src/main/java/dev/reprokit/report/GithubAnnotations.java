package dev.reprokit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The annotations of a GitHub Actions job, which are lines of its log: workflow commands.
 *
 * @param areRead whether the current process is a step of such a job
 */
public record GithubAnnotations(boolean areRead) {
    /** GitHub takes ten annotations of each type from a step; the last one counts the others. */
    private static final int MOST = 9;

    private static final int MOST_PER_EXPERIMENT = 3;

    /**
     * Finds out whether a job reads them.
     *
     * @param environment the process's environment variables
     * @return read if {@code GITHUB_ACTIONS} is {@code true}
     */
    public static GithubAnnotations of(Map<String, String> environment) {
        return new GithubAnnotations("true".equals(environment.get("GITHUB_ACTIONS")));
    }

    /**
     * Prints annotations if a job reads them: of each type at most three per experiment and nine in
     * all, the first ones of every experiment first, and one that counts the rest.
     *
     * @param annotations the annotations, sorted by their importance within each experiment
     * @param log the log of the job; no prefix may come before the lines, and it stays open
     * @throws IOException if the log cannot be written
     */
    public void print(List<Annotation> annotations, OutputStream log) throws IOException {
        if (!areRead) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (boolean failure : List.of(true, false)) {
            commands(
                            failure ? "error" : "warning",
                            annotations.stream()
                                    .filter(each -> each.isFailure() == failure)
                                    .toList())
                    .forEach(command -> lines.append(command).append('\n'));
        }
        log.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        log.flush();
    }

    /** An annotation with its place among those of its experiment, from 0. */
    private record Ranked(int rank, Annotation annotation) {}

    private static List<String> commands(String type, List<Annotation> annotations) {
        Map<String, Integer> ranks = new HashMap<>();
        List<Annotation> shown =
                annotations.stream()
                        .map(
                                each ->
                                        new Ranked(
                                                ranks.merge(each.experiment(), 1, Integer::sum) - 1,
                                                each))
                        .filter(each -> each.rank() < MOST_PER_EXPERIMENT)
                        .sorted(Comparator.comparingInt(Ranked::rank))
                        .limit(MOST)
                        .map(Ranked::annotation)
                        .toList();
        List<String> commands = new ArrayList<>();
        shown.forEach(each -> commands.add(command(type, each.title(), each.text())));
        if (shown.size() < annotations.size()) {
            List<Annotation> rest = new ArrayList<>(annotations);
            shown.forEach(rest::remove);
            commands.add(command(type, "%s more".formatted(rest.size()), counts(rest)));
        }
        return commands;
    }

    private static String counts(List<Annotation> annotations) {
        return annotations.stream()
                .collect(
                        Collectors.groupingBy(
                                Annotation::experiment, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> "%s: %s".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", ", "", "; the log has them all"));
    }

    private static String command(String type, String title, String text) {
        return "::%s title=%s::%s".formatted(type, property(title), data(text));
    }

    /** Escapes a message, of which a command ends with its line. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Escapes a property, which ends at a comma or at the colons before the message. */
    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
