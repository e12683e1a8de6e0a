package dev.reprokit.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Wraps prose to lines for a terminal. */
public final class WrappedText {
    /**
     * The largest number of characters per line, without the prefix that the log puts before it.
     */
    private static final int WIDTH = 92;

    private WrappedText() {}

    /**
     * Breaks prose at blanks, into lines for a terminal. A word that is longer than a line gets its
     * own line.
     *
     * @param start the beginning of the first line, e.g. {@code " - "}; the other lines are
     *     indented by its width
     * @param prose one or more words; line breaks count as blanks
     * @return lines of at most 92 characters, except for a single word that is longer
     */
    public static List<String> of(String start, String prose) {
        return of(start, prose, WIDTH);
    }

    /**
     * Breaks prose at blanks. A word that is longer than a line gets its own line.
     *
     * @param start the beginning of the first line; the other lines are indented by its width
     * @param prose one or more words; line breaks count as blanks
     * @param width the largest number of characters per line
     * @return lines of at most so many characters, except for a single word that is longer
     */
    public static List<String> of(String start, String prose, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : prose.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(start.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
