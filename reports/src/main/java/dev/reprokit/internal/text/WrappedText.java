package dev.reprokit.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Prose as lines of text. */
public final class WrappedText {
    /** Characters a line; the log's own prefix comes before them. */
    private static final int WIDTH = 92;

    private WrappedText() {}

    /**
     * Breaks prose at blanks. A word that is longer than a line has a line of its own.
     *
     * @param start what the first line begins with, e.g. {@code " - "}; the others are indented as
     *     far
     * @param prose one or more words; line breaks count as blanks
     * @return lines of at most 92 characters
     */
    public static List<String> of(String start, String prose) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(start);
        boolean empty = true;
        for (String word : prose.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
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
