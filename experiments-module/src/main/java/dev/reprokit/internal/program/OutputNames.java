package dev.reprokit.internal.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Guesses from a program's output what it reports: a name before each number, and epochs. */
final class OutputNames {
    private static final String NUMBER =
            "([-+]?(?:(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?|(?i:nan|inf(?:inity)?)))";

    /** What follows a time, which is no metric. */
    private static final String TIME = "\\s*(?:m?s|secs?|seconds?|min|minutes?|h|hours?)\\b";

    private static final String WORD = "[A-Za-z][A-Za-z0-9_./@-]*";

    /** {@code test accuracy: 0.93}, {@code loss=0.3}; without a sign only before a fraction. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<![A-Za-z0-9_./@-])(%s(?: %s){0,3}?)[\"']?(?:\\s*[:=]\\s*(?:[a-z][a-z0-9_.]*\\()?|\\s+(?=[-+]?\\d*\\.\\d))%s(?![\\w.])(?!%s)"
                            .formatted(WORD, WORD, NUMBER, TIME));

    /** What counts epochs, the usual words first. */
    private static final List<Pattern> COUNTERS =
            List.of(
                    Pattern.compile("(?i)\\bepoch\\b\\W{0,3}(\\d+)"),
                    Pattern.compile("(?<!\\S)\\[(\\d+)](?=\\s)"),
                    Pattern.compile("(?i)\\b(?:iteration|iter|round|step)\\b\\W{0,3}(\\d+)"));

    private OutputNames() {}

    /**
     * Finds patterns of metrics.
     *
     * @param lines the output
     * @param isMetric whether a name may be a metric's
     * @return a pattern per name of a metric, with one group around the number; {@code epoch} is
     *     the one that counts, if something does
     */
    static Map<String, Pattern> patterns(List<String> lines, Predicate<String> isMetric) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (String line : lines) {
            NAMED.matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .map(found -> name(found))
                    .filter(name -> isMetric.test(GuessedMetric.of(name)))
                    .forEach(name -> patterns.putIfAbsent(GuessedMetric.of(name), pattern(name)));
        }
        if (!patterns.isEmpty()) {
            counter(lines).ifPresent(counter -> patterns.put(GuessedMetric.EPOCH, counter));
        }
        return patterns;
    }

    private static String name(String found) {
        var matcher = NAMED.matcher(found);
        return matcher.find() ? matcher.group(1) : found;
    }

    /** Readable, since it goes into a file that people change. */
    private static Pattern pattern(String name) {
        return Pattern.compile(
                "(?<![\\w/.-])%s[\"']?(?:\\s*[:=|]\\s*|\\s+)(?:[a-z][\\w.]*\\()?([-+]?(?:\\d*\\.?\\d+(?:[eE][-+]?\\d+)?|nan|NaN|inf|Inf))(?!\\w|\\.\\d)"
                        .formatted(name.replaceAll("[.@]", "\\\\$0")));
    }

    private static Optional<Pattern> counter(List<String> lines) {
        return COUNTERS.stream()
                .filter(counter -> lines.stream().anyMatch(line -> counter.matcher(line).find()))
                .findFirst();
    }
}
