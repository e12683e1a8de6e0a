package dev.reprokit.internal.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for ids.
 *
 * @param pattern an id, in which {@code *} stands for any text and {@code ?} for any character
 */
public record Glob(String pattern) {

    /**
     * Tests if the pattern matches an id as a whole.
     *
     * @param id the id
     * @return true if it matches
     */
    public boolean matches(String id) {
        String regex =
                pattern.chars()
                        .mapToObj(c -> (char) c)
                        .map(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + c))
                        .collect(Collectors.joining());
        return id.matches(regex);
    }

    /**
     * Finds the ids that a list of patterns selects.
     *
     * @param patterns the patterns
     * @param ids the ids to choose from
     * @return the ids that one or more patterns match, in their own order
     */
    public static List<String> select(List<String> patterns, List<String> ids) {
        List<Glob> globs = patterns.stream().map(Glob::new).toList();
        return ids.stream()
                .filter(id -> globs.stream().anyMatch(glob -> glob.matches(id)))
                .toList();
    }
}
