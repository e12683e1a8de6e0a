package dev.reprokit.internal.trap;

import dev.reprokit.published.PublishedCsv;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Something that a library does with valid input and that one would not guess.
 *
 * @param id its name in lower case with hyphens, unique
 * @param library what does it, such as {@code DJL}
 * @param versions the versions of the library with which it was seen, such as {@code 0.36.0}
 * @param calls the calls that walk into it; empty if none tells it from harmless use, so that only
 *     the page for authors names it
 * @param use what one uses, in Markdown
 * @param expected what one may expect of it
 * @param happens what happens
 * @param instead what to use instead, in Markdown
 * @param source who found it: {@code ReproKit}, or an upstream thread
 */
public record Trap(
        String id,
        String library,
        List<String> versions,
        List<Call> calls,
        String use,
        String expected,
        String happens,
        String instead,
        String source) {
    private static final List<Trap> ALL =
            PublishedCsv.rows(
                            Trap.class,
                            "traps.csv",
                            "id",
                            "library",
                            "versions",
                            "calls",
                            "use",
                            "expected",
                            "happens",
                            "instead")
                    .stream()
                    .map(Trap::of)
                    .toList();

    /** {@return all traps that are known, in the order of the table} */
    public static List<Trap> all() {
        return ALL;
    }

    private static Trap of(Map<String, String> row) {
        return new Trap(
                row.get("id"),
                row.get("library"),
                words(row.get("versions")),
                words(row.get("calls")).stream().map(Call::of).toList(),
                row.get("use"),
                row.get("expected"),
                row.get("happens"),
                row.get("instead"),
                row.get("source"));
    }

    /** Splits at blanks; empty for an empty text. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
