package dev.reprokit.internal.trap;

import static dev.reprokit.published.PublishedCsv.value;

import dev.reprokit.published.PublishedCsv;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Something that a library does with valid input and that one would not guess.
 *
 * @param id its name in lower case with hyphens, unique
 * @param library what does it, such as {@code DJL}
 * @param versions the versions of the library with which it was seen, such as {@code 0.36.0}, the
 *     oldest first
 * @param calls the calls that walk into it; empty if none tells it from harmless use, so that only
 *     the page for authors names it
 * @param use what one uses, in Markdown
 * @param expected what one may expect of it, in Markdown
 * @param happens what happens, in Markdown
 * @param instead what to use instead, in Markdown
 * @param source who found it: {@code ReproKit}, or threads on GitHub as {@code
 *     OWNER/REPOSITORY#NUMBER}, separated by commas
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
                value(row, "id"),
                value(row, "library"),
                words(value(row, "versions")),
                words(value(row, "calls")).stream().map(Call::of).toList(),
                value(row, "use"),
                value(row, "expected"),
                value(row, "happens"),
                value(row, "instead"),
                value(row, "source"));
    }

    /** Splits at blanks; empty for an empty text. */
    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
